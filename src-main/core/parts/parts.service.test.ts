import { describe, expect, test } from 'vitest';
import { aDevice, type Device, refusalOf } from '../../../tests/support/devices.ts';
import { aQuoteLine } from '../../../tests/support/quote-contents.ts';

const nobody = '0190a000-0000-7000-8000-000000000000';

async function aCompany(name = 'Công ty CP Xi măng Đại Phú') {
  const device = await aDevice();
  const { id } = await device.client.customers.create({ name });
  return { device, id };
}

const partsOf = (device: Device, customerId: string) => device.client.parts.list({ customerId });

describe('lines of a customer’s record', () => {
  test('are added, corrected and removed, and each step can be taken back', async () => {
    const { device, id: customerId } = await aCompany();
    const { parts, undo } = device.client;
    const made = await parts.create({
      part: 'shareholders',
      customerId,
      values: { name: ' Trần Văn Phú ', linkedId: null, shareBasisPoints: 5100, note: '' },
    });
    const [line] = (await partsOf(device, customerId)).shareholders;
    expect(line).toMatchObject({ id: made.id, name: 'Trần Văn Phú', note: null, authorName: 'Nguyễn Thị Lan', linkedName: null });
    const changed = await parts.update({ part: 'shareholders', id: made.id, change: { shareBasisPoints: 6000 } });
    await undo.apply({ groupId: changed.groupId });
    expect((await partsOf(device, customerId)).shareholders[0]?.shareBasisPoints).toBe(5100);
    const removed = await parts.delete({ part: 'shareholders', id: made.id });
    expect((await partsOf(device, customerId)).shareholders).toEqual([]);
    await undo.apply({ groupId: removed.groupId });
    expect((await partsOf(device, customerId)).shareholders).toHaveLength(1);
  });

  test('shareholders with more than 100 % together are kept as told, the largest first', async () => {
    const { device, id: customerId } = await aCompany();
    for (const [name, shareBasisPoints] of [
      ['Bà Sáu', 4000],
      ['Ông Tư', 7000],
    ] as const) {
      await device.client.parts.create({
        part: 'shareholders',
        customerId,
        values: { name, linkedId: null, shareBasisPoints, note: null },
      });
    }
    const { shareholders } = await partsOf(device, customerId);
    expect(shareholders.map(({ name, shareBasisPoints }) => [name, shareBasisPoints])).toEqual([
      ['Ông Tư', 7000],
      ['Bà Sáu', 4000],
    ]);
  });

  test('a director who left before coming is refused at the day, also when one day alone is changed', async () => {
    const { device, id: customerId } = await aCompany();
    const { parts } = device.client;
    const values = { name: 'Lê Minh', post: 'Giám đốc', fromOn: '2020-05-01', toOn: '2019-05-01', note: null };
    const refusal = await refusalOf(parts.create({ part: 'officers', customerId, values }));
    expect([refusal.code, refusal.fields]).toEqual(['invalid', { toOn: 'last-day-before-first' }]);
    const { id } = await parts.create({ part: 'officers', customerId, values: { ...values, toOn: null } });
    const later = await refusalOf(parts.update({ part: 'officers', id, change: { toOn: '2020-04-30' } }));
    expect(later.fields).toEqual({ toOn: 'last-day-before-first' });
    await parts.update({ part: 'officers', id, change: { toOn: '2020-05-01' } });
  });

  test('days that have not come are refused in words: birthdays, opinions, referrals', async () => {
    const { device, id: customerId } = await aCompany();
    const { parts, contacts, customers } = device.client;
    const tomorrow = '2026-11-24';
    const relation = {
      contactId: null,
      name: 'Bé Na',
      kind: 'child',
      linkedId: null,
      phone: null,
      birthday: tomorrow,
      note: null,
    };
    const refusals = [
      await refusalOf(parts.create({ part: 'relations', customerId, values: relation })),
      await refusalOf(
        parts.create({
          part: 'opinions',
          customerId,
          values: { contactId: null, about: 'service', score: 4, said: null, saidOn: tomorrow },
        }),
      ),
      await refusalOf(contacts.create({ customerId, name: 'Anh Phúc', birthday: tomorrow })),
      await refusalOf(customers.update({ id: customerId, change: { birthday: tomorrow } })),
    ];
    expect(refusals.map((refusal) => refusal.fields)).toEqual([
      { birthday: 'day-to-come' },
      { saidOn: 'day-to-come' },
      { birthday: 'day-to-come' },
      { birthday: 'day-to-come' },
    ]);
    await parts.create({ part: 'relations', customerId, values: { ...relation, birthday: '2026-11-23' } });
  });

  test('a link leads to a record that is there, is somebody else, and a contact is of this customer', async () => {
    const { device, id: customerId } = await aCompany();
    const { parts, customers, contacts } = device.client;
    const other = await customers.create({ name: 'Công ty TNHH Bê tông Hà Tiên' });
    const stranger = await contacts.create({ customerId: other.id, name: 'Chị Yến' });
    const shareholder = (linkedId: string) => ({ name: 'Hà Tiên', linkedId, shareBasisPoints: null, note: null });
    const linkTo = (linkedId: string) => parts.create({ part: 'shareholders', customerId, values: shareholder(linkedId) });
    expect((await refusalOf(linkTo(nobody))).fields).toEqual({ linkedId: 'no-such-record' });
    expect((await refusalOf(linkTo(customerId))).fields).toEqual({ linkedId: 'itself' });
    const opinion = { contactId: stranger.id, about: 'product', score: 2, said: null, saidOn: '2026-11-01' } as const;
    const refusal = await refusalOf(parts.create({ part: 'opinions', customerId, values: opinion }));
    expect(refusal.fields).toEqual({ contactId: 'no-such-record' });
    const { id } = await linkTo(other.id);
    expect((await partsOf(device, customerId)).shareholders[0]?.linkedName).toBe('Công ty TNHH Bê tông Hà Tiên');
    // The partner went to the bin: the line itself can still be corrected.
    await customers.delete({ ids: [other.id] });
    await parts.update({ part: 'shareholders', id, change: { shareBasisPoints: 100 } });
  });

  test('a referral needs a customer or a person, says what became of it, and is seen from both sides', async () => {
    const { device, id: customerId } = await aCompany();
    const { parts, customers } = device.client;
    const values = { referredId: null, personName: null, referredOn: null, note: null };
    const refusal = await refusalOf(parts.create({ part: 'referrals', customerId, values }));
    expect(refusal.fields).toEqual({ referredId: 'required' });
    const came = await customers.create({ name: 'Cửa hàng Minh Tâm' });
    await customers.update({ id: came.id, change: { lastTransactionOn: '2026-10-02' } });
    await parts.create({ part: 'referrals', customerId, values: { ...values, referredId: came.id, referredOn: '2026-09-01' } });
    await parts.create({ part: 'referrals', customerId, values: { ...values, personName: 'Anh Tài', referredOn: '2026-08-01' } });
    const { referrals } = await partsOf(device, customerId);
    expect(
      referrals.map((line) => [line.referredName ?? line.personName, line.referredLifecycle, line.referredTransactionOn]),
    ).toEqual([
      ['Cửa hàng Minh Tâm', 'account', '2026-10-02'],
      ['Anh Tài', null, null],
    ]);
    expect((await partsOf(device, came.id)).referredBy).toEqual([{ id: customerId, name: 'Công ty CP Xi măng Đại Phú' }]);
  });

  test('one business line is the main one; an empty capital line and a code that cannot be one are refused', async () => {
    const { device, id: customerId } = await aCompany();
    const { parts } = device.client;
    const line = (vsicCode: string | null, name: string, isMain: boolean) =>
      parts.create({ part: 'businessLines', customerId, values: { vsicCode, name, isMain } });
    await line('2394', 'Sản xuất xi măng, vôi và thạch cao', true);
    await line('4673', 'Bán buôn vật liệu, thiết bị lắp đặt khác trong xây dựng', true);
    await line(null, 'Cho thuê xe bồn', false);
    const { businessLines } = await partsOf(device, customerId);
    expect(businessLines.map(({ vsicCode, isMain }) => [vsicCode, isMain])).toEqual([
      ['4673', true],
      ['2394', false],
      [null, false],
    ]);
    expect((await refusalOf(line('467X', 'Sai mã', false))).fields).toEqual({ vsicCode: 'not-a-choice' });
    const nothing = { kind: 'equity', amountDong: null, partnerName: null, partnerId: null, asOf: null, note: null } as const;
    const refusal = await refusalOf(parts.create({ part: 'capitalItems', customerId, values: nothing }));
    expect(refusal.fields).toEqual({ amountDong: 'required' });
  });

  test('a line of a customer that is not there, or a line that is not there, is refused', async () => {
    const { device } = await aCompany();
    const values = { name: 'KCN Long Hậu', provinceCode: null, note: null };
    expect((await refusalOf(device.client.parts.create({ part: 'investmentAreas', customerId: nobody, values }))).code).toBe(
      'not-found',
    );
    const change = { note: 'Giai đoạn 2' };
    expect((await refusalOf(device.client.parts.update({ part: 'investmentAreas', id: nobody, change }))).code).toBe('not-found');
  });
});

describe('a company and its sites', () => {
  async function aGroup() {
    const { device, id } = await aCompany('Tập đoàn Đại Phú');
    const { customers } = device.client;
    const plant = await customers.create({ name: 'Nhà máy Bình Phước', parentId: id, siteKind: 'plant', address: 'Chơn Thành' });
    const shift = await customers.create({ name: 'Xưởng nghiền', parentId: plant.id, siteKind: 'unit' });
    const branch = await customers.create({ name: 'Chi nhánh Cần Thơ', parentId: id, siteKind: 'branch' });
    return { device, id, plant: plant.id, shift: shift.id, branch: branch.id };
  }

  test('stand in a tree with their people, and visits and transactions add up over it', async () => {
    const { device, id, plant, shift, branch } = await aGroup();
    const { visits, contacts, customers, parts } = device.client;
    for (const [customerId, startsAt] of [
      [id, '2026-11-02T02:00:00.000Z'],
      [shift, '2026-11-09T02:00:00.000Z'],
      [shift, '2025-01-06T02:00:00.000Z'],
    ] as const) {
      const visit = await visits.create({ customerId, startsAt });
      await visits.complete({ id: visit.id, result: { outcome: 'successful', said: 'Nhận hàng' } });
    }
    await visits.create({ customerId: branch, startsAt: '2026-12-01T02:00:00.000Z' });
    await customers.update({ id: plant, change: { lastTransactionOn: '2026-10-20' } });
    await contacts.create({ customerId: plant, name: 'Anh Quân', phone: '0903 123 456' });

    const whole = await parts.sites({ customerId: id });
    expect(whole.sites.map((site) => [site.depth, site.name, site.siteKind, site.contactName, site.visits])).toEqual([
      [0, 'Tập đoàn Đại Phú', null, null, 1],
      [1, 'Chi nhánh Cần Thơ', 'branch', null, 0],
      [1, 'Nhà máy Bình Phước', 'plant', 'Anh Quân', 0],
      [2, 'Xưởng nghiền', 'unit', null, 1],
    ]);
    // A year back: the visit of January 2025 no longer counts.
    expect(whole.total).toEqual({
      visits: 2,
      salesDong: 0,
      lastVisitAt: '2026-11-09T02:00:00.000Z',
      nextVisitAt: '2026-12-01T02:00:00.000Z',
      lastTransactionOn: '2026-10-20',
    });
    expect([whole.above, whole.loop, whole.isCut]).toEqual([[], [], false]);

    const part = await parts.sites({ customerId: shift });
    expect(part.above.map((company) => company.name)).toEqual(['Tập đoàn Đại Phú', 'Nhà máy Bình Phước']);
    expect(part.sites.map((site) => site.name)).toEqual(['Xưởng nghiền']);
  });

  test('a parent below itself is refused in words, and one in the recycle bin too', async () => {
    const { device, id, plant, shift, branch } = await aGroup();
    const { customers } = device.client;
    const under = (parentId: string) => refusalOf(customers.update({ id, change: { parentId } }));
    expect((await under(shift)).fields).toEqual({ parentId: 'would-loop' });
    expect((await under(id)).fields).toEqual({ parentId: 'itself' });
    expect((await under(nobody)).fields).toEqual({ parentId: 'no-such-record' });
    await customers.delete({ ids: [branch] });
    expect((await refusalOf(customers.updateMany({ ids: [plant], change: { parentId: branch } }))).fields).toEqual({
      parentId: 'no-such-record',
    });
    await customers.update({ id: shift, change: { parentId: null } });
    await customers.update({ id, change: { parentId: shift } });
  });

  test('a site in the recycle bin leaves the tree, what stands below it comes back with it', async () => {
    const { device, id, plant } = await aGroup();
    const { customers, parts } = device.client;
    const shown = async () => (await parts.sites({ customerId: id })).sites.map((site) => site.name);
    await customers.delete({ ids: [plant] });
    expect(await shown()).toEqual(['Tập đoàn Đại Phú', 'Chi nhánh Cần Thơ']);
    await customers.restore({ ids: [plant] });
    expect(await shown()).toEqual(['Tập đoàn Đại Phú', 'Chi nhánh Cần Thơ', 'Nhà máy Bình Phước', 'Xưởng nghiền']);
  });
});

test('the history of a record tells its lines and people too, by name', async () => {
  const { device, id } = await aCompany();
  const { parts, contacts, customers } = device.client;
  const { id: officer } = await parts.create({
    part: 'officers',
    customerId: id,
    values: { name: 'Lê Minh', post: null, fromOn: null, toOn: null, note: null },
  });
  await parts.update({ part: 'officers', id: officer, change: { post: 'Tổng giám đốc' } });
  await contacts.create({ customerId: id, name: 'Chị Yến' });
  await parts.delete({ part: 'officers', id: officer });
  const told = async (withParts: boolean) =>
    (await customers.history({ id, withParts })).changes.map(({ entity, rowName, kind, field }) => [
      entity,
      rowName,
      kind,
      field,
    ]);
  expect(await told(true)).toEqual([
    ['officers', 'Lê Minh', 'delete', null],
    ['contacts', 'Chị Yến', 'create', null],
    ['officers', 'Lê Minh', 'update', 'post'],
    ['officers', 'Lê Minh', 'create', null],
    ['customers', null, 'create', null],
  ]);
  expect(await told(false)).toEqual([['customers', null, 'create', null]]);
});

test('a change of the parent company reads by its name, in the history and in the timeline', async () => {
  const { device, id } = await aCompany('Nhà máy Bình Phước');
  const { customers, timeline } = device.client;
  const { id: parentId } = await customers.create({ name: 'Tập đoàn Đại Phú' });
  await customers.update({ id, change: { parentId } });
  const [newest] = (await customers.history({ id, field: 'parentId' })).changes;
  expect([newest?.oldName, newest?.newName, newest?.newValue]).toEqual([null, 'Tập đoàn Đại Phú', parentId]);
  const { entries } = await timeline.list({ customerId: id, kinds: ['change'] });
  expect(entries.flatMap(({ details }) => (details?.of === 'change' ? details.fields : []))).toEqual([
    { field: 'parentId', oldValue: null, newValue: 'Tập đoàn Đại Phú' },
  ]);
});

describe('what was ordered', () => {
  /** So many boxes at 10 000 đ and 8 %, confirmed on a day. */
  async function order({ client }: Device, customerId: string, boxes: number, issuedOn: string): Promise<string> {
    const { id } = await client.orders.create({ customerId });
    const { content } = await client.orders.get({ id });
    if (content === null) throw new Error('a new order has a content');
    const { totals: _totals, ...draft } = content;
    const lines = [aQuoteLine({ quantityMilli: boxes * 1000, priceDong: 10_000 })];
    await client.orders.saveContent({ id, content: { ...draft, issuedOn, lines } });
    await client.orders.confirm({ id });
    return id;
  }

  test('by the sites of a company in twelve months adds up in its tree, with what was merged into a site', async () => {
    const { device, id: customerId } = await aCompany();
    const { client } = device;
    const plant = await client.customers.create({ name: 'Nhà máy', parentId: customerId });
    const twin = await client.customers.create({ name: 'Nhà máy (bản 2)' });
    await order(device, customerId, 10, '2026-11-20');
    await order(device, plant.id, 20, '2026-11-20');
    await order(device, plant.id, 1000, '2025-11-20');
    await order(device, twin.id, 30, '2026-11-20');
    const cancelled = await order(device, plant.id, 5000, '2026-11-21');
    await client.orders.cancel({ id: cancelled, reason: 'Khách đổi ý' });
    await client.merges.merge({ winnerId: plant.id, ids: [twin.id] });
    const { sites, total } = await client.parts.sites({ customerId });
    expect(sites.map(({ name, salesDong }) => [name, salesDong])).toEqual([
      ['Công ty CP Xi măng Đại Phú', 108_000],
      ['Nhà máy', 540_000],
    ]);
    expect(total.salesDong).toBe(648_000);
  });

  test('by whoever came through a customer counts from the day of the referral, with what was merged into them', async () => {
    const { device, id: customerId } = await aCompany();
    const { client } = device;
    const came = await client.customers.create({ name: 'Quán Bảy Hiền' });
    const twin = await client.customers.create({ name: 'Quán Bảy Hiền 2' });
    await order(device, came.id, 1000, '2026-10-01');
    await order(device, came.id, 10, '2026-11-10');
    await order(device, twin.id, 20, '2026-11-12');
    await client.merges.merge({ winnerId: came.id, ids: [twin.id] });
    const values = { referredId: twin.id, personName: null, referredOn: '2026-11-10', note: null };
    await client.parts.create({ part: 'referrals', customerId, values });
    const nobodyYet = { ...values, referredId: null, personName: 'Anh Tài' };
    await client.parts.create({ part: 'referrals', customerId, values: nobodyYet });
    const worth = (await partsOf(device, customerId)).referrals.map(({ wonDong }) => wonDong);
    expect(worth.toSorted()).toEqual([324_000, null]);
  });
});
