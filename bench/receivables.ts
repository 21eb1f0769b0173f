import { clientOf, coreOf, databaseOf } from './core.ts';
import { atMost, type Bench } from './figure.ts';
import { percentile, spread, timed } from './measure.ts';
import { copyOf, demoToday, profileWith } from './profiles.ts';

const turns = 40;

/** As the other table of the whole office (`turnover-100k`): opened and looked at, not typed into; a customer's own page has its own limit. */
const mostMs = 300;

export const receivables: Bench = {
  ids: ['ageing-100k', 'debts-of-customer'],
  title: 'who owes what by age among 100 000 open invoices and 200 000 receipts; and one customer’s page of it',
  async run({ isQuick }) {
    const invoices = isQuick ? 20_000 : 100_000;
    const copy = copyOf(await profileWith(20_000), { isInMemory: isQuick });
    try {
      const db = await databaseOf(copy.path);
      fillUp(db, invoices);
      const open = Number(
        db
          .prepare("SELECT count(*) FROM invoices WHERE state = 'open' AND deleted_at IS NULL AND paid_dong < total_dong")
          .pluck()
          .get(),
      );
      const receipts = Number(db.prepare('SELECT count(*) FROM receipts').pluck().get());
      const someone = String(db.prepare('SELECT customer_id FROM invoices ORDER BY rid DESC LIMIT 1').pluck().get());
      db.close();
      const core = coreOf(copy.path);
      await core.start();
      const client = clientOf(core);
      const measured = async (work: () => Promise<unknown>) => {
        await work();
        const took: number[] = [];
        for (let turn = 0; turn < turns; turn += 1) took.push(await timed(work));
        return took;
      };
      const { count } = await client.receivables.ageing({ on: demoToday });
      const table = await measured(() => client.receivables.ageing({ on: demoToday }));
      const page = await measured(() => client.receivables.of({ customerId: someone }));
      await core.close();
      const size = `${open} open invoices, ${receipts} receipts, ${count} customers`;
      return [
        atMost('ageing-100k', percentile(table, 0.95), 'ms', mostMs, `${size}, p95 of ${turns}, ${spread(table)}`),
        atMost('debts-of-customer', percentile(page, 0.95), 'ms', 20, `p95 of ${turns}, ${spread(page)}`),
      ];
    } finally {
      copy.remove();
    }
  },
};

/** Invoices of every customer, each paid in part by two receipts, through the triggers that every laptop has. */
function fillUp(db: Awaited<ReturnType<typeof databaseOf>>, invoices: number): void {
  const id = (kind: number, number: string) => `'0192d3f${kind}-0000-7000-8000-' || substr('000000000000' || (${number}), -12)`;
  const given = "'office', customers.id, '2026-01-01T00:00:00.000Z', customers.id";
  db.exec('BEGIN');
  db.exec(`WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < ${invoices})
    INSERT INTO invoices (id, scope_id, root_id, created_at, customer_id, symbol, number, issued_on, due_on, total_dong, state)
    SELECT ${id(2, 'n')}, ${given}, '1C26TAA', n, date('${demoToday}', '-' || (30 + n % 150) || ' days'),
      date('${demoToday}', '-' || (n % 150) || ' days'), 1000000 + n, 'open'
    FROM c JOIN customers ON customers.rid = 1 + n % (SELECT max(rid) FROM customers)`);
  for (const kind of [3, 4]) {
    db.exec(`INSERT INTO receipts (id, scope_id, root_id, created_at, customer_id, invoice_id, kind, amount_dong, paid_on, way)
      SELECT ${id(kind, 'rid')}, scope_id, root_id, created_at, customer_id, id, 'in', 200000, issued_on, 'transfer' FROM invoices
      WHERE symbol = '1C26TAA'`);
  }
  db.exec('COMMIT');
}
