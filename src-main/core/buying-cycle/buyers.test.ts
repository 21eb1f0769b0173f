import { expect, test } from 'vitest';
import { leastPurchases, purchaseDays } from '../../../src-shared/buying-cycle/buying-cycle.ts';
import { addDays, dayOfNumber } from '../../../src-shared/lib/dates.ts';
import { createRandom } from '../../../tests/faults/random.ts';
import { aDevice } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';
import { layOrders, type OrderRow } from '../../../tests/support/order-rows.ts';
import { isListed } from '../customers/index.ts';
import type { Db } from '../platform/database.ts';
import { createBuyersReader } from './buyers.ts';

const colleague = '0192d3f0-0000-7000-8000-0000000000c1';
const idOf = (kind: string, at: number) => `0192d3f0-${kind}-7000-8000-${String(at).padStart(12, '0')}`;

test('who bought often enough, and when, is what each customer’s orders, answers and last transaction say one by one', async () => {
  const device = await aDevice();
  const random = createRandom(7);
  const me = (await device.client.app.status({})).profile?.userId ?? '';
  const ids: string[] = [];
  for (let at = 0; at < 80; at += 1) ids.push((await device.client.customers.create({ name: `Khách ${at}` })).id);
  // Few days, so that orders, answers and last transactions meet on one, or as few days apart as makes two purchases of them.
  const aDay = () => addDays(random.pick(['2026-03-01', '2026-09-01']), 2 * random.below(4));
  const aQuote = () => idOf('4444', random.below(150));
  let next = 0;
  const orders = Array.from(
    { length: 200 },
    (_, at): OrderRow => ({
      id: idOf('1111', at),
      customerId: random.pick(ids),
      ownerId: me,
      orderedOn: aDay(),
      state: random.pick(['confirmed', 'done', 'confirmed', 'draft', 'cancelled']),
      ...(random.below(2) === 0 ? { quoteId: aQuote() } : {}),
    }),
  );
  // As little as a habit needs: two orders as near as two purchases may be, and the last transaction; and one day less.
  const rare = (await device.client.customers.create({ name: 'Khách hiếm', lastTransactionOn: '2026-09-01' })).id;
  const rarer = (await device.client.customers.create({ name: 'Khách hiếm hơn', lastTransactionOn: '2026-09-01' })).id;
  const few = { [rare]: ['2026-03-01', '2026-03-05'], [rarer]: ['2026-03-01', '2026-03-04'] };
  for (const [customerId, days] of Object.entries(few))
    orders.push(...days.map((orderedOn) => ({ id: idOf('3333', (next += 1)), customerId, ownerId: me, orderedOn })));
  // After all who ordered: answers alone. And one whose last transaction is the answer that the first order came from.
  const last = { name: 'Khách chỉ trả lời', lastTransactionOn: '2026-09-01' };
  const becameOrder = (await device.client.customers.create({ ...last, name: 'Khách có đơn' })).id;
  const quoteOfOrder = idOf('4444', 999);
  for (const [orderedOn, quoteId] of [['2026-03-01', quoteOfOrder], ['2026-03-11']] as const)
    orders.push({ id: idOf('3333', (next += 1)), customerId: becameOrder, ownerId: me, orderedOn, ...(quoteId && { quoteId }) });
  const answering = (await device.client.customers.create(last)).id;
  await layOrders(device, orders);
  await inspect(device, (db) => {
    const answer = db.prepare(
      `INSERT INTO acceptances (id, created_at, customer_id, quote_id, version, is_accepted, answered_on, way, deleted_at)
       VALUES (?, '2026-09-01', ?, ?, 1, ?, ?, 'phone', ?)`,
    );
    for (let at = 0; at < 300; at += 1)
      answer.run(
        ...[
          idOf('2222', at),
          random.pick(ids),
          aQuote(),
          random.below(8) === 0 ? 0 : 1,
          aDay(),
          random.below(8) === 0 ? 'x' : null,
        ],
      );
    answer.run(idOf('5555', 1), becameOrder, quoteOfOrder, 1, '2026-09-01', null);
    for (const [at, on] of ['2026-03-01', '2026-03-05'].entries())
      answer.run(idOf('5555', 2 + at), answering, idOf('4444', 1000 + at), 1, on, null);
    db.exec("UPDATE orders SET deleted_at = '2026-10-01' WHERE rid % 9 = 4 AND rid <= 200");
    const change = db.prepare(
      'UPDATE customers SET last_transaction_on = ?, merged_into = ?, owner_id = ?, restricted_on = ?, deleted_at = ? WHERE id = ?',
    );
    for (const [at, id] of ids.entries()) {
      const winner = at % 7 === 3 || at % 7 === 4 ? (ids[at - 1] ?? null) : null;
      const odd = at % 11;
      change.run(
        ...[random.below(3) === 0 ? null : aDay(), winner, odd === 5 || odd === 2 ? colleague : me],
        ...[odd === 6 ? '2026-10-01' : null, odd === 7 ? '2026-10-01' : null, id],
      );
    }
    for (const owner of [me, colleague]) {
      const found = createBuyersReader(db)(owner).flatMap(({ customerId, days }) => habit(customerId, days.map(dayOfNumber)));
      const expected = oneByOne(db, owner);
      expect(expected.length).toBeGreaterThan(owner === me ? 20 : 0);
      expect(new Set(expected.map(([id]) => id).filter((id) => [rare, rarer, becameOrder, answering].includes(id)))).toEqual(
        new Set(owner === me ? [rare, answering] : []),
      );
      expect(new Map(found)).toEqual(new Map(expected));
      expect(found).toHaveLength(expected.length);
    }
  });
});

function habit(customerId: string, days: readonly string[]): [customerId: string, days: string[]][] {
  const purchases = purchaseDays(days);
  return purchases.length < leastPurchases ? [] : [[customerId, purchases]];
}

/** The same asked of each customer, as plainly as it can be said. */
function oneByOne(db: Db, owner: string): [customerId: string, days: string[]][] {
  const customers = db
    .prepare(`SELECT c.id FROM customers AS c WHERE ${isListed} AND c.owner_id = ? AND c.restricted_on IS NULL`)
    .pluck()
    .all(owner) as string[]; // ids
  const mergedInto = db.prepare('SELECT id FROM customers WHERE merged_into = ?').pluck();
  const familyOf = (id: string): string[] => [id, ...(mergedInto.all(id) as string[]).flatMap(familyOf)]; // ids
  const becameOrder = `EXISTS (SELECT 1 FROM orders AS r WHERE r.quote_id = a.quote_id AND r.deleted_at IS NULL AND r.state IN ('confirmed', 'done'))`;
  const isMember = 'customer_id IN (SELECT value FROM json_each(@family))';
  const days = db
    .prepare(
      `SELECT p.ordered_on FROM orders AS p WHERE p.${isMember} AND p.deleted_at IS NULL AND p.state IN ('confirmed', 'done')
       UNION ALL SELECT a.answered_on FROM acceptances AS a
         WHERE a.${isMember} AND a.is_accepted = 1 AND a.deleted_at IS NULL AND NOT ${becameOrder}
       UNION ALL SELECT k.last_transaction_on FROM customers AS k WHERE k.id = @id AND k.last_transaction_on IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM acceptances AS a
           WHERE a.customer_id = k.id AND a.is_accepted = 1 AND a.answered_on = k.last_transaction_on AND ${becameOrder})`,
    )
    .pluck();
  return customers.flatMap((id) => habit(id, days.all({ id, family: JSON.stringify(familyOf(id)) }) as string[])); // days
}
