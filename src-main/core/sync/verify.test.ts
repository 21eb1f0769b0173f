import { expect, test } from 'vitest';
import {
  aLaptop,
  anOffice,
  change,
  newCustomer,
  syncAll,
  tenantId,
  type TestOffice,
} from '../../../tests/support/office-laptops.ts';

const dayMs = 25 * 60 * 60 * 1000;

/** A laptop with two customers, which compared with its office yesterday. */
async function aDayLater() {
  const office = anOffice();
  const lan = await aLaptop(office, 'lan');
  const id = newCustomer(lan, 'Nhà thuốc Đức Thịnh');
  const other = newCustomer(lan, 'Siêu thị Bảy Hiền');
  await syncAll(lan);
  change(lan, 'customers', other, { note: 'Khách quen' });
  await syncAll(lan);
  office.clock.now += dayMs;
  lan.asked.length = 0;
  lan.logged.length = 0;
  return { office, lan, id, other };
}

/** What the office has changed and this laptop was never told of: a mistake that no question about what is new can find. */
function changeUntold(office: TestOffice, id: string, note: string | null) {
  const { rows, seq } = office.store.office(tenantId);
  const customers = rows.get('customers');
  const row = customers?.get(id);
  if (customers === undefined || row === undefined) throw new Error('the office has this customer');
  if (note === null) customers.delete(id);
  else customers.set(id, { ...row, rev: seq, fields: { ...row.fields, note } });
}

const comparisons = (asked: readonly string[]) => asked.filter((what) => what === 'digests').length;

test('once a day a laptop is compared with its office, and where nothing differs nobody hears of it', async () => {
  const { office, lan } = await aDayLater();
  await syncAll(lan);
  await syncAll(lan);
  expect(comparisons(lan.asked)).toBe(1);
  expect(lan.logged).toEqual([]);
  office.clock.now += dayMs;
  await syncAll(lan);
  expect(comparisons(lan.asked)).toBe(2);
});

test('a row that was missed is found, told and fetched again, and rows of other kinds are left alone', async () => {
  const { office, lan, id } = await aDayLater();
  changeUntold(office, id, 'Đã đổi chủ');
  await syncAll(lan);
  expect(lan.row('customers', id)).toMatchObject({ note: 'Đã đổi chủ' });
  expect(lan.logged.join()).toContain('fetched again');
  expect(lan.asked.filter((what) => what.startsWith('snapshot '))).toEqual(
    lan.asked.filter((what) => what === 'snapshot customers'),
  );
  expect(lan.engine.status()).toMatchObject({ problem: null, waiting: 0 });
  office.clock.now += dayMs;
  lan.logged.length = 0;
  await syncAll(lan);
  expect(lan.logged).toEqual([]);
});

test('a row that only this laptop has is told and stays: absence is never deletion', async () => {
  const { office, lan, id } = await aDayLater();
  changeUntold(office, id, null);
  await syncAll(lan);
  expect(lan.logged.join()).toContain('fetched again');
  expect(lan.row('customers', id)).toMatchObject({ name: 'Nhà thuốc Đức Thịnh' });
});

test('a row that only this laptop has is told as found, the next day as staying, and then no more until something else differs', async () => {
  const { office, lan, id, other } = await aDayLater();
  changeUntold(office, id, null);
  const told = async () => {
    lan.differences.length = 0;
    lan.asked.length = 0;
    // As after a restart.
    await syncAll({ ...lan, engine: lan.newEngine() });
    office.clock.now += dayMs;
    const fetched = lan.asked.includes('snapshot customers');
    return [...lan.differences.map(({ rows, isStill }) => `${rows} ${isStill ? 'still' : 'found'}`), fetched];
  };
  expect(await told()).toEqual(['customers 2/1 found', true]);
  expect(await told()).toEqual(['customers 2/1 still', true]);
  expect(await told()).toEqual([false]);
  // What happens to all others meanwhile is nothing new.
  change(lan, 'customers', other, { note: 'Gọi lại' });
  newCustomer(lan, 'Gạo Minh Tâm');
  expect([await told(), await told()]).toEqual([[false], [false]]);
  changeUntold(office, other, null);
  expect(await told()).toEqual(['customers 3/1 found', true]);
});

test('an older office that knows no such question is asked once, and syncing goes on', async () => {
  const { lan } = await aDayLater();
  lan.faults.hasNoContents = true;
  await syncAll(lan);
  await syncAll(lan);
  expect(comparisons(lan.asked)).toBe(1);
  expect(lan.engine.status()).toMatchObject({ problem: null });
});
