import { refusalOfFields, type People } from '../../../src-shared/sync/rights.ts';
import type { ScopeUser } from '../../../src-shared/sync/scopes.ts';
import type { Context } from '../context.ts';

/**
 * Whether whoever works here may give a customer to somebody: told before it is written, so that a whole book is not refused by the
 * office later. The same rule as the office's.
 */
export function createGiveCheck(
  ctx: Pick<Context, 'db' | 'userId'>,
): (to: { ownerId: string | null; teamId?: string | null }) => boolean {
  const users = ctx.db.prepare(
    'SELECT id, team_id AS teamId, department_id AS departmentId, role, is_active AS isActive FROM users WHERE deleted_at IS NULL',
  );
  const teams = ctx.db.prepare('SELECT id FROM teams WHERE deleted_at IS NULL').pluck();
  return (to) => {
    const people: People = {
      users: (users.all() as (Omit<ScopeUser, 'isActive'> & { isActive: number })[]).map((user) => ({
        // the columns selected
        ...user,
        isActive: user.isActive === 1,
      })),
      teamIds: teams.all() as string[], // ids are text
    };
    const author = people.users.find(({ id }) => id === ctx.userId());
    return author !== undefined && refusalOfFields('customers', to, null, author, people) === null;
  };
}
