import { addDays, startOfLocalDay } from '../../../src-shared/lib/dates.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import { isLegalVisitMove, type VisitState } from '../../../src-shared/visits/visit.ts';
import type { visitsContract } from '../../../src-shared/visits/visits.contract.ts';
import type { Context } from '../context.ts';
import { createStandIns } from '../team/index.ts';
import type { StoredRow } from '../sync/rows.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { joinDays } from './join-days.ts';
import { createSealer } from './seal.ts';
import { createVisitsRepository } from './visits.repository.ts';
import { officeInstant } from '../platform/office-time.ts';

const usualVisitMinutes = 45;
const usualPurpose = 'maintain';
const noResult = { metWhom: null, nextStep: null, nextOn: null, correctsId: null };

export function createVisitsService(ctx: Context): HandlersOf<typeof visitsContract> {
  const repository = createVisitsRepository(ctx.db);
  const seal = createSealer(ctx.db);
  const standIns = createStandIns(ctx);
  const now = () => officeInstant(ctx);
  // One's own visits are also those of a colleague for whom one stands in, on these days.
  const ofStoodInFor = (ownerId: string | undefined, from: string, to: string) =>
    ownerId === undefined || ownerId !== ctx.userId() ? [] : standIns.ofMeBetween(from, to);

  return {
    list({ from, to, ownerId, customerId }) {
      const start = from.length === 10 ? startOfLocalDay(from) : from;
      const end = to.length === 10 ? startOfLocalDay(addDays(to, 1)) : to;
      if (start > end) throw new AppError('invalid', 'the end lies before the start', { fields: { to: 'end-before-start' } });
      const of = (owner: string | null, since: string, until: string) =>
        repository.findBetween(since, until, now(), { ownerId: owner, customerId: customerId ?? null });
      const visits = of(ownerId ?? null, start, end);
      const ofOthers = ofStoodInFor(ownerId, start, end);
      if (ofOthers.length === 0) return { visits };
      const more = ofOthers.flatMap(({ userId, from: since, to: until }) => of(userId, since, until));
      return { visits: [...visits, ...more].sort((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0)) };
    },
    days({ from, to, ownerId, perDay }) {
      if (from > to) throw new AppError('invalid', 'the end lies before the start', { fields: { to: 'end-before-start' } });
      const end = startOfLocalDay(addDays(to, 1));
      const start = startOfLocalDay(from);
      const own = repository.findDays(start, end, now(), ownerId ?? null, perDay);
      const others = ofStoodInFor(ownerId, start, end).flatMap(({ userId, from: since, to: until }) =>
        repository.findDays(since, until, now(), userId, perDay),
      );
      return { days: others.length === 0 ? own : joinDays([...own, ...others], perDay) };
    },
    get({ id }) {
      const visit = repository.get(id, now());
      if (visit === null) throw new AppError('not-found', 'no visit with this id', { details: { id } });
      return visit;
    },
    create(values) {
      const { value: id, groupId } = ctx.write.transact((tx) => createVisit(tx, values));
      return { id, groupId };
    },
    update({ id, change }) {
      const { groupId } = ctx.write.transact((tx) => {
        const row = visitRow(tx, id);
        const startsAt = change.startsAt ?? String(row.fields['startsAt']);
        const endsAt = change.endsAt ?? String(row.fields['endsAt']);
        refuseEndBeforeStart(startsAt, endsAt);
        tx.update('visits', id, change);
      });
      return { groupId };
    },
    complete({ id, result, next }) {
      const { value: nextVisitId, groupId } = ctx.write.transact((tx) => {
        const row = visitRow(tx, id);
        moveTo(tx, row, 'done');
        const customerId = String(row.fields['customerId']);
        // A second result of one visit says anew what came of it.
        const correctsId = repository.newestResult(id);
        tx.create('visitResults', { ...noResult, ...result, correctsId, customerId, visitId: id, at: tx.now });
        leaveWithResult(tx, row);
        seal(tx, id);
        if (next === null) return null;
        return createVisit(tx, {
          customerId,
          startsAt: next.startsAt,
          purpose: next.purpose ?? String(row.fields['purpose']),
          ...(typeof row.fields['ownerId'] === 'string' ? { ownerId: row.fields['ownerId'] } : {}),
        });
      });
      return { nextVisitId, groupId };
    },
    record({ customerId, startsAt, purpose, result }) {
      const { value: id, groupId } = ctx.write.transact((tx) => {
        const usual = new Date(Date.parse(tx.now) - usualVisitMinutes * 60_000).toISOString();
        const visitId = createVisit(tx, {
          customerId,
          startsAt: startsAt ?? usual,
          ...(purpose === undefined ? {} : { purpose }),
        });
        moveTo(tx, visitRow(tx, visitId), 'done');
        tx.create('visitResults', { ...noResult, ...result, customerId, visitId, at: tx.now });
        return visitId;
      });
      return { id, groupId };
    },
    correct({ resultId, correction }) {
      const { value: id, groupId } = ctx.write.transact((tx) => {
        const row = tx.read('visitResults', resultId);
        if (row === null || row.deletedAt !== null)
          throw new AppError('not-found', 'no result with this id', { details: { id: resultId } });
        if (row.createdBy !== tx.userId) throw new AppError('forbidden', 'somebody else wrote this result');
        // Two corrections of one result would leave it open which of them counts.
        if (repository.isCorrected(resultId)) {
          throw new AppError('conflict', 'this result was corrected already: the correction is what can be corrected');
        }
        return tx.create('visitResults', { ...row.fields, ...correction, correctsId: resultId });
      });
      return { id, groupId };
    },
    cancel({ id, reason }) {
      const { groupId } = ctx.write.transact((tx) => {
        moveTo(tx, visitRow(tx, id), 'cancelled');
        if (reason !== null) tx.update('visits', id, { cancelReason: reason });
      });
      return { groupId };
    },
    reopen({ id }) {
      const { groupId } = ctx.write.transact((tx) => moveTo(tx, visitRow(tx, id), 'planned'));
      return { groupId };
    },
  };
}

/** Later than this after the planned end, the time of writing the result says nothing about the time of leaving. */
const leavesWithinMs = 60 * 60_000;

/** Whoever writes the result at the customer's leaves with it. */
function leaveWithResult(tx: WriteTransaction, { id, fields }: StoredRow): void {
  const inAt = fields['inAt'];
  if (typeof inAt !== 'string' || fields['outAt'] !== null) return;
  const planned = Date.parse(String(fields['endsAt'])) - Date.parse(String(fields['startsAt']));
  const latest = Math.max(Date.parse(String(fields['endsAt'])), Date.parse(inAt) + planned) + leavesWithinMs;
  if (Date.parse(tx.now) <= latest) tx.update('visits', id, { outAt: tx.now });
}

interface VisitPlan {
  readonly id?: string;
  readonly customerId: string;
  readonly startsAt: string;
  readonly endsAt?: string;
  readonly purpose?: string;
  readonly note?: string | null;
  readonly ownerId?: string | null;
}

function createVisit(tx: WriteTransaction, plan: VisitPlan): string {
  if (tx.read('customers', plan.customerId) === null) {
    throw new AppError('not-found', 'no customer with this id', { details: { id: plan.customerId } });
  }
  const endsAt = plan.endsAt ?? new Date(Date.parse(plan.startsAt) + usualVisitMinutes * 60_000).toISOString();
  refuseEndBeforeStart(plan.startsAt, endsAt);
  return tx.create('visits', {
    note: null,
    purpose: usualPurpose,
    ownerId: tx.userId,
    cancelReason: null,
    ...plan,
    endsAt,
    state: 'planned',
  });
}

function visitRow(tx: WriteTransaction, id: string): StoredRow {
  const row = tx.read('visits', id);
  if (row === null || row.deletedAt !== null) throw new AppError('not-found', 'no visit with this id', { details: { id } });
  return row;
}

function moveTo(tx: WriteTransaction, row: StoredRow, to: VisitState): void {
  const from = row.fields['state'] as VisitState; // the door writes only states of the contract
  if (!isLegalVisitMove(from, to)) {
    throw new AppError('conflict', `a visit cannot go from ${from} to ${to}`, { details: { from, to } });
  }
  tx.update('visits', row.id, { state: to });
}

function refuseEndBeforeStart(startsAt: string, endsAt: string): void {
  if (endsAt <= startsAt)
    throw new AppError('invalid', 'a visit ends after it starts', { fields: { endsAt: 'end-before-start' } });
}
