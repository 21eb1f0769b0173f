import { expect, test } from 'vitest';
import { labelledPairs } from '../../../tests/support/labelled-pairs.ts';
import { aDevice, type Device } from '../../../tests/support/devices.ts';
import { qualityOf } from '../../../bench/duplicates-quality.ts';

const namesOf = async ({ client }: Device) =>
  (await client.duplicates.list({})).groups.map(({ customers }) => customers.map(({ name }) => name).sort());

test('the list shows who is probably the same and why, follows every edit, and forgets who was deleted or merged', async () => {
  const device = await aDevice();
  const { client } = device;
  const a = await client.customers.create({
    name: 'Công ty TNHH Đại Đồng Tiến',
    phone: '0123 456 7890',
    address: '12 Lê Lợi, Huế',
  });
  const b = await client.customers.create({ name: 'CTY DAI DONG TIEN', phone: '083 456 7890' });
  const c = await client.customers.create({ name: 'Nhà thuốc Đức Thịnh', phone: '0907 000 111' });
  const { groups } = await client.duplicates.list({});
  expect(groups).toMatchObject([
    {
      customers: [{ id: a.id }, { id: b.id }],
      reasons: [{ kind: 'old-phone', value: '0834567890', other: '0123 456 7890' }, { kind: 'name' }],
    },
  ]);

  await client.customers.update({ id: c.id, change: { name: 'Dai Dong Tien' } });
  expect(await namesOf(device)).toEqual([['CTY DAI DONG TIEN', 'Công ty TNHH Đại Đồng Tiến', 'Dai Dong Tien'].sort()]);
  await client.customers.update({ id: c.id, change: { name: 'Nhà thuốc Đức Thịnh' } });
  await client.customers.delete({ ids: [b.id] });
  expect(await namesOf(device)).toEqual([]);
  await client.customers.restore({ ids: [b.id] });
  expect(await namesOf(device)).toHaveLength(1);
  const merged = await client.merges.merge({ winnerId: a.id, ids: [b.id] });
  expect(await namesOf(device)).toEqual([]);
  await client.undo.apply({ groupId: merged.groupId });
  expect(await namesOf(await device.restart())).toHaveLength(1);
});

test('a customer whose name says a word twice is not told to be the same as itself', async () => {
  const device = await aDevice();
  await device.client.customers.create({ name: 'Công ty TNHH Bánh kẹo Hòa Hòa' });
  expect(await device.client.duplicates.list({})).toEqual({ groups: [], total: 0 });
});

test('while typing, the same tax code, an old phone number or the same name is told, but no branch of a company', async () => {
  const { client } = await aDevice();
  const { id } = await client.customers.create({
    name: 'Công ty TNHH Đại Đồng Tiến',
    taxCode: '0300588569',
    phone: '0123 456 7890',
  });
  const found = async (typed: Parameters<typeof client.duplicates.check>[0]) =>
    (await client.duplicates.check(typed)).matches.map(({ customer, reasons }) => [customer.id, reasons.map(({ kind }) => kind)]);
  expect(await found({ name: '', taxCode: '03.00.588.569' })).toEqual([[id, ['tax']]]);
  expect(await found({ name: 'Khách mới', phone: '0834567890' })).toEqual([[id, ['old-phone']]]);
  expect(await found({ name: 'dai dong tien' })).toEqual([[id, ['name']]]);
  expect(
    await found({ name: 'Chi nhánh Công ty TNHH Đại Đồng Tiến', taxCode: '0300588569-001', phone: '0123 456 7890' }),
  ).toEqual([]);
});

test('two shops that somebody kept apart are not told again, until that is taken back', async () => {
  const device = await aDevice();
  const { client } = device;
  const a = await client.customers.create({ name: 'Cửa hàng Lan', phone: '0907 000 111' });
  const b = await client.customers.create({ name: 'Cửa hàng Lan', phone: '0907 000 111' });
  expect((await client.duplicates.of({ id: a.id })).matches.map(({ customer }) => customer.id)).toEqual([b.id]);
  const apart = await client.duplicates.keepApart({ ids: [b.id, a.id] });
  expect(await namesOf(device)).toEqual([]);
  expect((await client.duplicates.of({ id: a.id })).matches).toEqual([]);
  await client.undo.apply({ groupId: apart.groupId });
  expect(await namesOf(device)).toHaveLength(1);
  await client.duplicates.keepApart({ ids: [a.id, b.id] });
  expect(await namesOf(device)).toEqual([]);
});

test('brought up to date edit by edit the list is the same as made anew', async () => {
  const device = await aDevice();
  const { client } = device;
  const pairs = labelledPairs(7, 60);
  await client.duplicates.list({});
  for (const { a, b } of pairs) {
    for (const { name, taxCode, phone, email, address, provinceCode } of [a, b]) {
      await client.customers.create({
        name,
        taxCode: taxCode ?? null,
        phone: phone ?? null,
        email: email ?? null,
        address: address ?? null,
        provinceCode: provinceCode ?? null,
      });
    }
  }
  const followed = await namesOf(device);
  const fresh = await aDevice();
  for (const { rows } of [await client.customers.list({ order: { by: 'createdAt', descending: false }, limit: 500 })]) {
    for (const { name, taxCode, phone, email, address, provinceCode } of rows)
      await fresh.client.customers.create({ name, taxCode, phone, email, address, provinceCode });
  }
  expect((await namesOf(fresh)).sort()).toEqual(followed.sort());
});

test('of 2000 labelled pairs nearly all that are the same are told, and hardly any that are not', () => {
  const { precision, recall } = qualityOf(1, 2000);
  expect(precision).toBeGreaterThanOrEqual(0.95);
  expect(recall).toBeGreaterThanOrEqual(0.9);
});
