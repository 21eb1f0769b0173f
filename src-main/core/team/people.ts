import { type People, refusalOfFields } from '../../../src-shared/sync/rights.ts';
import { type ScopeUser, scopesOf } from '../../../src-shared/sync/scopes.ts';
import type { Context } from '../context.ts';
import { createStandIns } from './stand-ins.ts';

/** The people and teams of the office, as rules about rights want them. */
export function createPeople(ctx: Pick<Context, 'clock' | 'db' | 'state' | 'userId'>) {
  const standIns = createStandIns(ctx);
  const users = ctx.db.prepare(
    `SELECT id, team_id AS teamId, department_id AS departmentId, role, is_active AS isActive FROM users WHERE deleted_at IS NULL`,
  );
  const teams = ctx.db.prepare('SELECT id FROM teams WHERE deleted_at IS NULL').pluck();
  const people = (): People => ({
    users: (users.all() as (Omit<ScopeUser, 'isActive'> & { isActive: number })[]).map((user) => ({
      // the columns selected
      ...user,
      isActive: user.isActive === 1,
    })),
    teamIds: teams.all() as string[], // ids are text
    standIns: standIns.today(),
  });
  const me = (among: People) => among.users.find(({ id }) => id === ctx.userId()) ?? null;
  return {
    people,
    me,
    /** The single scopes of whoever works here. */
    myScopes(): ReadonlySet<string> {
      const all = people();
      const user = me(all);
      return new Set(user === null ? [] : scopesOf(user, all));
    },
  };
}

/**
 * Whether whoever works here may give a customer to somebody: told before it is written, so that a whole book is not refused by the
 * office later. The same rule as the office's.
 */
export function createGiveCheck(
  ctx: Pick<Context, 'clock' | 'db' | 'state' | 'userId'>,
): (to: { ownerId: string | null; teamId?: string | null }) => boolean {
  const { people, me } = createPeople(ctx);
  return (to) => {
    const all = people();
    const author = me(all);
    return author !== null && refusalOfFields('customers', to, null, author, all) === null;
  };
}
