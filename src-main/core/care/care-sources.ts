import type { CarePlanValues } from '../../../src-shared/care/care-plan.ts';
import { anchorDays, dueDays, everyDays } from '../../../src-shared/care/due-care.ts';
import { addDays, daysBetween, localDay, startOfLocalDay } from '../../../src-shared/lib/dates.ts';
import { reminderKinds, standardDaysAhead } from '../../../src-shared/reminders/reminder.ts';
import { isListed, joinShownCustomer } from '../customers/index.ts';
import type { Db } from '../platform/database.ts';
import { createReminderSources } from '../reminders/index.ts';

export interface CarePlan extends CarePlanValues {
  readonly id: string;
  /** The day on which the plan was made. */
  readonly madeOn: string;
}

/** One task that a plan asks for. */
export interface CareDue {
  /** What started it and when; with the plan it is known again on every laptop. */
  readonly cause: string;
  readonly customerId: string;
  /** Null: the customer itself. */
  readonly contactId: string | null;
  readonly name: string;
  readonly dueOn: string;
  /** Of a delivery: the order, whose one task it is. */
  readonly orderId?: string;
}

/** What the steps of care ask for the customers of one person. */
export function createCareSources(db: Db): (plan: CarePlan, me: string, today: string) => CareDue[] {
  const anniversaries = createReminderSources(db);
  const visits = db.prepare(
    `SELECT v.id AS cause, v.starts_at AS startsAt, c.id AS customerId, c.name
     FROM visits AS v ${joinShownCustomer('v.customer_id')}
     WHERE c.owner_id = @me AND ${isListed} AND v.state = 'done' AND v.deleted_at IS NULL AND v.starts_at >= @from AND v.starts_at < @to`,
  );
  const sales = db.prepare(
    `SELECT c.id AS customerId, c.name, c.last_transaction_on AS "on" FROM customers AS c
     WHERE c.owner_id = @me AND ${isListed} AND c.last_transaction_on IS NOT NULL AND c.last_transaction_on BETWEEN @from AND @to`,
  );
  const all = db.prepare(
    `SELECT c.id AS customerId, c.name, c.created_at AS createdAt FROM customers AS c WHERE c.owner_id = @me AND ${isListed}`,
  );

  const deliveries = db.prepare(
    `SELECT r.id AS orderId, r.deliver_on AS "on", ifnull(r.number, r.label) AS label, c.id AS customerId, c.name
     FROM orders AS r ${joinShownCustomer('r.customer_id')}
     WHERE r.owner_id = @me AND r.state = 'confirmed' AND r.deliver_on IS NOT NULL AND r.deliver_on BETWEEN @from AND @to
       AND r.deleted_at IS NULL AND ${isListed}`,
  );

  return (plan, me, today) => {
    const due = dueDays(plan, plan.madeOn, today);
    const { from, to } = anchorDays(plan, due);
    const after = (day: string) => addDays(day, plan.afterDays);
    switch (plan.trigger) {
      case 'visit-done': {
        const rows = visits.all({ me, from: startOfLocalDay(from), to: startOfLocalDay(addDays(to, 1)) });
        return (rows as { cause: string; startsAt: string; customerId: string; name: string }[]) // the columns selected, as below
          .map(({ startsAt, ...row }) => ({ ...row, contactId: null, dueOn: after(localDay(startsAt)) }));
      }
      case 'sale': {
        const rows = sales.all({ me, from, to }) as { customerId: string; name: string; on: string }[];
        return rows.map(({ on, ...row }) => ({ ...row, cause: `${row.customerId}/${on}`, contactId: null, dueOn: after(on) }));
      }
      case 'every': {
        const rows = all.all({ me }) as { customerId: string; name: string; createdAt: string }[];
        return rows.flatMap(({ createdAt, ...row }) =>
          everyDays(plan, localDay(createdAt), due).map((dueOn) => ({
            ...row,
            cause: `${row.customerId}/${dueOn}`,
            contactId: null,
            dueOn,
          })),
        );
      }
      case 'delivery': {
        type Row = { orderId: string; on: string; label: string; customerId: string; name: string };
        return (deliveries.all({ me, from, to }) as Row[]).map(({ orderId, on, label, customerId, name }) => ({
          ...{ cause: orderId, orderId, customerId, contactId: null, dueOn: after(on) },
          name: `${label} · ${name}`,
        }));
      }
      default: {
        const kind = plan.trigger;
        return anniversaries({
          today: from,
          now: startOfLocalDay(from),
          me,
          daysAhead: { ...standardDaysAhead, [kind]: daysBetween(from, to) },
          without: new Set(reminderKinds.filter((other) => other !== kind)),
          ignoresOwnDaysAhead: true,
        }).flatMap(({ key, customerId, name, who, personId, on }) =>
          customerId === null || who === 'relative' || on > to
            ? []
            : [{ cause: key, customerId, contactId: who === 'contact' ? (personId ?? null) : null, name, dueOn: after(on) }],
        );
      }
    }
  };
}
