import { expect, test } from 'vitest';
import { customFieldEntities } from '../../../src-shared/custom-fields/custom-field.ts';
import { anchorOfValue } from '../../../src-shared/sync/anchors.ts';
import { aDevice, type Device, refusalOf } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';

const valuesOf = async ({ client }: Device, customerId: string) =>
  Object.fromEntries(
    (await client.customFields.values({ customerId })).values.map(({ rowId, fieldId, value }) => [`${rowId} ${fieldId}`, value]),
  );

test('a field of each type is made, filled in as people write, and read back', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id } = await client.customers.create({ name: 'Đại Phát' });
  const made = [];
  for (const [type, vi, written] of [
    ['text', 'Giữ chìa khóa', 'Anh Bảy'],
    ['number', 'Diện tích kho (m²)', '1.250,5'],
    ['date', 'Hết hạn hợp đồng thuê', '3/2/2027'],
    ['list', 'Loại mái', 'tôn'],
    ['link', 'Thư mục bản vẽ', 'ban-ve.daidong.vn/kho'],
  ] as const) {
    const options =
      type === 'list'
        ? [
            { vi: 'Tôn', en: 'Steel' },
            { vi: 'Ngói', en: 'Tiles' },
          ]
        : [];
    const field = await client.customFields.define({ entity: 'customers', type, vi, options });
    await client.customFields.set({ fieldId: field.id, ids: [id], value: written });
    made.push(field);
  }
  expect(
    (await client.customFields.list({})).fields.map(({ key, type, order, isActive }) => [key, type, order, isActive]),
  ).toEqual([
    ['giu_chia_khoa', 'text', 1, true],
    ['dien_tich_kho_m', 'number', 2, true],
    ['het_han_hop_dong_thue', 'date', 3, true],
    ['loai_mai', 'list', 4, true],
    ['thu_muc_ban_ve', 'link', 5, true],
  ]);
  const stored = ['Anh Bảy', '1250.5', '2027-02-03', 'ton', 'https://ban-ve.daidong.vn/kho'];
  expect(await valuesOf(device, id)).toEqual(Object.fromEntries(made.map((field, at) => [`${id} ${field.id}`, stored[at]])));
});

test('fields are on people, visits, calls and all that is sold too, each with its own', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id: customerId } = await client.customers.create({ name: 'Đại Phát' });
  const rows = {
    contacts: await client.contacts.create({ customerId, name: 'Anh Phúc' }),
    visits: await client.visits.create({ customerId, startsAt: '2026-12-01T02:00:00.000Z' }),
    interactions: await client.interactions.create({ customerId, kind: 'call', text: 'Hỏi giá' }),
    opportunities: await client.opportunities.create({ customerId, title: 'Thầu lò hơi' }),
    quotes: await client.quotes.create({ customerId }),
    orders: await client.orders.create({ customerId }),
    contracts: await client.contracts.create({ customerId, title: 'Nguyên tắc' }),
    tasks: await client.tasks.create({ title: 'Gửi mẫu' }),
    products: await client.products.save({ code: 'TC-01', name: 'Thùng carton', unit: 'cái' }),
    invoices: await client.receivables.addInvoice({
      customerId,
      number: '0000123',
      issuedOn: '2026-11-20',
      totalDong: 1_000_000,
    }),
    installedItems: await client.installedItems.create({ customerId, name: 'Máy in' }),
  };
  for (const entity of customFieldEntities) {
    if (entity === 'customers') continue;
    const field = await client.customFields.define({ entity, type: 'text', vi: 'Ghi thêm' });
    await client.customFields.set({ fieldId: field.id, ids: [rows[entity].id], value: entity });
    // What hangs on no customer is asked for by itself.
    const of = anchorOfValue(entity) === 'customers' ? customerId : rows[entity].id;
    const { values } = await client.customFields.values({ customerId: of, entity, rowId: rows[entity].id });
    expect(values).toMatchObject([{ rowId: rows[entity].id, fieldId: field.id, value: entity }]);
    expect((await refusalOf(client.customFields.set({ fieldId: field.id, ids: [customerId], value: 'x' }))).code).toBe(
      'not-found',
    );
  }
});

test('the history of a task and of a product tells what was written into their own fields, first and later', async () => {
  const { client } = await aDevice();
  const [task, product] = [
    await client.tasks.create({ title: 'Gửi mẫu' }),
    await client.products.save({ code: 'TC-01', name: 'Thùng carton', unit: 'cái' }),
  ];
  const [ofTask, ofProduct] = [
    await client.customFields.define({ entity: 'tasks', type: 'text', vi: 'Số phiếu' }),
    await client.customFields.define({ entity: 'products', type: 'number', vi: 'Tải trọng' }),
  ];
  for (const value of ['P-1', 'P-2']) await client.customFields.set({ fieldId: ofTask.id, ids: [task.id], value });
  for (const value of [20, 25]) await client.customFields.set({ fieldId: ofProduct.id, ids: [product.id], value });
  const ofOwn = ({ ownFieldId }: { ownFieldId?: string | null | undefined }) => ownFieldId !== undefined && ownFieldId !== null;
  expect((await client.tasks.get({ id: task.id })).history.filter(ofOwn)).toMatchObject([
    { kind: 'update', ownFieldId: ofTask.id, oldValue: 'P-1', newValue: 'P-2' },
    { kind: 'create', ownFieldId: ofTask.id, newValue: 'P-1' },
  ]);
  expect((await client.products.history({ id: product.id })).changes.filter(ofOwn)).toMatchObject([
    { entity: 'customValues', kind: 'update', ownFieldId: ofProduct.id, oldValue: '20', newValue: '25' },
    { entity: 'customValues', kind: 'create', ownFieldId: ofProduct.id, newValue: '20' },
  ]);
});

test('what does not fit the type is refused in words, and what stood there stays', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id } = await client.customers.create({ name: 'Đại Phát' });
  const field = await client.customFields.define({ entity: 'customers', type: 'number', vi: 'Số xe' });
  await client.customFields.set({ fieldId: field.id, ids: [id], value: 4 });
  expect((await refusalOf(client.customFields.set({ fieldId: field.id, ids: [id], value: 'bốn' }))).fields).toEqual({
    value: 'not-a-number',
  });
  expect(await valuesOf(device, id)).toEqual({ [`${id} ${field.id}`]: '4' });
  await client.customFields.set({ fieldId: field.id, ids: [id], value: null });
  expect(await valuesOf(device, id)).toEqual({});
});

test('a name is given once, a key never again, and the type stays', async () => {
  const { client } = await aDevice();
  const first = await client.customFields.define({ entity: 'customers', type: 'text', vi: 'Số xe' });
  expect((await refusalOf(client.customFields.define({ entity: 'customers', type: 'number', vi: ' số XE ' }))).fields).toEqual({
    vi: 'name-taken',
  });
  await client.customFields.change({ id: first.id, change: { isActive: false } });
  const second = await client.customFields.define({ entity: 'customers', type: 'number', vi: 'Số xe' });
  expect([first.key, second.key]).toEqual(['so_xe', 'so_xe_2']);
  await client.undo.apply({ groupId: second.groupId });
  expect((await client.customFields.define({ entity: 'customers', type: 'number', vi: 'Số xe' })).key).toBe('so_xe_3');
});

test('a choice is renamed for all who have it, and one that is not offered any more keeps its meaning', async () => {
  const device = await aDevice();
  const { client } = device;
  const [a, b] = [await client.customers.create({ name: 'A' }), await client.customers.create({ name: 'B' })];
  const field = await client.customFields.define({
    entity: 'customers',
    type: 'list',
    vi: 'Loại mái',
    options: [{ vi: 'Tôn' }, { vi: 'Ngói' }],
  });
  await client.customFields.set({ fieldId: field.id, ids: [a.id], value: 'Tôn' });
  await client.customFields.change({
    id: field.id,
    change: {
      options: [
        { key: 'ngoi', vi: 'Ngói đỏ' },
        { vi: 'Bê tông', en: 'Concrete' },
      ],
    },
  });
  expect((await client.customFields.list({})).fields[0]?.options).toEqual([
    { key: 'ngoi', vi: 'Ngói đỏ', en: 'Ngói đỏ', isActive: true },
    { key: 'be_tong', vi: 'Bê tông', en: 'Concrete', isActive: true },
    { key: 'ton', vi: 'Tôn', en: 'Tôn', isActive: false },
  ]);
  expect(await valuesOf(device, a.id)).toEqual({ [`${a.id} ${field.id}`]: 'ton' });
  expect((await refusalOf(client.customFields.set({ fieldId: field.id, ids: [b.id], value: 'ton' }))).fields).toEqual({
    value: 'not-a-choice',
  });
});

test('the order of fields is theirs who arrange them, and is taken back with one step', async () => {
  const { client } = await aDevice();
  const ids = [];
  for (const vi of ['Một', 'Hai', 'Ba'])
    ids.push((await client.customFields.define({ entity: 'contacts', type: 'text', vi })).id);
  const names = async () => (await client.customFields.list({})).fields.map(({ vi }) => vi);
  const { groupId } = await client.customFields.reorder({ entity: 'contacts', ids: [ids[2] ?? '', ids[0] ?? ''] });
  expect(await names()).toEqual(['Ba', 'Một', 'Hai']);
  await client.undo.apply({ groupId });
  expect(await names()).toEqual(['Một', 'Hai', 'Ba']);
});

test('writing is taken back and done again, for one as for many, and the history tells it', async () => {
  const device = await aDevice();
  const { client } = device;
  const ids = [(await client.customers.create({ name: 'A' })).id, (await client.customers.create({ name: 'B' })).id];
  const id = ids[0] ?? '';
  const field = await client.customFields.define({ entity: 'customers', type: 'text', vi: 'Tuyến' });
  const bulk = await client.customFields.set({ fieldId: field.id, ids, value: 'Thứ hai' });
  expect(bulk.count).toBe(2);
  const undo = await client.undo.apply({ groupId: bulk.groupId });
  expect(await valuesOf(device, id)).toEqual({});
  await client.undo.apply({ groupId: undo.groupId });
  expect(await valuesOf(device, id)).toEqual({ [`${id} ${field.id}`]: 'Thứ hai' });
  await client.undo.apply({
    groupId: (await client.customFields.set({ fieldId: field.id, ids: [id], value: 'Thứ ba' })).groupId,
  });
  await client.customFields.set({ fieldId: field.id, ids: [id], value: 'Thứ tư' });
  expect(await valuesOf(device, id)).toEqual({ [`${id} ${field.id}`]: 'Thứ tư' });

  const { changes } = await client.customFields.history({ fieldId: field.id, rowId: id });
  expect(changes.map(({ kind, oldValue, newValue }) => [kind, oldValue, newValue])).toEqual([
    ['update', 'Thứ hai', 'Thứ tư'],
    ['update', 'Thứ ba', 'Thứ hai'],
    ['update', 'Thứ hai', 'Thứ ba'],
    ['restore', null, null],
    ['delete', null, null],
    ['create', null, 'Thứ hai'],
  ]);
  const record = (await client.customers.history({ id, withParts: true })).changes.filter(
    ({ entity }) => entity === 'customValues',
  );
  expect(record[0]).toMatchObject({ ownFieldId: field.id, field: 'value', newValue: 'Thứ tư' });
});

test('a form that was opened before somebody else wrote says which value it saw', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id } = await client.customers.create({ name: 'A' });
  const field = await client.customFields.define({ entity: 'customers', type: 'text', vi: 'Tuyến' });
  await client.customFields.set({ fieldId: field.id, ids: [id], value: 'Thứ hai' });
  const { values } = await client.customFields.values({ customerId: id });
  await client.customFields.set({ fieldId: field.id, ids: [id], value: 'Thứ ba', rev: values[0]?.rev ?? 0 });
  expect(
    await inspect(device, (db) =>
      db.prepare("SELECT base_rev FROM outbox WHERE entity = 'customValues' AND kind = 'update'").pluck().all(),
    ),
  ).toEqual([0]);
});

test('fields are made by administrators and filled in by everybody', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id } = await client.customers.create({ name: 'A' });
  const field = await client.customFields.define({ entity: 'customers', type: 'text', vi: 'Tuyến' });
  await inspect(device, (db) => db.exec("UPDATE users SET role = 'rep'"));
  for (const call of [
    client.customFields.define({ entity: 'customers', type: 'text', vi: 'Khác' }),
    client.customFields.change({ id: field.id, change: { vi: 'Khác' } }),
    client.customFields.reorder({ entity: 'customers', ids: [field.id] }),
  ])
    expect((await refusalOf(call)).code).toBe('forbidden');
  expect((await client.customFields.set({ fieldId: field.id, ids: [id], value: 'Thứ hai' })).count).toBe(1);
});

test('what stands in own fields of a customer and of its people is found without accents, until it is something else', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id } = await client.customers.create({ name: 'Đại Phát' });
  const contact = await client.contacts.create({ customerId: id, name: 'Anh Phúc' });
  const onCustomer = await client.customFields.define({ entity: 'customers', type: 'text', vi: 'Giữ chìa khóa' });
  const onContact = await client.customFields.define({ entity: 'contacts', type: 'text', vi: 'Sở thích' });
  const found = async (text: string) => (await client.customers.search({ text })).hits.map((hit) => hit.id);
  const { groupId } = await client.customFields.set({ fieldId: onCustomer.id, ids: [id], value: 'Ông Tư Đờn' });
  await client.customFields.set({ fieldId: onContact.id, ids: [contact.id], value: 'Câu cá ở Cần Giờ' });
  expect([await found('tu don'), await found('cau ca')]).toEqual([[id], [id]]);
  await client.undo.apply({ groupId });
  expect([await found('tu don'), await found('can gio')]).toEqual([[], [id]]);
});

test('own fields of what was said stay with it when it is corrected', async () => {
  const { client } = await aDevice();
  const { id: customerId } = await client.customers.create({ name: 'A' });
  const field = await client.customFields.define({ entity: 'interactions', type: 'text', vi: 'Số máy lẻ' });
  const { id } = await client.interactions.create({ customerId, kind: 'call', text: 'Hỏi gía' });
  await client.customFields.set({ fieldId: field.id, ids: [id], value: '102' });
  const corrected = await client.interactions.correct({ id, correction: { text: 'Hỏi giá' } });
  const { values } = await client.customFields.values({ customerId, entity: 'interactions' });
  expect(values).toMatchObject([{ rowId: corrected.id, value: '102' }]);
  await client.customFields.set({ fieldId: field.id, ids: [corrected.id], value: '103' });
  expect((await client.customFields.values({ customerId, entity: 'interactions', rowId: corrected.id })).values).toMatchObject([
    { rowId: corrected.id, value: '103' },
  ]);
  expect((await client.customFields.history({ fieldId: field.id, rowId: corrected.id })).changes).toHaveLength(2);
});
