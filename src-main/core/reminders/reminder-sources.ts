import { addDays, daysBetween, localDay, startOfLocalDay } from '../../../src-shared/lib/dates.ts';
import type { kindsWithData, ReminderKind } from '../../../src-shared/reminders/reminder.ts';
import type { Reminder } from '../../../src-shared/reminders/reminders.contract.ts';
import { anniversaryEndsOf, yearlyKeysOf } from '../../../src-shared/reminders/yearly-day.ts';
import { createExpectedPurchases } from '../buying-cycle/index.ts';
import { isListed, joinShownCustomer } from '../customers/index.ts';
import type { Db, SqlStatement } from '../platform/database.ts';
import { createOwedSource } from './owed-source.ts';
import { createSoldSources } from './sold-sources.ts';

/** What the day brings, before anybody has put it off or done it. */
export type Candidate = Omit<Reminder, 'state' | 'until' | 'kind'> & {
  readonly kind: (typeof kindsWithData)[number];
  /** Of whom a birthday is. */
  readonly personId?: string;
};

export interface Asked {
  readonly today: string;
  readonly now: string;
  readonly me: string | null;
  readonly daysAhead: Readonly<Record<ReminderKind, number>>;
  /** Kinds that are not wanted at all. */
  readonly without: ReadonlySet<ReminderKind>;
}

/** A screen shows no more of one kind; who has more has other worries. */
const mostOfKind = 500;
/** Whoever has not said for longer what came of a visit does not remember it either. */
const missingResultDays = 30;
const dayMs = 86_400_000;

interface PlainRow {
  readonly id: string;
  readonly on: string;
  readonly name: string;
  readonly customerId: string | null;
  readonly customerName: string | null;
}

/** Everything that a person is reminded of, read through indexes alone: no statement here walks all customers or all activities. */
export function createReminderSources(db: Db): (asked: Asked) => Candidate[] {
  const visitColumns = `v.id, v.starts_at AS startsAt, c.name, c.id AS customerId, c.name AS customerName
    FROM visits AS v ${joinShownCustomer('v.customer_id')} AND c.deleted_at IS NULL
    WHERE v.owner_id IS @me AND v.state = 'planned' AND v.deleted_at IS NULL AND v.starts_at >= @from AND v.starts_at < @to`;
  const nextVisits = db.prepare(`SELECT ${visitColumns} AND v.ends_at >= @now ORDER BY v.starts_at LIMIT ${mostOfKind}`);
  const missing = db.prepare(`SELECT ${visitColumns} AND v.ends_at < @now ORDER BY v.starts_at DESC LIMIT ${mostOfKind}`);
  const tasks = db.prepare(
    `SELECT t.id, t.due_on AS "on", t.due_minute AS minute, t.title AS name, t.origin, t.customer_id AS customerId,
       ifnull(c.name, t.customer_name) AS customerName
     FROM tasks AS t LEFT JOIN customers AS c ON c.id = t.customer_id
     WHERE t.assignee_id = @me AND t.state IN ('open', 'doing') AND t.due_on <= @to AND t.deleted_at IS NULL
     ORDER BY t.due_on LIMIT ${2 * mostOfKind}`,
  );
  const days = 'SELECT value ->> 0 AS "on", value ->> 1 AS "end" FROM json_each(@keys)';
  const ofMe = 'c.owner_id IS @me AND c.restricted_on IS NULL AND c.deleted_at IS NULL';
  const order = 'ORDER BY d."on", 4 LIMIT @most';
  const founded = db.prepare(
    `SELECT c.id, d."on", c.founded_on AS since, c.name, c.id AS customerId, c.name AS customerName
     FROM (${days}) AS d CROSS JOIN customers AS c ON substr(c.founded_on, 6) = d."end"
     WHERE c.founded_on IS NOT NULL AND ${isListed} AND ${ofMe} ${order}`,
  );
  const customerBirthdays = db.prepare(
    `SELECT c.id, d."on", c.birthday AS since, c.name, c.id AS customerId, c.name AS customerName
     FROM (${days}) AS d CROSS JOIN customers AS c ON substr(c.birthday, 6) = d."end"
     WHERE c.birthday IS NOT NULL AND ${isListed} AND ${ofMe} ${order}`,
  );
  const hanging = (table: 'contacts' | 'relations', more: string) =>
    db.prepare(
      `SELECT k.id, d."on", k.birthday AS since, k.name, c.id AS customerId, c.name AS customerName
       FROM (${days}) AS d CROSS JOIN ${table} AS k ON substr(k.birthday, 6) = d."end" ${joinShownCustomer('k.customer_id')}
       WHERE k.birthday IS NOT NULL AND k.deleted_at IS NULL ${more} AND ${ofMe} ${order}`,
    );
  const contactBirthdays = hanging('contacts', 'AND k.restricted_on IS NULL');
  const relativeBirthdays = hanging('relations', '');
  const longestAhead = db
    .prepare('SELECT max(days_ahead) FROM yearly_days WHERE days_ahead IS NOT NULL AND deleted_at IS NULL')
    .pluck();
  const kept = db.prepare(
    `SELECT y.id, d.value ->> 0 AS "on", y.calendar, y.days_ahead AS daysAhead, y.name, c.id AS customerId, c.name AS customerName
     FROM json_each(@keys) AS d
     CROSS JOIN yearly_days AS y ON y."month" = d.value ->> 2 AND y."day" = d.value ->> 3 AND y.calendar = d.value ->> 1
     ${joinShownCustomer('y.customer_id')}
     WHERE y.deleted_at IS NULL AND ${ofMe} ORDER BY 2, y.name LIMIT @most`,
  );
  const owed = createOwedSource(db);
  const deliveries = db.prepare(
    `SELECT r.id, r.deliver_on AS "on", ifnull(r.number, r.label) AS name, c.id AS customerId, c.name AS customerName
     FROM orders AS r ${joinShownCustomer('r.customer_id', 'LEFT JOIN')}
     WHERE r.owner_id = @me AND r.state = 'confirmed' AND r.deliver_on IS NOT NULL AND r.deliver_on <= @to AND r.deleted_at IS NULL
       -- Whoever has made a task of it sees the task.
       AND NOT EXISTS (SELECT 1 FROM tasks AS t WHERE t.assignee_id = @me AND t.state IN ('open', 'doing') AND t.origin = 'order'
         AND t.origin_id = r.id AND t.deleted_at IS NULL)
     ORDER BY r.deliver_on LIMIT ${mostOfKind}`,
  );
  const purchases = createExpectedPurchases(db);
  const sold = createSoldSources(db, mostOfKind);
  // A lunar date takes longer than the query that it is asked for.
  const keysOfDay = new Map<string, (readonly [calendar: string, month: number, day: number])[]>();
  const yearlyKeys = (on: string) => {
    const known = keysOfDay.get(on) ?? yearlyKeysOf(on).map(({ calendar, month, day }) => [calendar, month, day] as const);
    if (keysOfDay.size > 1000) keysOfDay.clear();
    keysOfDay.set(on, known);
    return known;
  };

  return (asked) => {
    const { me, now, today, daysAhead } = asked;
    const wants = (kind: ReminderKind) => !asked.without.has(kind);
    /**
     * What falls on the days to come, as much as is shown. Of few days at first and then of more at once: whoever has much soon reads no
     * further, and whoever looks a year ahead asks a few times.
     */
    const within = (read: SqlStatement, ahead: number, keysOf: (day: string) => readonly (readonly unknown[])[]): unknown[] => {
      const found: unknown[] = [];
      for (let first = 0, count = 2; first <= ahead && found.length < mostOfKind; first += count, count *= 2) {
        const days = daysFrom(addDays(today, first), Math.min(count, ahead + 1 - first));
        const keys = days.flatMap((day) => keysOf(day).map((key) => [day, ...key]));
        found.push(...read.all({ me, keys: JSON.stringify(keys), most: mostOfKind - found.length }));
      }
      return found;
    };
    const candidates: Candidate[] = [];

    if (wants('visit')) {
      const to = startOfLocalDay(addDays(today, daysAhead.visit + 1));
      // A visit that began a while ago may still be running.
      const rows = nextVisits.all({ me, now, from: new Date(Date.parse(now) - dayMs).toISOString(), to });
      candidates.push(...(rows as VisitRow[]).map((row) => visitReminder('visit', row))); // the columns selected, as in all calls below
    }
    if (wants('missing-result')) {
      const rows = missing.all({ me, now, from: startOfLocalDay(addDays(today, -missingResultDays)), to: now });
      candidates.push(...(rows as VisitRow[]).map((row) => visitReminder('missing-result', row)));
    }
    if (wants('task') || wants('care')) {
      const to = addDays(today, Math.max(daysAhead.task, daysAhead.care));
      for (const row of tasks.all({ me, to }) as TaskRow[]) {
        const kind = row.origin === 'care' ? 'care' : 'task';
        if (!wants(kind) || row.on > addDays(today, daysAhead[kind])) continue;
        const key = `task/${row.id}/${row.on}/${row.minute ?? 'day'}`;
        candidates.push({ ...blank(kind, key, row), minute: row.minute });
      }
    }
    if (wants('birthday')) {
      for (const [who, read] of [
        ['customer', customerBirthdays],
        ['contact', contactBirthdays],
        ['relative', relativeBirthdays],
      ] as const) {
        const rows = within(read, daysAhead.birthday, anniversaryKeys) as SinceRow[];
        candidates.push(...rows.flatMap((row) => anniversary('birthday', row, who)));
      }
    }
    if (wants('founding')) {
      const rows = within(founded, daysAhead.founding, anniversaryKeys) as SinceRow[];
      candidates.push(...rows.flatMap((row) => anniversary('founding', row, null)));
    }
    if (wants('yearly-day')) {
      const standard = daysAhead['yearly-day'];
      const longest = Math.max(standard, Number(longestAhead.get() ?? 0));
      for (const row of within(kept, longest, yearlyKeys) as KeptRow[]) {
        if (row.on > addDays(today, row.daysAhead ?? standard)) continue;
        const key = `yearly-day/${row.id}/${row.on}`;
        candidates.push({ ...blank('yearly-day', key, row), isLunar: row.calendar === 'lunar' });
      }
    }
    if (wants('purchase')) {
      const expected = purchases(me, today, addDays(today, daysAhead.purchase));
      for (const { customerId, name, cycle } of expected.slice(0, mostOfKind)) {
        // With the last purchase in the key: the next one is another thing to be reminded of.
        const row = { id: customerId, on: cycle.expectedOn, name, customerId, customerName: name };
        candidates.push({ ...blank('purchase', `purchase/${customerId}/${cycle.lastOn}`, row), recordId: null });
      }
    }
    if (wants('receivable')) {
      for (const { amountDong, ...row } of owed(me, addDays(today, daysAhead.receivable))) {
        // What was done about it counts until it is overdue, and then a week at a time, until it is paid.
        const late = daysBetween(row.on, today);
        const round = late <= 0 ? 'due' : `late-${Math.floor((late - 1) / 7)}`;
        candidates.push({ ...blank('receivable', `receivable/${row.id}/${row.on}/${round}`, row), amountDong });
      }
    }
    if (wants('delivery')) {
      // With its day in the key: another day that was agreed is another thing to be reminded of.
      for (const row of deliveries.all({ me, to: addDays(today, daysAhead.delivery) }) as PlainRow[])
        candidates.push(blank('delivery', `delivery/${row.id}/${row.on}`, row));
    }
    // With the day in the key: an end or a maintenance that moved on is another thing to be reminded of.
    for (const [kind, rows] of [
      ['renewal', wants('renewal') ? sold.renewals(me, today, daysAhead.renewal) : []],
      ['warranty', wants('warranty') ? sold.warranties(me, today, daysAhead.warranty) : []],
      ['maintenance', wants('maintenance') ? sold.maintenances(me, today, daysAhead.maintenance) : []],
    ] as const)
      candidates.push(...rows.map((row) => blank(kind, `${kind}/${row.id}/${row.on}`, row)));
    return candidates;
  };
}

type VisitRow = Omit<PlainRow, 'on'> & { readonly startsAt: string };
type TaskRow = PlainRow & { readonly minute: number | null; readonly origin: string };
type SinceRow = PlainRow & { readonly since: string };
type KeptRow = PlainRow & { readonly calendar: string; readonly daysAhead: number | null };

function blank(kind: Candidate['kind'], key: string, { id, on, name, customerId, customerName }: PlainRow): Candidate {
  return {
    key,
    kind,
    on,
    minute: null,
    name,
    who: null,
    years: null,
    isLunar: false,
    customerId,
    customerName,
    recordId: id,
    quote: null,
  };
}

function visitReminder(kind: 'visit' | 'missing-result', { startsAt, ...row }: VisitRow): Candidate {
  const on = localDay(startsAt);
  const minute = Math.round((Date.parse(startsAt) - Date.parse(startOfLocalDay(on))) / 60_000);
  // With its time in the key: a visit that was moved is another thing to be reminded of.
  return { ...blank(kind, `${kind}/${row.id}/${startsAt}`, { ...row, on }), minute };
}

function anniversary(kind: 'birthday' | 'founding', row: SinceRow, who: Candidate['who']): Candidate[] {
  const years = Number(row.on.slice(0, 4)) - Number(row.since.slice(0, 4));
  if (years < 1) return [];
  return [{ ...blank(kind, `${kind}/${row.id}/${row.on}`, row), who, years, recordId: null, personId: row.id }];
}

function anniversaryKeys(day: string): [end: string][] {
  return anniversaryEndsOf(day).map((end) => [end]);
}

function daysFrom(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => addDays(first, at));
}
