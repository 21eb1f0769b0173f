import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Sharer, sharingContract } from '../../../src-shared/sharing/sharing.contract.ts';
import { audienceOf } from '../../../src-shared/sync/audience.ts';
import { isOfOwnPeople, refusalOfFields } from '../../../src-shared/sync/rights.ts';
import type { Context } from '../context.ts';
import { createRowReader, type StoredRow } from '../sync/rows.ts';
import { createPeople } from '../team/index.ts';

type Shareable = 'customers' | 'tasks' | 'appointments';

/** Whom a record is shared with besides its own people. The same rules as the office's, told before anything is written. */
export function createSharingService(ctx: Context): HandlersOf<typeof sharingContract> {
  const read = createRowReader(ctx.db);
  const office = createPeople(ctx);
  const everybody = ctx.db.prepare(
    `SELECT 'user:' || id AS scope, name, is_active AND deleted_at IS NULL AS isHere FROM users
     UNION ALL SELECT 'team:' || id, name, deleted_at IS NULL FROM teams
     UNION ALL SELECT 'department:' || id, name, deleted_at IS NULL FROM departments`,
  );

  const known = () =>
    new Map((everybody.all() as { scope: string; name: string; isHere: number }[]).map((line) => [line.scope, line])); // the columns selected
  const sharers = (scopes: readonly string[], names = known()): Sharer[] =>
    scopes.map((scope) => ({
      scope,
      kind: kindOf(scope),
      name: names.get(scope)?.name ?? null,
      hasLeft: names.get(scope)?.isHere !== 1,
    }));
  const rowOf = (entity: Shareable, id: string): StoredRow => {
    const row = read(entity, id)?.row;
    if (row === undefined) throw new AppError('not-found', `no ${entity} with this id`, { details: { entity, id } });
    return row;
  };
  /** On a laptop without an office there is nobody to ask. */
  const mayShare = (entity: Shareable, row: StoredRow): boolean => isOfOwnPeople(entity, row, office.myScopes());

  return {
    choices() {
      const names = known();
      const mine = `user:${ctx.userId() ?? ''}`;
      const order = ['team', 'department', 'user'];
      const all = sharers(
        [...names.keys()].filter((scope) => scope !== mine),
        names,
      ).sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.name ?? '').localeCompare(b.name ?? '', 'vi'));
      return { choices: all.filter(({ hasLeft }) => !hasLeft), left: all.filter(({ hasLeft }) => hasLeft) };
    },
    of({ entity, id }) {
      const row = rowOf(entity, id);
      const shared = row.fields['sharedWith'];
      return {
        sharedWith: sharers(audienceOf(typeof shared === 'string' ? shared : null)),
        mayShare: mayShare(entity, row),
      };
    },
    set({ entity, id, sharedWith }) {
      const row = rowOf(entity, id);
      if (!mayShare(entity, row)) throw new AppError('forbidden', 'only its own people share a record');
      const people = office.people();
      const author = office.me(people);
      const before = new Set(audienceOf(typeof row.fields['sharedWith'] === 'string' ? row.fields['sharedWith'] : null));
      const added = audienceOf(sharedWith).filter((scope) => !before.has(scope));
      const hasLeft = sharers(added).some((one) => one.hasLeft);
      if (hasLeft || author === null || refusalOfFields(entity, { sharedWith }, row.fields, author, people) !== null) {
        throw new AppError('invalid', 'one of these does not work here any more', { fields: { sharedWith: 'has-left' } });
      }
      const { groupId } = ctx.write.transact((tx) => void tx.update(entity, id, { sharedWith }));
      return { groupId };
    },
  };
}

function kindOf(scope: string): Sharer['kind'] {
  return scope.startsWith('team:') ? 'team' : scope.startsWith('department:') ? 'department' : 'user';
}
