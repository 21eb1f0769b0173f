import { randomBytes } from 'node:crypto';
import { addDays } from '../src-shared/lib/dates.ts';
import { createUuidV7 } from '../src-shared/lib/ids.ts';
import { withTotals, writeContent, lineWithoutPrice } from '../src-shared/quotes/quote-text.ts';
import { clientOf, coreOf, databaseOf } from './core.ts';
import { atMost, type Bench } from './figure.ts';
import { percentile, spread, timed } from './measure.ts';
import { copyOf, demoToday, profileWith } from './profiles.ts';

const customers = 5000;
const linesOfOrder = 12;

/** What was sold, of an office's confirmed orders of three years and as many invoices as a fifth of them. */
export const turnover: Bench = {
  ids: ['turnover-100k', 'turnover-customer'],
  title: 'turnover of a year by customer among 100 000 orders, and of one customer with the goods',
  async run({ isQuick }) {
    const orders = isQuick ? 10_000 : 100_000;
    const copy = copyOf(await profileWith(customers), { isInMemory: isQuick });
    try {
      const busiest = await fill(copy.path, orders);
      const core = coreOf(copy.path);
      await core.start();
      const client = clientOf(core);
      const asked = { by: 'month' as const, on: demoToday, count: 12 };
      const timesOf = async (ask: () => Promise<unknown>) => {
        const times: number[] = [];
        for (let turn = 0; turn < 7; turn += 1) times.push(await timed(ask));
        return times;
      };
      const byCustomer = await timesOf(() => client.turnover.report({ ...asked, of: 'customer' }));
      const byRep = await timesOf(() => client.turnover.report({ ...asked, of: 'rep' }));
      const one = await timesOf(() => client.turnover.ofCustomer({ customerId: busiest }));
      const { total } = await client.turnover.report({ ...asked, of: 'rep' });
      await core.close();
      return [
        // A report that somebody opened may take three tenths of a second; it must not read the orders themselves, which takes seconds.
        atMost(
          'turnover-100k',
          percentile(byCustomer, 0.5),
          'ms',
          300,
          `${total.orders} of ${orders} orders in twelve months, by customer: ${spread(byCustomer)}; by rep ${spread(byRep)}`,
        ),
        // It stands on the customer's page, after everything else of it was painted.
        atMost('turnover-customer', percentile(one, 0.5), 'ms', 100, `the customer with most orders: ${spread(one)}`),
      ];
    } finally {
      copy.remove();
    }
  },
};

/** Orders of three years, most of a tenth of the customers, each of a dozen lines; written into the closed database. Answers who has most. */
async function fill(profileDir: string, count: number): Promise<string> {
  const db = await databaseOf(profileDir);
  const newId = createUuidV7(Date.now, randomBytes);
  const made = '2026-01-01T00:00:00.000Z';
  const ids = db.prepare('SELECT id FROM customers WHERE merged_into IS NULL ORDER BY rid').pluck().all() as string[]; // ids are text
  const users = db.prepare('SELECT id FROM users ORDER BY rid').pluck().all() as string[];
  const order = db.prepare<unknown[]>(
    `INSERT INTO orders (id, scope_id, root_id, customer_id, title, label, state, owner_id, content, created_at)
     VALUES (?, NULL, ?, ?, 'Đơn hàng', ?, ?, ?, ?, '${made}')`,
  );
  const invoice = db.prepare<unknown[]>(
    `INSERT INTO invoices (id, scope_id, root_id, customer_id, number, issued_on, total_dong, state, created_at)
     VALUES (?, NULL, ?, ?, ?, ?, ?, 'open', '${made}')`,
  );
  const states = ['confirmed', 'done', 'done', 'done', 'draft', 'cancelled'];
  db.transaction(() => {
    for (let at = 0; at < count; at += 1) {
      const among = at % 10 < 6 ? Math.ceil(ids.length / 10) : ids.length;
      const customer = ids[(at * 7919) % among] ?? '';
      const on = addDays(demoToday, -((at * 31) % 1095));
      order.run(newId(), customer, customer, `D-${at}`, states[at % states.length], users[at % users.length], contentOf(at, on));
      if (at % 5 === 0) invoice.run(newId(), customer, customer, String(at), on, 1_000_000 + at);
    }
  })();
  // Whoever asks sees everybody's.
  db.exec("UPDATE users SET role = 'admin'");
  const most = db
    .prepare("SELECT customer_id FROM orders WHERE state IN ('confirmed', 'done') GROUP BY 1 ORDER BY count(*) DESC LIMIT 1")
    .pluck()
    .get();
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  return String(most);
}

function contentOf(at: number, issuedOn: string): string {
  const content = withTotals({
    ...{
      format: 1 as const,
      issuedOn,
      validUntil: issuedOn,
      contactId: null,
      toName: 'Công ty',
      toAddress: null,
      toTaxCode: null,
    },
    ...{
      toContact: null,
      intro: null,
      discountBasisPoints: 0,
      delivery: null,
      payment: null,
      paymentDiscountIds: [],
      promotionIds: [],
    },
    terms: null,
    lines: Array.from({ length: linesOfOrder }, (_, no) => ({
      ...lineWithoutPrice,
      ...{
        id: `l${no}`,
        kind: 'goods' as const,
        name: `Thùng carton loại ${(at + no) % 60}`,
        unit: 'cái',
        vatRate: '8' as const,
      },
      ...{ quantityMilli: 1000 * (1 + ((at + no) % 90)), priceDong: 10_000 + no * 500 },
    })),
  });
  if (content === null) throw new Error('more than a record takes');
  return writeContent(content);
}
