import { addDays, monthRange, startOfLocalDay } from '../../../src-shared/lib/dates.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import { targetKinds } from '../../../src-shared/targets/target.ts';
import type { targetsContract } from '../../../src-shared/targets/targets.contract.ts';
import type { Context } from '../context.ts';
import { madeId } from '../platform/made-id.ts';
import { createPeopleOfReport, createVisitNumbers } from '../reports/index.ts';
import { createRoleReader } from '../settings/index.ts';
import type { WriteTransaction } from '../sync/write-door.ts';

type Kind = (typeof targetKinds)[number];

/** What is to be reached in a month, and how far it is. */
export function createTargetsService(ctx: Context): HandlersOf<typeof targetsContract> {
  const roleOf = createRoleReader(ctx);
  const peopleOf = createPeopleOfReport(ctx);
  const ofMonth = ctx.db.prepare(
    'SELECT user_id AS userId, kind, value FROM targets WHERE "month" = ? AND user_id IS NOT NULL AND deleted_at IS NULL ORDER BY rid',
  );
  const newCustomers = ctx.db
    .prepare(
      'SELECT count(*) FROM customers WHERE owner_id = ? AND created_at >= ? AND created_at < ? AND deleted_at IS NULL AND merged_into IS NULL',
    )
    .pluck();
  const targetsOf = (month: string) => ofMonth.all(month) as { userId: string; kind: Kind; value: number }[]; // the columns selected
  const asAdmin = () => {
    if (roleOf() !== 'admin') throw new AppError('forbidden', 'only an administrator sets targets');
  };

  return {
    progress({ month, userId }) {
      const { first, last } = monthRange(`${month}-01`);
      const numbers = createVisitNumbers(ctx.db, {});
      const targets = new Map(targetsOf(month).map((target) => [`${target.userId} ${target.kind}`, target.value]));
      const period = { from: first, to: last };
      return {
        month,
        mayChange: roleOf() === 'admin',
        rows: peopleOf()
          .filter(({ id, isActive }) => isActive && (userId === undefined || id === userId))
          .map(({ id, name, teamName }) => {
            const { done, successful } = numbers.countsOf(id, period);
            const reached: Readonly<Record<Kind, number>> = {
              visits: done,
              'customers-visited': numbers.customersOf(id, period).customersVisited,
              'successful-visits': successful,
              'new-customers': Number(newCustomers.get(id, startOfLocalDay(first), startOfLocalDay(addDays(last, 1)))),
            };
            const goals = targetKinds.map((kind) => ({
              kind,
              target: targets.get(`${id} ${kind}`) ?? null,
              reached: reached[kind],
            }));
            return { userId: id, name, teamName, goals };
          }),
      };
    },
    save({ month, values }) {
      asAdmin();
      const known = new Set(peopleOf().map(({ id }) => id));
      const stranger = values.find(({ userId }) => !known.has(userId));
      if (stranger !== undefined) throw new AppError('not-found', 'nobody with this id', { details: { id: stranger.userId } });
      const { groupId } = ctx.write.transact((tx) => {
        for (const { userId, kind, value } of values) setTarget(tx, month, userId, kind, value);
      });
      return { groupId };
    },
    copy({ month }) {
      asAdmin();
      const before = addDays(`${month}-01`, -1).slice(0, 7);
      const active = new Set(peopleOf().flatMap(({ id, isActive }) => (isActive ? [id] : [])));
      const has = new Set(targetsOf(month).map(({ userId, kind }) => `${userId} ${kind}`));
      const missing = targetsOf(before).filter(({ userId, kind }) => active.has(userId) && !has.has(`${userId} ${kind}`));
      const { groupId } = ctx.write.transact((tx) => {
        for (const { userId, kind, value } of missing) setTarget(tx, month, userId, kind, value);
      });
      return { groupId, count: missing.length };
    },
  };
}

/** One row for a person, a kind and a month, whoever writes it and on which laptop. */
function setTarget(tx: WriteTransaction, month: string, userId: string, kind: Kind, value: number | null): void {
  const id = madeId('targets', month, userId, kind);
  const row = tx.read('targets', id);
  if (value === null) {
    if (row !== null && row.deletedAt === null) tx.remove('targets', id);
    return;
  }
  if (row === null) {
    tx.create('targets', { id, kind, userId, teamId: null, month, value });
    return;
  }
  if (row.deletedAt !== null) tx.restore('targets', id);
  tx.update('targets', id, { value });
}
