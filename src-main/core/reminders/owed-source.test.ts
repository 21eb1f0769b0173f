import { expect, test } from 'vitest';
import { aDevice } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';
import { joinShownCustomer } from '../customers/index.ts';
import { createOwedSource } from './owed-source.ts';

const to = '2026-11-23';
const colleague = '0192d3f0-0000-7000-8000-0000000000c1';

test('debts are one’s own and the newest, whichever way they are found', async () => {
  const device = await aDevice();
  const { client } = device;
  const idOf = async (name: string) => (await client.customers.create({ name })).id;
  const own = await idOf('Tạp hóa Bé Ba');
  const merged = await idOf('Bé Ba cũ');
  const restricted = await idOf('Không gọi nữa');
  const gone = await idOf('Đã xóa');
  const theirs = await idOf('Của người khác');
  await client.merges.merge({ winnerId: own, ids: [merged], choices: {} });
  await inspect(device, (db) => {
    const give = db.prepare('UPDATE customers SET owner_id = ? WHERE id = ?');
    give.run(colleague, theirs);
    // What was merged is of whoever looks after the one that stands for it.
    give.run(colleague, merged);
    db.prepare("UPDATE customers SET restricted_on = '2026-11-01' WHERE id = ?").run(restricted);
    db.prepare("UPDATE customers SET deleted_at = '2026-11-01T00:00:00.000Z' WHERE id = ?").run(gone);
    const lay = db.prepare(
      `WITH RECURSIVE n(at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n WHERE at < @count)
       INSERT INTO invoices (id, scope_id, root_id, created_at, customer_id, number, issued_on, due_on, total_dong, state, deleted_at)
       SELECT substr(@id, 1, 32) || substr('0000' || at, -4), @id, @id, '2026-01-01T00:00:00.000Z', @id, at, '2026-01-01',
         date(@from, '-' || at || ' days'), 1000 + at, CASE at % 10 WHEN 3 THEN 'cancelled' ELSE 'open' END,
         CASE at % 10 WHEN 4 THEN '2026-11-01T00:00:00.000Z' END FROM n`,
    );
    for (const [id, count, from] of [
      [own, 200, '2026-11-30'],
      [merged, 90, '2026-10-01'],
      [restricted, 20, '2026-11-20'],
      [gone, 20, '2026-11-20'],
      [theirs, 400, '2026-11-25'],
    ] as const)
      lay.run({ id, count, from });
    db.exec('UPDATE invoices SET paid_dong = total_dong WHERE CAST(number AS INTEGER) % 10 = 5');
    db.exec('UPDATE invoices SET paid_dong = total_dong + 1 WHERE CAST(number AS INTEGER) % 10 = 6');
    const me = String(db.prepare("SELECT value FROM sync_state WHERE key = 'user_id'").pluck().get());
    const expected = db
      .prepare(
        `SELECT i.id FROM invoices AS i ${joinShownCustomer('i.customer_id')}
         WHERE i.state = 'open' AND i.deleted_at IS NULL AND i.paid_dong < i.total_dong AND i.owed_on <= @to
           AND c.owner_id IS @me AND c.restricted_on IS NULL AND c.deleted_at IS NULL
         ORDER BY i.owed_on DESC, i.rid DESC`,
      )
      .pluck()
      .all({ me, to }) as string[]; // ids
    expect(expected.length).toBeGreaterThan(160);
    expect(expected.length).toBeLessThan(200);
    const ways = {
      'at once': { firstLookedAt: 5000, fewOwed: 5000, fewCustomers: 0, mostLookedAt: 10_000 },
      'few invoices': { firstLookedAt: 30, fewOwed: 5000, fewCustomers: 0, mostLookedAt: 10_000 },
      'few customers': { firstLookedAt: 30, fewOwed: 0, fewCustomers: 50, mostLookedAt: 10_000 },
      'from the newest back': { firstLookedAt: 30, fewOwed: 0, fewCustomers: 0, mostLookedAt: 10_000 },
      'not found among the newest': { firstLookedAt: 30, fewOwed: 0, fewCustomers: 0, mostLookedAt: 30 },
    };
    for (const [name, bounds] of Object.entries(ways)) {
      const found = createOwedSource(db, bounds)(me, to);
      expect(
        found.map(({ id }) => id),
        name,
      ).toEqual(expected);
      expect(new Set(found.map(({ customerId }) => customerId)), name).toEqual(new Set([own]));
    }
    // Beyond two hundred the newest are told.
    db.exec("UPDATE invoices SET state = 'open', deleted_at = NULL, paid_dong = 0");
    const newest = Object.values(ways).map((bounds) => createOwedSource(db, bounds)(me, to).map(({ id }) => id));
    expect(newest[0]).toHaveLength(200);
    for (const one of newest) expect(one).toEqual(newest[0]);
  });
});
