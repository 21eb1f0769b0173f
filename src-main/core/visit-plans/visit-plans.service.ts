import type { customersContract } from '../../../src-shared/customers/customers.contract.ts';
import { daysBetween, localDay } from '../../../src-shared/lib/dates.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import { canEverTakePlace } from '../../../src-shared/visits/plan-visits.ts';
import type { VisitRule, visitPlansContract, visitRulesContract } from '../../../src-shared/visits/visit-plans.contract.ts';
import type { Context } from '../context.ts';
import { createFamily, idsOfFilter, inFamily } from '../customers/index.ts';
import { createOfficeDaysReader } from '../holidays/index.ts';
import { createOfficeRulesReader, createRoleReader } from '../settings/index.ts';
import { createTetPlanner } from './before-tet.ts';
import { createDaysOff } from './days-off.ts';
import { createCalendarFiller } from './fill-calendar.ts';
import { createPlanReader, createVisitRulesReader } from './plan-rows.ts';
import { officeInstant } from '../platform/office-time.ts';

/** More than any calendar shows. */
const mostDaysShown = 400;

type Customers = Pick<HandlersOf<typeof customersContract>, 'list'>;

export function createFillerOf(ctx: Context, customers: Customers) {
  return createCalendarFiller(ctx, async (groupId) => new Set(await idsOfFilter(customers, { groupId })));
}

export function createVisitPlanServices(
  ctx: Context,
  customers: Customers,
): { visitRules: HandlersOf<typeof visitRulesContract>; visitPlans: HandlersOf<typeof visitPlansContract> } {
  const filler = createFillerOf(ctx, customers);
  const readRules = createVisitRulesReader(ctx.db);
  const plans = createPlanReader(ctx.db);
  const readDays = createOfficeDaysReader(ctx.db);
  const family = createFamily(ctx.db);
  const officeRules = createOfficeRulesReader(ctx.db);
  const roleOf = createRoleReader(ctx);
  const beforeTet = createTetPlanner(ctx, filler, customers);
  const customerRow = ctx.db.prepare('SELECT id, rating, owner_id AS ownerId FROM customers WHERE id = ?');
  const next = ctx.db.prepare(
    `SELECT id, starts_at AS startsAt, plan_id AS planId FROM visits
     WHERE ${inFamily('customer_id')} AND starts_at > ? AND state = 'planned' AND plan_id IS NOT NULL AND deleted_at IS NULL ORDER BY starts_at LIMIT 12`,
  );
  const daysOff = createDaysOff(ctx);
  const now = () => officeInstant(ctx);

  const asAdmin = () => {
    if (roleOf() !== 'admin') throw new AppError('forbidden', 'only an administrator changes how often customers are visited');
  };
  const refuseNever = (weekdays: string | null) => {
    if (!canEverTakePlace(weekdays, readDays(), officeRules(), localDay(now()))) {
      throw new AppError('invalid', 'nobody works on these weekdays', { fields: { weekdays: 'never-working' } });
    }
  };

  const refuseLongSpan = (from: string, to: string) => {
    if (to < from) throw new AppError('invalid', 'the end lies before the start', { fields: { to: 'end-before-start' } });
    if (daysBetween(from, to) > mostDaysShown) throw new AppError('invalid', 'too many days', { fields: { to: 'too-late' } });
  };

  return {
    visitRules: {
      list: () => ({ rules: readRules(), mayChange: roleOf() === 'admin' }),
      save({ id, order, ...values }) {
        asAdmin();
        refuseNever(values.weekdays);
        const last = Math.max(0, ...readRules().map((rule: VisitRule) => rule.order));
        const { value, groupId } = ctx.write.transact((tx) => {
          if (id === undefined || tx.read('visitRules', id) === null) {
            return tx.create('visitRules', { ...values, order: order ?? last + 1, ...(id === undefined ? {} : { id }) });
          }
          tx.update('visitRules', id, { ...values, ...(order === undefined ? {} : { order }) });
          return id;
        });
        return { id: value, groupId };
      },
      delete({ id }) {
        asAdmin();
        const { groupId } = ctx.write.transact((tx) => tx.remove('visitRules', id));
        return { groupId };
      },
    },
    visitPlans: {
      async of({ customerId: asked }) {
        const customerId = family.winnerOf(asked);
        const row = customerRow.get(customerId) as { id: string; rating: string | null; ownerId: string | null } | undefined; // the columns selected
        if (row === undefined) throw new AppError('not-found', 'no customer with this id', { details: { id: customerId } });
        return {
          plans: plans.of(family.of(customerId)),
          rule: await filler.sources.ruleFor(row),
          next: next.all(family.json(customerId), now()) as { id: string; startsAt: string; planId: string }[], // the columns selected
          isMine: row.ownerId === ctx.userId(),
        };
      },
      async save({ id, customerId, ...values }) {
        refuseNever(values.weekdays);
        if (values.untilOn !== null && values.untilOn < values.fromOn) {
          throw new AppError('invalid', 'the plan ends before it begins', { fields: { untilOn: 'last-day-before-first' } });
        }
        const { value, groupId } = ctx.write.transact((tx) => {
          if (tx.read('customers', customerId) === null) {
            throw new AppError('not-found', 'no customer with this id', { details: { id: customerId } });
          }
          const known = id === undefined ? null : tx.read('visitPlans', id);
          if (known === null || id === undefined) {
            return tx.create('visitPlans', { ...values, customerId, ...(id === undefined ? {} : { id }) });
          }
          tx.update('visitPlans', id, values);
          return id;
        });
        return { id: value, groupId, ...(await filler.fill({ customerId, revives: true, groupId })) };
      },
      async remove({ id }) {
        const { value: customerId, groupId } = ctx.write.transact((tx) => {
          const row = tx.read('visitPlans', id);
          if (row === null || row.deletedAt !== null) throw new AppError('not-found', 'no such plan', { details: { id } });
          tx.remove('visitPlans', id);
          return String(row.fields['customerId']);
        });
        await filler.fill({ customerId, revives: true, groupId });
        return { groupId };
      },
      async fill() {
        const groupId = ctx.ids.next();
        const done = await filler.fill({ customerId: null, revives: true, groupId });
        return { ...done, groupId: done.made + done.removed === 0 ? null : groupId };
      },
      beforeTet,
      onDaysOff({ from, to }) {
        refuseLongSpan(from, to);
        return { visits: daysOff.ahead(ctx.userId(), from, to).map(({ id, startsAt }) => ({ id, startsAt })) };
      },
      leaveDaysOff({ from, to }) {
        refuseLongSpan(from, to);
        const visits = daysOff.ahead(ctx.userId(), from, to);
        const places = daysOff.placesFor(visits);
        const counts = { moved: places.size, unplaced: visits.length - places.size };
        if (places.size === 0) return { groupId: null, ...counts };
        const { groupId } = ctx.write.transact((tx) => {
          for (const [id, { startsAt, endsAt }] of places) tx.update('visits', id, { startsAt, endsAt });
        });
        return { groupId, ...counts };
      },
    },
  };
}
