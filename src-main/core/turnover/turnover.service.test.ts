import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { aDevice } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';
import { layOrders, type OrderRow } from '../../../tests/support/order-rows.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const idOf = (no: number) => `0192d3f0-0000-7000-8000-${String(no).padStart(12, '0')}`;
/** A line of 1 000 000 đ without VAT is 1 080 000 đ with it. */
const millions = (count: number) => [{ name: 'Thùng carton', quantityMilli: count * 1000, priceDong: 1_000_000 }];

/** Three customers, one merged into the first; orders of two years, a draft and a cancelled one; invoices of the first. */
async function aBook() {
  const device = await aDevice();
  const { client } = device;
  const ids = [];
  for (const name of ['An Phú', 'Bình Minh', 'An Phú cũ']) ids.push((await client.customers.create({ name })).id);
  const [anPhu = '', binhMinh = '', old = ''] = ids;
  const { userId: ownerId = '' } = (await client.app.status({})).profile ?? {};
  const order = (no: number, customerId: string, orderedOn: string, count: number, state: OrderRow['state'] = 'confirmed') => ({
    ...{ id: idOf(no), ownerId, customerId, orderedOn, state, lines: millions(count) },
  });
  await layOrders(device, [
    order(1, anPhu, '2026-11-02', 10, 'done'),
    order(2, anPhu, '2026-10-31', 5),
    order(3, old, '2025-12-30', 3, 'done'),
    order(4, binhMinh, '2026-11-30', 2),
    order(5, binhMinh, '2026-11-01', 50, 'draft'),
    order(6, binhMinh, '2026-11-01', 70, 'cancelled'),
  ]);
  await inspect(device, (db) => {
    const insert = db.prepare(
      `INSERT INTO invoices (id, scope_id, root_id, customer_id, number, issued_on, total_dong, state, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, '2026-11-23T01:00:00.000Z')`,
    );
    insert.run(idOf(21), anPhu, anPhu, anPhu, '0001', '2026-11-05', 6_000_000, 'open');
    insert.run(idOf(22), anPhu, anPhu, anPhu, '0002', '2026-11-06', 9_000_000, 'cancelled');
  });
  await client.merges.merge({ winnerId: anPhu, ids: [old] });
  return { ...device, anPhu, binhMinh };
}

test('what a customer bought: this year, last year, month by month, and the goods, with what was merged into it', async () => {
  const { client, anPhu } = await aBook();
  const bought = await client.turnover.ofCustomer({ customerId: anPhu });
  expect(bought.thisYear).toEqual({ orders: 2, orderedDong: 16_200_000, invoices: 1, invoicedDong: 6_000_000 });
  expect(bought.lastYear).toEqual({ orders: 1, orderedDong: 3_240_000, invoices: 0, invoicedDong: 0 });
  expect(bought.months.map(({ from, orderedDong, invoicedDong }) => [from, orderedDong, invoicedDong]).slice(-2)).toEqual([
    ['2026-10-01', 5_400_000, 0],
    ['2026-11-01', 10_800_000, 6_000_000],
  ]);
  expect([bought.months.length, bought.months[0]?.from, bought.months[0]?.orderedDong]).toEqual([12, '2025-12-01', 3_240_000]);
  expect(bought.products).toEqual([
    { productId: null, name: 'Thùng carton', unit: 'cái', quantityMilli: 18_000, amountDong: 18_000_000, lastOn: '2026-11-02' },
  ]);
});

test('the report has a line for each rep or customer, the largest first; drafts and cancelled orders are none, and ordered and invoiced are never added', async () => {
  const { client, anPhu, binhMinh } = await aBook();
  const asked = { by: 'month', on: '2026-11-25', count: 2 } as const;
  const reps = await client.turnover.report({ ...asked, of: 'rep' });
  expect(reps.periods.map(({ from }) => from)).toEqual(['2026-10-01', '2026-11-01']);
  expect(reps.rows).toMatchObject([
    {
      name: 'Nguyễn Thị Lan',
      orders: 3,
      orderedDong: 18_360_000,
      invoices: 1,
      invoicedDong: 6_000_000,
      cells: [
        { orders: 1, orderedDong: 5_400_000, invoicedDong: 0 },
        { orders: 2, orderedDong: 12_960_000, invoicedDong: 6_000_000 },
      ],
    },
  ]);
  expect(reps.total).toMatchObject({ orders: 3, orderedDong: 18_360_000, invoicedDong: 6_000_000 });
  const customers = await client.turnover.report({ ...asked, of: 'customer', by: 'quarter', limit: 1 });
  expect([customers.rowsTotal, customers.rows.map(({ id, name, orderedDong }) => [id, name, orderedDong])]).toEqual([
    2,
    [[anPhu, 'An Phú', 16_200_000]],
  ]);
  const all = await client.turnover.report({ ...asked, of: 'customer', by: 'quarter', count: 5 });
  expect(all.rows.map(({ id, orderedDong }) => [id, orderedDong])).toEqual([
    [anPhu, 19_440_000],
    [binhMinh, 2_160_000],
  ]);
  const teams = await client.turnover.report({ ...asked, of: 'team' });
  expect(teams.rows.map(({ orderedDong }) => orderedDong)).toEqual([18_360_000]);
});

test('turnover goes out as a file, and the log of exports keeps it', async () => {
  const { client, anPhu } = await aBook();
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-turnover-'));
  folders.push(folder);
  const file = join(folder, 'turnover.csv');
  const asked = { by: 'month', on: '2026-11-25', count: 1, of: 'customer' } as const;
  expect(await client.turnover.export({ ...asked, file, format: 'csv' })).toEqual({ rows: 3, restricted: 0 });
  const [head, first, , all] = readFileSync(file, 'utf8').replaceAll('"', '').trim().split('\r\n');
  expect(head).toContain('11/2026 đặt hàng');
  expect(first).toMatch(/^An Phú.10800000.6000000.1.10800000.1.6000000$/);
  expect(all).toMatch(/^Tất cả.12960000.6000000.2.12960000.1.6000000$/);
  expect((await client.exports.log({})).entries).toMatchObject([{ what: 'turnover', format: 'csv', rows: 3 }]);

  // Who asked that their data be used no more is not in it; the sums name nobody.
  await client.customers.update({ id: anPhu, change: { restrictedOn: '2026-11-20' } });
  expect(await client.turnover.export({ ...asked, file, format: 'csv' })).toEqual({ rows: 2, restricted: 1 });
  expect(readFileSync(file, 'utf8')).not.toContain('An Phú');
  expect(readFileSync(file, 'utf8')).toContain('12960000');
});
