import { addDays, daysBetween, localDay, startOfLocalDay } from '../../../src-shared/lib/dates.ts';
import type { kindsWithData, ReminderKind } from '../../../src-shared/reminders/reminder.ts';
import type { Reminder } from '../../../src-shared/reminders/reminders.contract.ts';
import { anniversaryEndsOf, yearlyKeysOf } from '../../../src-shared/reminders/yearly-day.ts';
import { createExpectedPurchases } from '../buying-cycle/index.ts';
import { isListed, joinShownCustomer } from '../customers/index.ts';
import type { Db, SqlStatement } from '../platform/database.ts';
import type { StandInSpan } from '../team/index.ts';
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
  /** Of days to remember: each is told within the kind's days ahead, whatever it says itself. Care counts its own days. */
  readonly ignoresOwnDaysAhead?: boolean;
  /** Colleagues whose visits are one's own, and from when to when within two instants. */
  readonly standsInFor?: (from: string, to: string) => readonly StandInSpan[];
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
  const tasksWhere = (days: string, order: 'ASC' | 'DESC', most: number) =>
    db.prepare(
      `SELECT t.id, t.due_on AS "on", t.due_minute AS minute, t.title AS name, t.origin, t.customer_id AS customerId,
         ifnull(c.name, t.customer_name) AS customerName
       FROM tasks AS t LEFT JOIN customers AS c ON c.id = t.customer_id
       WHERE t.assignee_id = @me AND t.state IN ('open', 'doing') AND ${days} AND t.deleted_at IS NULL
       ORDER BY t.due_on ${order} LIMIT ${most}`,
    );
  // Each by itself: neither thousands that are late nor one job for thousands of customers hide what has its hour today.
  const tasksOfHours = tasksWhere('t.due_on = @today AND t.due_minute IS NOT NULL', 'ASC', mostOfKind);
  const tasksAhead = tasksWhere(
    't.due_on >= @today AND t.due_on <= @to AND (t.due_minute IS NULL OR t.due_on > @today)',
    'ASC',
    2 * mostOfKind,
  );
  // What was missed last is still worth doing.
  const lateTasks = tasksWhere('t.due_on < @today', 'DESC', 2 * mostOfKind);
  // `LIMIT +@…`: without the plus SQLite compiles the statement anew at every call, to plan by the number (docs/gotchas.md).
  // Rows name what they were asked by with its place alone: a number costs less than a day's text, to sort by and to hand over.
  const ofMe = 'c.owner_id IS @me AND c.restricted_on IS NULL AND c.deleted_at IS NULL';
  const customersOwn = (column: 'founded_on' | 'birthday') =>
    db.prepare(
      `SELECT d.key AS place, c.name, CAST(c.${column} AS INTEGER) AS since, c.id AS customerId
       FROM json_each(@keys) AS d CROSS JOIN customers AS c ON substr(c.${column}, 6) = d.value
       WHERE c.${column} IS NOT NULL AND ${isListed} AND ${ofMe} ORDER BY 1, 2 LIMIT +@most`,
    );
  const founded = customersOwn('founded_on');
  const customerBirthdays = customersOwn('birthday');
  const hanging = (table: 'contacts' | 'relations', more: string) =>
    db.prepare(
      `SELECT d.key AS place, k.name, CAST(k.birthday AS INTEGER) AS since, k.id, c.id AS customerId, c.name AS customerName
       FROM json_each(@keys) AS d CROSS JOIN ${table} AS k ON substr(k.birthday, 6) = d.value ${joinShownCustomer('k.customer_id')}
       WHERE k.birthday IS NOT NULL AND k.deleted_at IS NULL ${more} AND ${ofMe} ORDER BY 1, 2 LIMIT +@most`,
    );
  const contactBirthdays = hanging('contacts', 'AND k.restricted_on IS NULL');
  const relativeBirthdays = hanging('relations', '');
  const longestAhead = db
    .prepare('SELECT max(days_ahead) FROM yearly_days WHERE days_ahead IS NOT NULL AND deleted_at IS NULL')
    .pluck();
  const kept = db.prepare(
    // Materialized: each key is taken apart once, not again for each row that is sorted.
    `WITH d(place, calendar, "month", "day", "on") AS MATERIALIZED (
       SELECT key, value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(@keys))
     SELECT d.place, y.name, y.id, y.days_ahead AS daysAhead, c.id AS customerId, c.name AS customerName
     FROM d CROSS JOIN yearly_days AS y ON y."month" = d."month" AND y."day" = d."day" AND y.calendar = d.calendar
     ${joinShownCustomer('y.customer_id')}
     WHERE y.deleted_at IS NULL AND ${ofMe} ORDER BY d."on", y.name LIMIT +@most`,
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
  const keysOfDay = new Map<string, (readonly [calendar: string, month: number, day: number, on: string])[]>();
  const yearlyKeys = (on: string) => {
    const known = keysOfDay.get(on) ?? yearlyKeysOf(on).map(({ calendar, month, day }) => [calendar, month, day, on] as const);
    if (keysOfDay.size > 1000) keysOfDay.clear();
    keysOfDay.set(on, known);
    return known;
  };

  return (asked) => {
    const { me, now, today, daysAhead } = asked;
    const wants = (kind: ReminderKind) => !asked.without.has(kind);
    /**
     * What falls on the days to come, as much as is shown. One day at first and then of more at once, as many as what was found so far
     * lets expect to be enough: whoever has much soon reads no further, and whoever looks a year ahead asks a few times.
     */
    const within = <Key, Row extends Placed>(
      read: SqlStatement,
      ahead: number,
      keysOf: (day: string) => readonly Key[],
      tell: (row: Row, on: string, key: Key, ahead: number) => void,
    ): void => {
      let found = 0;
      for (let [first, count] = [0, 1]; first <= ahead && found < mostOfKind; ) {
        const days = daysFrom(addDays(today, first), Math.min(count, ahead + 1 - first));
        const keys = days.flatMap((on, more) => keysOf(on).map((key) => ({ on, key, ahead: first + more })));
        const most = mostOfKind - found;
        const rows = read.all({ me, keys: JSON.stringify(keys.map(({ key }) => key)), most }) as Row[]; // the columns selected
        for (const row of rows) {
          const asked = keys[row.place];
          if (asked !== undefined) tell(row, asked.on, asked.key, asked.ahead);
        }
        found += rows.length;
        first += days.length;
        const enough = Math.ceil(((mostOfKind - found) * first) / Math.max(found, 1));
        count = Math.min(2 * count, Math.max(enough, 1));
      }
    };
    const candidates: Candidate[] = [];
    const tellAnniversary = (kind: 'birthday' | 'founding', row: SinceRow, on: string, who: Candidate['who']) => {
      const years = Number(on.slice(0, 4)) - row.since;
      if (years < 1) return;
      // A customer's own day is of the customer itself.
      const { name, customerId, id = customerId, customerName = name } = row;
      const key = `${kind}/${id}/${on}`;
      // Field by field: there may be a thousand of them.
      candidates.push({
        ...{ key, kind, on, minute: null, name, who, years, isLunar: false },
        ...{ customerId, customerName, recordId: null, quote: null, personId: id },
      });
    };

    const visitsOf = (statement: SqlStatement, from: string, to: string) =>
      [{ userId: me, from, to }, ...(asked.standsInFor?.(from, to) ?? [])].flatMap(({ userId, ...span }) =>
        statement.all({ me: userId, now, ...span }),
      );

    if (wants('visit')) {
      const to = startOfLocalDay(addDays(today, daysAhead.visit + 1));
      // A visit that began a while ago may still be running.
      const rows = visitsOf(nextVisits, new Date(Date.parse(now) - dayMs).toISOString(), to);
      candidates.push(...(rows as VisitRow[]).map((row) => visitReminder('visit', row))); // the columns selected, as in all calls below
    }
    if (wants('missing-result')) {
      const rows = visitsOf(missing, startOfLocalDay(addDays(today, -missingResultDays)), now);
      candidates.push(...(rows as VisitRow[]).map((row) => visitReminder('missing-result', row)));
    }
    if (wants('task') || wants('care')) {
      const to = addDays(today, Math.max(daysAhead.task, daysAhead.care));
      const rows = [...lateTasks.all({ me, today }), ...tasksOfHours.all({ me, today }), ...tasksAhead.all({ me, today, to })];
      for (const row of rows as TaskRow[]) {
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
      ] as const)
        within(read, daysAhead.birthday, anniversaryEndsOf, (row: SinceRow, on) => tellAnniversary('birthday', row, on, who));
    }
    if (wants('founding')) {
      within(founded, daysAhead.founding, anniversaryEndsOf, (row: SinceRow, on) => tellAnniversary('founding', row, on, null));
    }
    if (wants('yearly-day')) {
      const standard = daysAhead['yearly-day'];
      const isOwnHeard = asked.ignoresOwnDaysAhead !== true;
      const longest = isOwnHeard ? Math.max(standard, Number(longestAhead.get() ?? 0)) : standard;
      within(kept, longest, yearlyKeys, (row: KeptRow, on, [calendar], ahead) => {
        if (isOwnHeard && ahead > (row.daysAhead ?? standard)) return;
        const { id, name, customerId, customerName } = row;
        const key = `yearly-day/${id}/${on}`;
        candidates.push({
          ...blank('yearly-day', key, { id, on, name, customerId, customerName }),
          isLunar: calendar === 'lunar',
        });
      });
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
/** `place`: of what it was asked by, among the keys of all days asked for. */
interface Placed {
  readonly place: number;
  readonly name: string;
  readonly customerId: string;
}
interface SinceRow extends Placed {
  /** The year. */
  readonly since: number;
  readonly id?: string;
  readonly customerName?: string;
}
interface KeptRow extends Placed {
  readonly id: string;
  readonly customerName: string;
  readonly daysAhead: number | null;
}

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

function daysFrom(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => addDays(first, at));
}
