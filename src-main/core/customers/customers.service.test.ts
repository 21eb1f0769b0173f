import { expect, test } from 'vitest';
import { aDevice, refusalOf, type Device } from '../../../tests/support/devices.ts';

const names = async (device: Device, text: string) =>
  (await device.client.customers.search({ text })).hits.map((hit) => hit.name);

test('a customer is found without accents, with đ, by any of its words', async () => {
  const device = await aDevice();
  await device.client.customers.create({ name: 'Công ty TNHH Đại Đồng Tiến', tradeName: 'DADOTI' });
  for (const text of ['dai dong tien', 'Đại Đồng', 'dong', 'tien dai', 'dadoti', 'ddt', 'd', 'ĐẠI', 'Đại đ'.normalize('NFD')]) {
    expect(await names(device, text), text).toEqual(['Công ty TNHH Đại Đồng Tiến']);
  }
  expect(await names(device, 'dai dung')).toEqual([]);
});

test('a number finds a customer however it is separated: phone, old phone, tax code, a contact’s phone', async () => {
  const device = await aDevice();
  const { id } = await device.client.customers.create({
    name: 'Nhà thuốc Đức Thịnh',
    phone: '0123 456 7890',
    taxCode: '0300588569',
  });
  await device.client.contacts.create({ customerId: id, name: 'Chị Hằng', phone: '0907.555.018' });
  for (const text of [
    '0123 456',
    '083 4567890',
    '0300588569',
    '03.005',
    '0907 555',
    '555018',
    '+84 834 567 890',
    '01234567890',
  ]) {
    expect(await names(device, text), text).toEqual(['Nhà thuốc Đức Thịnh']);
  }
});

test('a contact finds its customer and is named, until it is removed', async () => {
  const device = await aDevice();
  const { id } = await device.client.customers.create({ name: 'Siêu thị Bảy Hiền' });
  const contact = await device.client.contacts.create({ customerId: id, name: 'Phạm Thị Yến' });
  const { hits } = await device.client.customers.search({ text: 'thi yen' });
  expect(hits.map((hit) => [hit.name, hit.contact])).toEqual([['Siêu thị Bảy Hiền', 'Phạm Thị Yến']]);
  await device.client.contacts.delete({ id: contact.id });
  expect(await names(device, 'thi yen')).toEqual([]);
});

test('the name typed with its accents stands first', async () => {
  const device = await aDevice();
  for (const name of ['Hoa Sen', 'Hóa chất Việt', 'Hòa Bình']) await device.client.customers.create({ name });
  expect((await names(device, 'hòa'))[0]).toBe('Hòa Bình');
  expect((await names(device, 'hoa')).length).toBe(3);
});

test('words that stand side by side as they were typed come before words that stand apart', async () => {
  const device = await aDevice();
  for (const name of ['Đại lý Hoàng Đồng', 'Đông Đại', 'Cơ khí Đại Đồng']) await device.client.customers.create({ name });
  expect((await names(device, 'dai dong'))[0]).toBe('Cơ khí Đại Đồng');
});

test('signs that mean something to the index are letters to the search', async () => {
  const device = await aDevice();
  await device.client.customers.create({ name: 'A "B" * C (D) -E' });
  for (const text of ['"', '*', 'a* OR b', 'NOT c', '"b', 'a AND', '^a', 'c:d', '-e', "'; DROP TABLE customers"]) {
    await expect(device.client.customers.search({ text }), text).resolves.toBeDefined();
  }
});

test('pages of the list follow one another in Vietnamese order, without a gap or a repetition', async () => {
  const device = await aDevice();
  const created = ['Ánh Dương', 'An Phát', 'Ăn Ngon', 'Âu Lạc', 'Đức', 'Dũng', 'Em', 'Ê Đê', 'Zen', 'Bình', 'Bính', 'an phát'];
  for (const name of created) await device.client.customers.create({ name });
  const seen: string[] = [];
  for (let after: string | null = null; ; ) {
    const page = await device.client.customers.list({ limit: 5, after });
    seen.push(...page.rows.map((row) => row.name));
    if (page.next === null) break;
    after = page.next;
  }
  const collator = new Intl.Collator('vi');
  expect([...seen].sort(collator.compare).map((name) => name.toLowerCase())).toEqual(seen.map((name) => name.toLowerCase()));
  expect([...seen].sort()).toEqual([...created].sort());
});

test('the outline’s cursors lead to every block of the list, in both directions and under a filter', async () => {
  const device = await aDevice();
  for (let index = 0; index < 47; index += 1) {
    await device.client.customers.create({
      name: `Khách ${String(index).padStart(2, '0')}`,
      rating: index % 2 === 0 ? 'A' : 'B',
    });
  }
  for (const order of [
    { by: 'name', descending: false },
    { by: 'name', descending: true },
    { by: 'createdAt', descending: true },
  ] as const) {
    for (const filter of [{}, { rating: 'A' as const }, { text: 'khach' }]) {
      const outline = await device.client.customers.outline({ filter, order, step: 10 });
      const blocks = await Promise.all(
        outline.cursors.map((after) => device.client.customers.list({ filter, order, after, limit: 10 })),
      );
      const rows = blocks.flatMap((block) => block.rows.map((row) => row.id));
      expect(new Set(rows).size).toBe(outline.total);
      expect(rows.length).toBe(outline.total);
    }
  }
});

test('a list of exactly one block has one cursor and a list of none has none', async () => {
  const device = await aDevice();
  expect(await device.client.customers.outline({ step: 10 })).toEqual({ total: 0, cursors: [] });
  for (let index = 0; index < 10; index += 1) await device.client.customers.create({ name: `Khách ${index}` });
  expect(await device.client.customers.outline({ step: 10 })).toEqual({ total: 10, cursors: [null] });
});

test('filters narrow the list: owner, class, not visited since, recycle bin', async () => {
  const device = await aDevice();
  const visited = await device.client.customers.create({ name: 'Đã thăm', rating: 'A' });
  const never = await device.client.customers.create({ name: 'Chưa thăm' });
  const binned = await device.client.customers.create({ name: 'Đã xóa' });
  const visit = await device.client.visits.create({ customerId: visited.id, startsAt: '2026-11-20T02:00:00.000Z' });
  await device.client.visits.complete({ id: visit.id, result: { outcome: 'successful', said: 'Đặt 20 thùng' } });
  await device.client.customers.delete({ ids: [binned.id] });
  const ids = async (filter: Parameters<typeof device.client.customers.list>[0]['filter']) =>
    (await device.client.customers.list({ filter })).rows.map((row) => row.id);
  expect(await ids({ rating: 'A' })).toEqual([visited.id]);
  expect(await ids({ notVisitedSince: '2026-11-01' })).toEqual([never.id]);
  expect(await ids({ deleted: true })).toEqual([binned.id]);
  expect(await ids({})).toEqual([never.id, visited.id]);
});

test('a cursor from elsewhere is refused, not guessed at', async () => {
  const device = await aDevice();
  const refusal = await refusalOf(device.client.customers.list({ after: 'bm9wZQ' }));
  expect(refusal.code).toBe('invalid');
});

test('wrong phones and tax codes are kept as they are; the province is read from the address', async () => {
  const device = await aDevice();
  const { id } = await device.client.customers.create({
    name: 'Tam Quy',
    phone: 'gặp chị Lan 04.3968',
    taxCode: '0100233480',
    address: 'tổ 14, phường Phúc Đồng, quận Long Biên, TP Hà Nội',
  });
  expect(await device.client.customers.get({ id })).toMatchObject({
    phone: 'gặp chị Lan 04.3968',
    taxCode: '0100233480',
    provinceCode: '2025:01',
  });
});

test('the history of a field names who, when, the old and the new value, newest first', async () => {
  const device = await aDevice();
  const { id } = await device.client.customers.create({ name: 'Một', phone: '0907555018' });
  device.clock.now += 60_000;
  await device.client.customers.update({ id, change: { phone: '0907555019', note: 'gọi sau 9 giờ' } });
  device.clock.now += 60_000;
  await device.client.customers.update({ id, change: { phone: null } });
  const { changes } = await device.client.customers.history({ id, field: 'phone' });
  expect(changes.map(({ at, userName, oldValue, newValue }) => ({ at, userName, oldValue, newValue }))).toEqual([
    { at: '2026-11-23T01:02:00.000Z', userName: 'Nguyễn Thị Lan', oldValue: '0907555019', newValue: null },
    { at: '2026-11-23T01:01:00.000Z', userName: 'Nguyễn Thị Lan', oldValue: '0907555018', newValue: '0907555019' },
  ]);
});

test('an empty name is told at its field', async () => {
  const device = await aDevice();
  const refusal = await refusalOf(device.client.customers.create({ name: '   ' }));
  expect([refusal.code, refusal.fields]).toEqual(['invalid', { name: 'required' }]);
});

test('everything is there after a restart', async () => {
  const device = await aDevice();
  const { id } = await device.client.customers.create({ name: 'Đại Đồng Tiến' });
  const again = await device.restart();
  expect((await again.client.customers.get({ id })).name).toBe('Đại Đồng Tiến');
  expect((await again.client.app.status({})).notices).toEqual([]);
});
