import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { aDevice, type Device } from '../../../tests/support/devices.ts';
import { type Db, openDatabase } from '../platform/database.ts';
import { migrate, pendingMigrations } from '../platform/migrate.ts';
import { createCustomerSearch } from './customer-search.ts';
import { createMoreUpkeep } from './search-more-upkeep.ts';

const hits = async (device: Device, text: string, limit = 20) => (await device.client.customers.search({ text, limit })).hits;
const names = async (device: Device, text: string) => (await hits(device, text)).map(({ name }) => name);
const listed = async (device: Device, text: string, limit = 100) => {
  const found: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<Device['client']['customers']['list']>> = await device.client.customers.list({
      filter: { text },
      after,
      limit,
    });
    found.push(...page.rows.map(({ name }) => name));
    after = page.next;
  } while (after !== null);
  return found;
};

async function aBook(): Promise<Device & { ids: Record<'name' | 'contact' | 'head' | 'street' | 'none', string> }> {
  const device = await aDevice();
  const { customers, contacts } = device.client;
  const street = (await customers.create({ name: 'Bao bì Sáu', address: '12 Đặng Hữu Đức, phường Đông Hải' })).id;
  const head = (await customers.create({ name: 'Cơ khí Năm', legalRepresentative: 'Bà Đặng Thị Hữu Đức' })).id;
  const contact = (await customers.create({ name: 'Vải Bốn' })).id;
  await contacts.create({ customerId: contact, name: 'Đặng Hữu Đức' });
  const name = (await customers.create({ name: 'Đặng Hữu Đức' })).id;
  const none = (await customers.create({ name: 'Nhà thuốc Đông', address: '12 Lê Lợi', provinceCode: '2025:48' })).id;
  return { ...device, ids: { name, contact, head, street, none } };
}

test('names and contacts come first, then representatives, then addresses, without accents and in any order, each with its reason', async () => {
  const device = await aBook();
  for (const text of ['dang huu duc', 'ĐỨC đặng hữu', 'huu du', 'Hữu Đức'.normalize('NFD')]) {
    const found = await hits(device, text);
    expect(
      found
        .map(({ name }) => name)
        .slice(0, 2)
        .sort(),
      text,
    ).toEqual(['Vải Bốn', 'Đặng Hữu Đức']);
    expect(found.slice(2).map(({ name, contact, representative, place }) => [name, contact, representative, place])).toEqual([
      ['Cơ khí Năm', null, 'Bà Đặng Thị Hữu Đức', null],
      ['Bao bì Sáu', null, null, '12 Đặng Hữu Đức, phường Đông Hải'],
    ]);
    expect((await listed(device, text)).slice(2), text).toEqual(['Cơ khí Năm', 'Bao bì Sáu']);
  }
});

test('one of many with the same name is found by its street, ward or province, also where only the code tells it', async () => {
  const device = await aBook();
  expect(await names(device, 'nha thuoc le loi')).toEqual(['Nhà thuốc Đông']);
  expect((await hits(device, 'da nang dong')).map(({ place }) => place)).toEqual(['12 Lê Lợi, Đà Nẵng']);
  expect(await names(device, 'p dong hai')).toEqual(['Bao bì Sáu']);
  expect(await names(device, '12 le l')).toEqual(['Nhà thuốc Đông']);
  expect(await listed(device, 'da nang')).toEqual(['Nhà thuốc Đông']);
  expect(await names(device, 'da nang hai')).toEqual([]);
});

test('a number alone is no house number, and what was not found before does not hide an address', async () => {
  const device = await aDevice();
  await device.client.customers.create({ name: 'Sen', address: '0903 Long Biên' });
  expect(await names(device, '0903')).toEqual([]);
  expect(await listed(device, '0903')).toEqual([]);
  expect(await names(device, 'ong')).toEqual([]);
  expect(await names(device, 'long')).toEqual(['Sen']);
  expect(await names(device, 'longan')).toEqual([]);
  expect(await names(device, 'long bien')).toEqual(['Sen']);
});

test('a list has each customer once, page after page, and counts as many', async () => {
  const device = await aDevice();
  const { customers } = device.client;
  for (let at = 0; at < 9; at += 1) {
    const number = String.fromCodePoint(65 + at);
    await customers.create({ name: `Hùng ${number}`, address: 'Hùng Vương', legalRepresentative: 'Hùng' });
    await customers.create({ name: `Cả hai ${number}`, address: 'Hùng Vương', legalRepresentative: 'Lê Hùng' });
    await customers.create({ name: `Đường ${number}`, address: 'Hùng Vương' });
  }
  const found = await listed(device, 'hung', 4);
  expect(found.map((name) => name.slice(0, -2))).toEqual([
    ...Array.from({ length: 9 }, () => 'Hùng'),
    ...Array.from({ length: 9 }, () => 'Cả hai'),
    ...Array.from({ length: 9 }, () => 'Đường'),
  ]);
  expect(new Set(found).size).toBe(27);
  const { total, cursors } = await customers.outline({ filter: { text: 'hung' }, step: 10 });
  expect([total, cursors.length]).toEqual([27, 3]);
  const second = await customers.list({ filter: { text: 'hung' }, after: cursors[1] ?? null, limit: 100 });
  expect(second.rows.map(({ name }) => name)).toEqual(found.slice(10));
  // An order without an index is put together in memory.
  const wide = await customers.list({ filter: { text: 'hung' }, order: { by: 'address', descending: false }, limit: 100 });
  expect(wide.rows.length).toBe(27);
  const kinds = await customers.list({ filter: { text: 'hung', kind: 'person' } });
  expect(kinds.rows).toEqual([]);
});

test('the index follows every change: an edit, undo, the recycle bin, a merge', async () => {
  const device = await aBook();
  const { customers, undo, merges } = device.client;
  expect(await names(device, 'dong hai')).toEqual(['Bao bì Sáu']);
  const { groupId } = await customers.update({ id: device.ids.street, change: { address: '5 Trần Phú' } });
  expect([await names(device, 'dong hai'), await names(device, 'tran phu')]).toEqual([[], ['Bao bì Sáu']]);
  await undo.apply({ groupId });
  expect([await names(device, 'dong hai'), await names(device, 'tran phu')]).toEqual([['Bao bì Sáu'], []]);
  await customers.delete({ ids: [device.ids.street] });
  expect([await names(device, 'dong hai'), await listed(device, 'dong hai')]).toEqual([[], []]);
  await customers.restore({ ids: [device.ids.street] });
  await merges.merge({ winnerId: device.ids.street, ids: [device.ids.head], choices: {} });
  expect(await names(device, 'thi huu duc')).toEqual(['Bao bì Sáu']);
});

test('who leaves this laptop leaves the index, and the next customer with the same row number is found', () => {
  const book = aBareBook();
  book.add('Một', 'Hàng Đào');
  book.add('Hai', 'Lê Lợi');
  expect(book.names('le loi')).toEqual(['Hai']);
  book.leave('Hai');
  expect(book.names('le loi')).toEqual([]);
  expectWhole(book.db);
  book.add('Ba', 'Hàng Bạc');
  expect(book.number('SELECT max(rid) FROM customers')).toBe(2);
  expect([book.names('hang bac'), book.names('le loi')]).toEqual([['Ba'], []]);
  // Left and come in again between two searches.
  book.leave('Ba');
  book.add('Bốn', 'Hàng Gai');
  expect([book.names('hang bac'), book.names('hang gai')]).toEqual([[], ['Bốn']]);
  expectWhole(book.db);
});

test('what a search does not wait for is taken in step by step, the words of those who left are gone with it', () => {
  const book = aBareBook();
  const upkeep = createMoreUpkeep(book.db);
  for (let at = 0; at < 2400; at += 1) book.add(`Số ${at}`, `Ngõ Đỏ ${at}`);
  expect(upkeep.isFarBehind()).toBe(true);
  expect(book.names('ngo do')).toEqual([]);
  let steps = 0;
  while (upkeep.step()) steps += 1;
  expect(steps).toBeGreaterThan(4);
  expect(book.names('ngo do 2399')).toEqual(['Số 2399']);
  expect(upkeep.isFarBehind()).toBe(false);
  book.leave('Số 3');
  expect(upkeep.isFarBehind()).toBe(true);
  upkeep.changed();
  expect([upkeep.isFarBehind(), book.names('ngo do 3')]).toEqual([
    false,
    [
      'Số 30',
      'Số 31',
      'Số 32',
      'Số 33',
      'Số 34',
      'Số 35',
      'Số 36',
      'Số 37',
      'Số 38',
      'Số 39',
      ...Array.from({ length: 10 }, (_, at) => `Số ${300 + at}`),
    ],
  ]);
  expect(book.db.pragma('synchronous', { simple: true })).toBe(2);
  expectWhole(book.db);
});

function aBareBook() {
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-more-'));
  const db = openDatabase(join(folder, 'data.db'), { key: new Uint8Array(32) });
  onTestFinished(() => {
    db.close();
    rmSync(folder, { recursive: true });
  });
  migrate(db, pendingMigrations(db), '2026-11-23T01:00:00.000Z');
  const insert = db.prepare(
    "INSERT INTO customers (id, name, address, kind, lifecycle, created_at) VALUES (?, ?, ?, 'company', 'lead', '2026-11-23T01:00:00.000Z')",
  );
  const leave = db.prepare('DELETE FROM customers WHERE name = ?');
  const search = createCustomerSearch(db);
  return {
    db,
    add: (name: string, address: string) => insert.run(name, name, address),
    leave: (name: string) => leave.run(name),
    names: (text: string) => search(text, 20).map(({ name }) => name),
    number: (sql: string) => Number(db.prepare(sql).pluck().get()),
  };
}

/** Rank 1 compares the index with the words of the table. */
function expectWhole(db: Db): void {
  db.exec("INSERT INTO customers_more(customers_more, rank) VALUES ('integrity-check', 1)");
}
