import type { Context } from '../context.ts';
import { createRoleReader } from '../settings/index.ts';

export interface ReportPerson {
  readonly id: string;
  readonly name: string;
  readonly teamId: string | null;
  readonly teamName: string | null;
  readonly isActive: boolean;
}

/** Whose work one may measure: a rep his own, a manager his team's, an administrator everybody's. */
export function createPeopleOfReport(ctx: Context): () => readonly ReportPerson[] {
  const roleOf = createRoleReader(ctx);
  const users = ctx.db.prepare(
    `SELECT u.id, u.name, u.team_id AS teamId, t.name AS teamName, u.is_active AS isActive
     FROM users AS u LEFT JOIN teams AS t ON t.id = u.team_id WHERE u.deleted_at IS NULL ORDER BY t.name, u.name, u.id`,
  );
  return () => {
    const me = ctx.userId();
    const all = (users.all() as (Omit<ReportPerson, 'isActive'> & { isActive: number })[]).map((user) => ({
      // the columns selected
      ...user,
      isActive: user.isActive === 1,
    }));
    const role = roleOf();
    if (role === 'admin') return all;
    const own = all.find(({ id }) => id === me);
    if (role === 'manager' && own?.teamId != null) return all.filter(({ id, teamId }) => id === me || teamId === own.teamId);
    return all.filter(({ id }) => id === me);
  };
}
