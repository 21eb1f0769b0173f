import { runBundledChild } from './child.ts';
import { databaseOf } from './core.ts';
import { atMost, type Bench } from './figure.ts';
import { percentile, spread } from './measure.ts';
import { copyOf, demoToday, profileWith } from './profiles.ts';

const turns = 60;
interface Looks {
  readonly total: number;
  readonly scan: number[];
  readonly notices: number[];
}

export const reminders: Bench = {
  ids: ['reminder-scan', 'reminder-notices'],
  title: 'what a person is reminded of among 100 000 customers and a million activities; and the look at the clock for notices',
  async run({ isQuick }) {
    const [customers, activities] = isQuick ? [20_000, 50_000] : [100_000, 1_000_000];
    const copy = copyOf(await profileWith(customers), { isInMemory: isQuick });
    try {
      const days = await fillUp(copy.path, activities);
      const { total, scan, notices } = await runBundledChild<Looks>('reminder-looks', [copy.path, demoToday, String(turns)]);
      const size = `${customers} customers, all of one person, ${activities} activities, ${days} yearly days, an invoice each; ${total} due`;
      return [
        atMost('reminder-scan', percentile(scan, 0.95), 'ms', 50, `${size}, p95 of ${turns}, ${spread(scan)}`),
        atMost('reminder-notices', percentile(notices, 0.95), 'ms', 50, `p95 of ${turns}, ${spread(notices)}`),
      ];
    } finally {
      copy.remove();
    }
  },
};

/** Everybody belongs to the one who works here, each has a day that comes round, and the activities are there. */
async function fillUp(path: string, activities: number): Promise<number> {
  const db = await databaseOf(path);
  const me = String(db.prepare("SELECT value FROM sync_state WHERE key = 'user_id'").pluck().get());
  // What fills the search of activities and guards writing is no matter here, and would take an hour.
  const triggers = db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('interactions', 'customers', 'yearly_days')")
    .pluck()
    .all() as string[]; // names are text
  for (const name of triggers) db.exec(`DROP TRIGGER "${name}"`);
  db.prepare('UPDATE customers SET owner_id = ?').run(me);
  const hex = "substr('000000000000' || abs(n), -12)";
  db.exec(`WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < ${activities})
    INSERT INTO interactions (id, scope_id, root_id, created_at, customer_id, kind, "text", happened_at)
    SELECT '0192d3f0-0000-7000-8000-' || ${hex}, 'office', id, '2026-01-01T00:00:00.000Z', id, 'call', 'Gọi', '2026-01-01T00:00:00.000Z'
    FROM c JOIN customers ON customers.rid = 1 + n % (SELECT count(*) FROM customers)`);
  db.exec(`INSERT INTO yearly_days (id, scope_id, root_id, created_at, customer_id, name, calendar, "month", "day")
    SELECT '0192d3f1-0000-7000-8000-' || substr('000000000000' || rid, -12), 'office', id, '2026-01-01T00:00:00.000Z', id, 'Khai trương',
      CASE rid / 336 % 2 WHEN 0 THEN 'lunar' ELSE 'solar' END, 1 + rid % 12, 1 + rid / 12 % 28 FROM customers`);
  // Of ten invoices nine are paid, and what is left is overdue.
  const invoiced = db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'invoices'")
    .pluck()
    .all() as string[]; // names are text
  for (const name of invoiced) db.exec(`DROP TRIGGER "${name}"`);
  db.exec(`INSERT INTO invoices (id, scope_id, root_id, created_at, customer_id, number, issued_on, due_on, total_dong, paid_dong, state)
    SELECT '0192d3f2-0000-7000-8000-' || substr('000000000000' || rid, -12), 'office', id, '2026-01-01T00:00:00.000Z', id, rid,
      date('${demoToday}', '-' || (30 + rid % 700) || ' days'), date('${demoToday}', '-' || (rid % 700) || ' days'), 1000000,
      CASE rid % 10 WHEN 0 THEN 0 ELSE 1000000 END, 'open' FROM customers`);
  const days = Number(db.prepare('SELECT count(*) FROM yearly_days').pluck().get());
  db.close();
  return days;
}
