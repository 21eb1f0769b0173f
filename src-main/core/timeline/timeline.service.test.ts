import { expect, test } from 'vitest';
import { aDevice, type Device } from '../../../tests/support/devices.ts';
import { layDelivery, layOrders } from '../../../tests/support/order-rows.ts';
import { aQuoteLine } from '../../../tests/support/quote-contents.ts';

async function aBusyCustomer(device: Device): Promise<string> {
  const { id: customerId } = await device.client.customers.create({ name: 'Đại Đồng Tiến' });
  const tick = () => (device.clock.now += 60_000);
  tick();
  await device.client.interactions.create({ customerId, kind: 'call', text: 'Gọi hỏi tồn kho', withWhom: 'Anh Phúc' });
  tick();
  const { id } = await device.client.visits.create({ customerId, startsAt: '2026-11-23T00:00:00.000Z', purpose: 'periodic' });
  await device.client.visits.complete({ id, result: { outcome: 'successful', said: 'Đặt 20 thùng', nextStep: 'Giao thứ Tư' } });
  tick();
  await device.client.customers.update({ id: customerId, change: { name: 'Đại Đồng Tiến 2', rating: 'A' } });
  tick();
  await device.client.interactions.create({ customerId, kind: 'note', text: 'Kho mới ở Long An' });
  return customerId;
}

test('the timeline holds calls, visit results, notes and changes, newest first', async () => {
  const device = await aDevice();
  const customerId = await aBusyCustomer(device);
  const { entries, next } = await device.client.timeline.list({ customerId });
  expect(next).toBeNull();
  expect(
    entries.map(({ kind, text, withWhom, details }) => [
      kind,
      text ?? (details?.of === 'change' ? details.change : details?.of === 'rating' ? details.rating : null),
      withWhom ?? (details?.of === 'change' ? details.fields.map(({ field }) => field) : null),
    ]),
  ).toEqual([
    ['note', 'Kho mới ở Long An', null],
    ['rating', 'A', null],
    ['change', 'update', ['name']],
    ['visit', 'Đặt 20 thùng', null],
    ['call', 'Gọi hỏi tồn kho', 'Anh Phúc'],
    ['change', 'create', []],
  ]);
  expect(entries[3]).toMatchObject({
    nextStep: 'Giao thứ Tư',
    details: { of: 'visit', purpose: 'periodic', state: 'done', outcome: 'successful' },
  });
});

test('scrolling in pages shows every entry once', async () => {
  const device = await aDevice();
  const customerId = await aBusyCustomer(device);
  // Entries of one and the same instant must not fall between two pages.
  for (let index = 0; index < 25; index += 1) {
    await device.client.interactions.create({ customerId, kind: 'note', text: `Ghi chú ${index}` });
  }
  const all = (await device.client.timeline.list({ customerId, limit: 200 })).entries.map((entry) => entry.id);
  const paged: string[] = [];
  for (let before: string | null = null; ; ) {
    const page = await device.client.timeline.list({ customerId, before, limit: 4 });
    paged.push(...page.entries.map((entry) => entry.id));
    if (page.next === null) break;
    before = page.next;
  }
  expect(all.length).toBe(31);
  expect(paged).toEqual(all);
});

test('a filter shows one kind only', async () => {
  const device = await aDevice();
  const customerId = await aBusyCustomer(device);
  const { entries } = await device.client.timeline.list({ customerId, kinds: ['call', 'visit'] });
  expect(entries.map((entry) => entry.kind)).toEqual(['visit', 'call']);
});

test('a handover is one entry with its note, an owner changed by hand one without', async () => {
  const device = await aDevice();
  const { id: customerId } = await device.client.customers.create({ name: 'Bao bì Tân Phú' });
  const me = (await device.client.app.status({})).profile?.userId ?? '';
  device.clock.now += 60_000;
  await device.client.customers.update({ id: customerId, change: { ownerId: null } });
  device.clock.now += 60_000;
  await device.client.handovers.run({ ids: [customerId], toUserId: me, note: 'Lan chuyển vùng' });
  const { entries } = await device.client.timeline.list({ customerId, kinds: ['owner'] });
  const name = entries[0]?.details?.of === 'owner' ? entries[0].details.to : null;
  expect(name).not.toBeNull();
  expect(entries.map(({ text, details }) => [text, details])).toEqual([
    ['Lan chuyển vùng', { of: 'owner', from: null, to: name, toTeam: null }],
    [null, { of: 'owner', from: name, to: null, toTeam: null }],
  ]);
  const rest = await device.client.timeline.list({ customerId, kinds: ['change'] });
  expect(rest.entries.map(({ details }) => details?.of === 'change' && details.change)).toEqual(['create']);
});

test('help, opinions, referrals, planned and cancelled visits stand in it too, and what was merged says where it comes from', async () => {
  const device = await aDevice();
  const { client, clock } = device;
  const tick = () => (clock.now += 60_000);
  const { id: customerId } = await client.customers.create({ name: 'Giấy Sài Gòn' });
  const { id: other } = await client.customers.create({ name: 'Giấy SG' });
  tick();
  await client.interactions.create({ customerId: other, kind: 'note', text: 'Của hồ sơ kia' });
  tick();
  await client.help.ask({ customerId, text: 'Cần giá đặc biệt' });
  tick();
  await client.parts.create({
    part: 'opinions',
    customerId,
    values: { contactId: null, about: 'service', score: 4, said: 'Giao nhanh', saidOn: '2026-11-20' },
  });
  tick();
  const { id: visitId } = await client.visits.create({ customerId, startsAt: '2026-12-01T02:00:00.000Z', purpose: 'periodic' });
  await client.visits.cancel({ id: visitId, reason: 'Khách bận' });
  tick();
  await client.merges.merge({ winnerId: customerId, ids: [other], choices: {} });
  const { entries } = await client.timeline.list({ customerId });
  const told = entries.filter(({ kind }) => kind !== 'change').map(({ kind, text, mergedFrom }) => [kind, text, mergedFrom]);
  expect(told).toEqual([
    ['visit', 'Khách bận', null],
    ['merge', null, null],
    ['help', 'Cần giá đặc biệt', null],
    ['note', 'Của hồ sơ kia', 'Giấy SG'],
    ['opinion', 'Giao nhanh', null],
  ]);
  const outline = await client.timeline.outline({ customerId });
  expect(outline.total).toBe(entries.length);
  expect(outline.months).toEqual([
    { month: '2026-12', count: 1 },
    { month: '2026-11', count: entries.length - 1 },
  ]);
  expect(outline.kinds.find(({ kind }) => kind === 'note')).toEqual({ kind: 'note', count: 1 });
  const until = await client.timeline.list({ customerId, until: '2026-11-30T17:00:00.000Z' });
  expect(until.entries.length).toBe(entries.length - 1);
});

test('a search inside finds what was said with and without accents, and what else stands in the timeline', async () => {
  const device = await aDevice();
  const customerId = await aBusyCustomer(device);
  const { id: other } = await device.client.customers.create({ name: 'Khách khác' });
  await device.client.interactions.create({ customerId: other, kind: 'note', text: 'Kho mới ở Long An' });
  const found = async (text: string) =>
    (await device.client.timeline.list({ customerId, text })).entries.map((entry) => entry.text ?? entry.kind);
  expect(await found('long an')).toEqual(['Kho mới ở Long An']);
  expect(await found('đặt thùng')).toEqual(['Đặt 20 thùng']);
  expect(await found('dat thun')).toEqual(['Đặt 20 thùng']);
  expect(await found('phuc')).toEqual(['Gọi hỏi tồn kho']);
  expect(await found('dai dong tien')).toEqual(['change']);
  expect(await found('không có gì thế này')).toEqual([]);
});

test('the search over everything opens the customer at the entry', async () => {
  const device = await aDevice();
  const customerId = await aBusyCustomer(device);
  const { hits } = await device.client.timeline.search({ text: 'ton kho' });
  expect(hits).toMatchObject([{ kind: 'call', customerId, customerName: 'Đại Đồng Tiến 2', excerpt: 'Gọi hỏi tồn kho' }]);
  const { entries } = await device.client.timeline.list({ customerId, kinds: ['call'] });
  expect(hits[0]?.entryId).toBe(entries[0]?.id);
  const visits = await device.client.timeline.search({ text: 'giao thứ' });
  expect(visits.hits).toMatchObject([{ kind: 'visit', excerpt: 'Giao thứ Tư' }]);
});

test('a correction stands in the place of what it corrects, and what was said before stays readable', async () => {
  const device = await aDevice();
  const { client, clock } = device;
  const { id: customerId } = await client.customers.create({ name: 'Ánh Dương' });
  const { id } = await client.interactions.create({ customerId, kind: 'call', text: 'Giá 12tr', withWhom: 'Chị Hoa' });
  clock.now += 60_000;
  const first = await client.interactions.correct({ id, correction: { text: 'Giá 15tr' } });
  clock.now += 60_000;
  const second = await client.interactions.correct({ id: first.id, correction: { text: 'Giá 16tr', kind: 'chat' } });
  const read = async () => (await client.timeline.list({ customerId, kinds: ['call', 'chat'] })).entries;
  expect(await read()).toMatchObject([
    {
      id: second.id,
      kind: 'chat',
      text: 'Giá 16tr',
      withWhom: 'Chị Hoa',
      isMine: true,
      earlier: [{ text: 'Giá 15tr' }, { text: 'Giá 12tr' }],
    },
  ]);
  await expect(client.interactions.correct({ id, correction: { text: 'x' } })).rejects.toMatchObject({ code: 'conflict' });
  const { groupId } = await client.interactions.takeBack({ id: second.id });
  expect(await read()).toMatchObject([
    { id: second.id, text: null, takenBackAt: expect.any(String) },
    { id: first.id, text: 'Giá 15tr' },
  ]);
  expect((await client.timeline.search({ text: '16tr' })).hits).toEqual([]);
  await client.undo.apply({ groupId });
  expect(await read()).toMatchObject([{ id: second.id, text: 'Giá 16tr' }]);
});

test('a visit nobody planned is recorded with its result, and a wrong result is corrected by a new one', async () => {
  const device = await aDevice();
  const { client, clock } = device;
  const { id: customerId } = await client.customers.create({ name: 'Ánh Dương' });
  const { id: visitId } = await client.visits.record({ customerId, result: { outcome: 'refused', said: 'Không mua' } });
  const list = async () => (await client.timeline.list({ customerId, kinds: ['visit'] })).entries;
  const [entry] = await list();
  expect(entry).toMatchObject({ text: 'Không mua', details: { visitId, state: 'done', outcome: 'refused' } });
  clock.now += 60_000;
  await client.visits.correct({ resultId: entry?.id ?? '', correction: { outcome: 'follow-up', said: 'Tháng sau mua' } });
  expect(await list()).toMatchObject([
    { text: 'Tháng sau mua', details: { outcome: 'follow-up' }, earlier: [{ text: 'Không mua' }] },
  ]);
  expect((await client.visits.get({ id: visitId })).result).toMatchObject({ outcome: 'follow-up', said: 'Tháng sau mua' });
  await expect(client.visits.correct({ resultId: entry?.id ?? '', correction: {} })).rejects.toMatchObject({ code: 'conflict' });
});

test('a customer that came with an import says from which file', async () => {
  const { client } = await aDevice();
  const file = new URL('../../../tests/fixtures/imports/vn-companies.csv', import.meta.url).pathname;
  await client.imports.run({ file });
  const { rows } = await client.customers.list({ limit: 1 });
  const { entries } = await client.timeline.list({ customerId: rows[0]?.id ?? '', kinds: ['change'] });
  expect(entries.map(({ details }) => details)).toEqual([
    { of: 'change', change: 'create', fields: [], importFile: 'vn-companies.csv' },
  ]);
});

test('[L01] opportunities that were noted, won and lost, and quotes that went out and were answered stand in it, and are filtered and searched', async () => {
  const device = await aDevice();
  const { client } = device;
  const tick = () => (device.clock.now += 60_000);
  const { id: customerId } = await client.customers.create({ name: 'Công ty An Phát' });
  tick();
  const won = await client.opportunities.create({ customerId, title: 'Thùng carton quý 1', valueDong: 120_000_000 });
  tick();
  const lost = await client.opportunities.create({ customerId, title: 'Màng co' });
  tick();
  const { id: quoteId, label } = await client.quotes.create({ customerId, title: 'Thùng carton 5 lớp' });
  const { content } = await client.quotes.get({ id: quoteId });
  if (content === null) throw new Error('no content');
  const { totals: _totals, ...draft } = content;
  await client.quotes.saveContent({ id: quoteId, content: { ...draft, lines: [aQuoteLine({ priceDong: 12_350 })] } });
  tick();
  await client.quotes.send({ id: quoteId });
  tick();
  await client.quotes.answer({ id: quoteId, isAccepted: true, byName: 'Anh Tuấn', way: 'signed', note: 'Giao trước Tết' });
  tick();
  await client.opportunities.close({ id: won.id, as: 'won' });
  tick();
  const closed = await client.opportunities.close({ id: lost.id, as: 'lost', lostReason: 'price', lostNote: 'Bên kia rẻ hơn' });

  const list = async (more: object = {}) =>
    (await client.timeline.list({ customerId, kinds: ['opportunity', 'quote'], ...more })).entries;
  const told = (entries: Awaited<ReturnType<typeof list>>) =>
    entries.map(({ details, text, withWhom, userName }) => [
      ...(details?.of === 'opportunity' || details?.of === 'quote' ? [details.step, details.title] : [details]),
      ...[text, withWhom, userName],
    ]);
  const me = 'Nguyễn Thị Lan';
  expect(told(await list())).toEqual([
    ['lost', 'Màng co', 'Bên kia rẻ hơn', null, me],
    ['won', 'Thùng carton quý 1', null, null, me],
    ['accepted', 'Thùng carton 5 lớp', 'Giao trước Tết', 'Anh Tuấn', me],
    ['sent', 'Thùng carton 5 lớp', null, null, me],
    ['made', 'Màng co', null, null, me],
    ['made', 'Thùng carton quý 1', null, null, me],
  ]);
  expect((await list({ kinds: ['quote'] })).map(({ details }) => details)).toEqual(
    ['accepted', 'sent'].map((step) => ({
      ...{ of: 'quote', quoteId, step, label, title: 'Thùng carton 5 lớp', version: 1, totalDong: 1_333_800 },
    })),
  );
  expect(told(await list({ text: 're hon' }))).toEqual([['lost', 'Màng co', 'Bên kia rẻ hơn', null, me]]);
  expect((await list({ text: 'thung carton' })).length).toBe(4);
  const { kinds } = await client.timeline.outline({ customerId });
  expect(kinds.filter(({ kind }) => kind === 'opportunity' || kind === 'quote')).toEqual([
    { kind: 'opportunity', count: 4 },
    { kind: 'quote', count: 2 },
  ]);
  // By the page each entry comes once, also the two of one record.
  const paged: string[] = [];
  for (let before: string | null = null; ; ) {
    const page = await client.timeline.list({ customerId, before, limit: 2 });
    paged.push(...page.entries.map(({ id }) => id));
    if (page.next === null) break;
    before = page.next;
  }
  expect(paged).toEqual((await client.timeline.list({ customerId })).entries.map(({ id }) => id));

  // What is open again is lost no longer.
  await client.undo.apply({ groupId: closed.groupId });
  expect((await list({ kinds: ['opportunity'] })).map(({ details }) => details?.of === 'opportunity' && details.step)).toEqual([
    ...['won', 'made', 'made'],
  ]);
});

test('[L03] what was lost or signed cannot be deleted out of the history: it stands there as taken back, with who did it', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id: customerId } = await client.customers.create({ name: 'Công ty An Phát' });
  const lost = await client.opportunities.create({ customerId, title: 'Màng co', valueDong: 5_000_000 });
  await client.opportunities.close({ id: lost.id, as: 'lost', lostReason: 'price', lostNote: 'Bên kia rẻ hơn' });
  const open = await client.opportunities.create({ customerId, title: 'Gõ nhầm' });
  const { groupId } = await client.opportunities.delete({ id: lost.id });
  await client.opportunities.delete({ id: open.id });
  const told = async () =>
    (await client.timeline.list({ customerId, kinds: ['opportunity'] })).entries.map(
      ({ details, text, takenBackAt, takenBackBy }) => [
        details?.of === 'opportunity' ? [details.step, details.title, details.reason] : [],
        ...[text, takenBackAt !== null, takenBackBy],
      ],
    );
  expect(await told()).toEqual([[['lost', 'Màng co', 'price'], null, true, 'Nguyễn Thị Lan']]);
  await client.undo.apply({ groupId });
  expect((await told()).filter(([, text]) => text === 'Bên kia rẻ hơn')).toEqual([
    [['lost', 'Màng co', 'price'], 'Bên kia rẻ hơn', false, null],
  ]);
});

test('the timeline says what was ordered, what of it came and what was cancelled', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id: customerId } = await client.customers.create({ name: 'Công ty An Phát' });
  const { userId: ownerId = '' } = (await client.app.status({})).profile ?? {};
  const [orderId, cancelledId, draftId] = [1, 2, 3].map((no) => `0192d3f0-0000-7000-8000-00000000000${no}`);
  const order = { customerId, ownerId, lines: [{ priceDong: 10_000 }] };
  await layOrders(device, [
    { ...order, id: orderId ?? '', title: 'Thùng tháng 12', state: 'done' },
    { ...order, id: cancelledId ?? '', title: 'Màng co', state: 'cancelled' },
    { ...order, id: draftId ?? '', title: 'Còn nháp', state: 'draft' },
  ]);
  await layDelivery(device, {
    ...{ id: '0192d3f0-0000-7000-8000-00000000000b', customerId, orderId: orderId ?? '' },
    lines: [{ lineId: 'l1', quantityMilli: 1000 }],
  });
  const { entries } = await client.timeline.list({ customerId, kinds: ['order'] });
  const told = entries.map(({ details }) => (details?.of === 'order' ? [details.step, details.label, details.totalDong] : []));
  expect(told.toSorted()).toEqual([
    ['cancelled', 'D-TEST-2', 1_080_000],
    ['confirmed', 'D-TEST-1', 1_080_000],
    ['delivered', 'D-TEST-1', null],
  ]);
  const { kinds } = await client.timeline.outline({ customerId });
  expect(kinds.find(({ kind }) => kind === 'order')).toEqual({ kind: 'order', count: 3 });
});

test('the timeline says what was signed, what ended, what was invoiced and what was paid, and no credit that only moved', async () => {
  const { client } = await aDevice();
  const { id: customerId } = await client.customers.create({ name: 'Công ty CP Giấy Sài Gòn' });
  const { id: contractId } = await client.contracts.create({
    ...{ customerId, title: 'Khung 2026', code: 'HĐ-12/2026', signedOn: '2026-11-02', valueDong: 900_000_000 },
  });
  await client.contracts.create({ customerId, title: 'Chưa ký', state: 'draft' });
  const bill = { customerId, symbol: '1C26TAA', issuedOn: '2026-11-05' };
  const { id: invoiceId } = await client.receivables.addInvoice({ ...bill, number: '0007', totalDong: 11_000_000 });
  const { id: cancelled } = await client.receivables.addInvoice({ ...bill, number: '0008', totalDong: 1 });
  await client.receivables.cancelInvoice({ id: cancelled });
  const paid = { customerId, paidOn: '2026-11-20' };
  await client.receivables.addReceipt({ ...paid, invoiceId, amountDong: 4_000_000, way: 'transfer', reference: 'FT2632' });
  await client.receivables.addReceipt({ ...paid, amountDong: 9_000_000, way: 'cash' });
  await client.receivables.dealOut({ ...paid, amountDong: 7_000_000, isFromCredit: true });
  const told = async (...kinds: ('contract' | 'money')[]) =>
    (await client.timeline.list({ customerId, kinds })).entries.map(({ details, at }) => {
      if (details?.of === 'contract') return `${at.slice(0, 10)} ${details.step} ${details.code} ${details.valueDong}`;
      if (details?.of !== 'money') return '';
      const { step, amountDong, invoice, way, reference } = details;
      return [at.slice(0, 10), step, amountDong, invoice, way, reference].join(' ');
    });
  expect(await told('contract')).toEqual(['2026-11-02 signed HĐ-12/2026 900000000']);
  expect((await told('money')).toSorted()).toEqual([
    '2026-11-05 invoiced 11000000 1C26TAA 0007  ',
    '2026-11-20 in 4000000 1C26TAA 0007 transfer FT2632',
    '2026-11-20 in 7000000 1C26TAA 0007 offset ',
    '2026-11-20 in 9000000  cash ',
  ]);
  await client.contracts.end({ id: contractId });
  expect(await told('contract')).toEqual(['2026-11-23 ended HĐ-12/2026 900000000', '2026-11-02 signed HĐ-12/2026 900000000']);
  const { kinds } = await client.timeline.outline({ customerId });
  expect(kinds.filter(({ kind }) => kind === 'contract' || kind === 'money')).toEqual([
    { kind: 'contract', count: 2 },
    { kind: 'money', count: 4 },
  ]);
  expect(await client.timeline.list({ customerId, text: '1c26taa 0007' })).toMatchObject({ entries: { length: 3 } });
});

test('the search finds what was noted for a visit ahead, and why one was cancelled', async () => {
  const device = await aDevice();
  const { id: customerId } = await device.client.customers.create({ name: 'Minh Phát' });
  const plan = async (note: string) =>
    (await device.client.visits.create({ customerId, startsAt: '2026-12-01T02:00:00.000Z', note })).id;
  const ahead = await plan('Mang mẫu đường phèn');
  const off = await plan('Xem kho lạnh');
  await device.client.visits.cancel({ id: off, reason: 'Chủ tiệm đi Đà Lạt' });
  const found = async (text: string) =>
    (await device.client.timeline.list({ customerId, text })).entries.map((entry) => [entry.id, entry.text]);
  expect(await found('duong phen')).toEqual([[ahead, 'Mang mẫu đường phèn']]);
  expect(await found('di da lat')).toEqual([[off, 'Chủ tiệm đi Đà Lạt']]);
  expect(await found('kho lanh')).toEqual([[off, 'Xem kho lạnh']]);
  expect(await found('khong co')).toEqual([]);
});
