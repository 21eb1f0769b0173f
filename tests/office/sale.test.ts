import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { setLeader } from '../../src-server/admin/teams.ts';
import type { QuoteLine } from '../../src-shared/quotes/quote-content.ts';
import { aBadLine, type BadLine } from '../support/bad-line.ts';
import { aFreshDevice, type Device, mondayMorning, refusalOf } from '../support/devices.ts';
import { aServer, anOffice, type TestOffice, type TestServer } from '../support/office.ts';
import { aQuoteLine } from '../support/quote-contents.ts';
import { anyPromotion, aShop } from '../support/shop.ts';

// The sale between whole laptops and the whole server: leads, prices of others, gifts, opportunities, quotes, approvals.

type Laptop = Device & { readonly line: BadLine };

let server: TestServer;
let office: TestOffice;
let rep: Laptop;
let other: Laptop;
let manager: Laptop;
let admin: Laptop;
beforeAll(async () => {
  server = await aServer({ startMs: mondayMorning });
  office = await anOffice(server);
  rep = await joined('southRep');
  other = await joined('southRep2');
  manager = await joined('southManager');
  admin = await joined('admin');
}, 120_000);
afterAll(async () => {
  await server?.close();
});
/** Each test begins with everybody at the desk. */
beforeEach(async () => await meet(rep, other, manager, admin));

async function joined(person: keyof TestOffice['users']): Promise<Laptop> {
  const line = aBadLine();
  const laptop = Object.assign(await aFreshDevice({ network: line.network, lasts: true }), { line });
  const { account, password, name } = office.users[person];
  await laptop.client.office.join({ address: server.address, account, password, deviceName: `Laptop ${name}` });
  return laptop;
}

/** Until nobody has anything for another. */
async function meet(...laptops: readonly Laptop[]): Promise<void> {
  for (const laptop of laptops) laptop.line.plug();
  for (const laptop of [...laptops, ...laptops]) {
    const { problem } = await laptop.client.office.syncNow({});
    expect(problem).toBeNull();
  }
}
function part(...laptops: readonly Laptop[]): void {
  for (const laptop of laptops) laptop.line.unplug();
}
/** An hour later on every clock. */
function later(...laptops: readonly Laptop[]): void {
  server.clock.ms += 3_600_000;
  for (const laptop of laptops) laptop.clock.now = server.clock.ms;
}
const refusals = async ({ client }: Laptop) =>
  (await client.office.pending({})).changes.filter(({ state }) => state === 'rejected');

async function price({ client }: Laptop, id: string, ...lines: Partial<QuoteLine>[]) {
  const { content, rev } = await client.quotes.get({ id });
  if (content === null) throw new Error('no content');
  const { totals: _totals, ...draft } = content;
  return await client.quotes.saveContent({
    id,
    rev,
    content: { ...draft, lines: lines.map((line, index) => aQuoteLine({ id: `l${index + 1}`, ...line })) },
  });
}

test('a lead is handed over with what was thought of it, and becomes a sale on one laptop while another corrects it', async () => {
  const { id: customerId } = await rep.client.customers.create({ name: 'Bao bì Tân Phú', phone: '0907 555 018' });
  later(rep, other, manager);
  part(rep);
  const { isHandedOver } = await rep.client.leads.assess({
    customerId,
    verdict: 'qualified',
    warmth: 'hot',
    budgetDong: 120_000_000,
    toUserId: office.users.southRep2.id,
    handoverNote: 'Anh Phúc quen giám đốc',
  });
  expect(isHandedOver).toBe(true);
  await meet(rep, other);
  expect((await other.client.leads.list({ state: 'qualified' })).leads).toMatchObject([{ customerId, warmth: 'hot' }]);
  expect((await other.client.leads.of({ customerId })).assessments).toMatchObject([
    { authorName: 'Lê Thị Hằng', budgetDong: 120_000_000, isMine: false },
  ]);
  expect((await other.client.handovers.people({ customerId })).people).toMatchObject([
    { userName: 'Nguyễn Hoàng Phúc', to: null, note: 'Anh Phúc quen giám đốc' },
    { userName: 'Lê Thị Hằng' },
  ]);
  // It is Phúc’s now, and gone from Hằng's laptop.
  expect((await refusalOf(rep.client.customers.get({ id: customerId }))).code).toBe('not-found');

  part(other, manager);
  const { id: intoId } = await other.client.customers.create({ name: 'Tập đoàn Tân Phú' });
  const { opportunityId, contactId } = await other.client.leads.convert({
    customerId,
    intoId,
    contact: { name: 'Chị Bưởi' },
    opportunity: { title: 'Thùng carton', valueDong: 90_000_000 },
  });
  await manager.client.customers.update({ id: customerId, change: { website: 'tanphu.example' } });
  await manager.client.interactions.create({
    customerId,
    kind: 'call',
    text: 'Hẹn thứ sáu',
    happenedAt: '2026-11-23T02:00:00.000Z',
  });
  await meet(other, manager);
  for (const { client } of [other, manager]) {
    expect(await client.opportunities.get({ id: opportunityId })).toMatchObject({ customerId: intoId, contactId });
    expect((await client.leads.originOf({ opportunityId })).origin).toMatchObject({ entity: 'customers', id: customerId });
    const { entries } = await client.timeline.list({ customerId: intoId });
    expect(entries.some(({ text }) => text === 'Hẹn thứ sáu')).toBe(true);
    expect((await client.leads.of({ customerId: intoId })).assessments).toHaveLength(1);
  }
  expect(await refusals(manager)).toEqual([]);
});

test('two people who never met note prices of one competitor: it is one firm, and both prices stand on both laptops', async () => {
  part(rep, other);
  const theirs = await other.client.competitors.notePrice({ competitorName: 'nhựa duy tân', product: 'Két', priceDong: 93_000 });
  await other.client.competitors.update({ id: theirs.competitorId, change: { weaknesses: 'Ít mẫu' } });
  // An hour later, and at the office first.
  later(rep, other, manager, admin);
  const seen = await rep.client.competitors.notePrice({ competitorName: 'Nhựa Duy Tân', product: 'Két', priceDong: 95_000 });
  expect(theirs.competitorId).toBe(seen.competitorId);
  await rep.client.competitors.update({ id: seen.competitorId, change: { strengths: 'Giao nhanh' } });
  await meet(rep, other);
  for (const { client } of [rep, other]) {
    const record = await client.competitors.get({ id: seen.competitorId });
    expect(record.prices.map(({ priceDong, authorName }) => [priceDong, authorName]).sort()).toEqual([
      [93_000, 'Nguyễn Hoàng Phúc'],
      [95_000, 'Lê Thị Hằng'],
    ]);
    expect(record).toMatchObject({ strengths: 'Giao nhanh', weaknesses: 'Ít mẫu' });
    expect((await client.competitors.list({})).competitors).toHaveLength(1);
  }
});

test('two people promise the last gift on two laptops without a line: both promises stand, and everybody sees that one is missing', async () => {
  const { cementId, helmetId, customerId } = await aShop(admin);
  const { id: promotionId } = await admin.client.promotions.save({
    ...anyPromotion,
    productId: cementId,
    giftProductId: helmetId,
  });
  await admin.client.promotions.addStock({ promotionId, changeMilli: 1000 });
  await meet(admin, rep, other, manager);
  part(rep, other);
  const promise = async ({ client }: Laptop, name: string) => {
    const { id } = await client.customers.create({ name });
    const made = await client.promotions.entitle({ promotionId, customerId: id, quantityMilli: 1000 });
    return { ...made, customerId: id };
  };
  const [ofRep, ofOther] = [await promise(rep, 'Khách của Hằng'), await promise(other, 'Khách của Phúc')];
  expect([ofRep.leftMilli, ofOther.leftMilli]).toEqual([0, 0]);
  await meet(rep, other, manager);
  expect([...(await refusals(rep)), ...(await refusals(other))]).toEqual([]);
  for (const { client } of [rep, other, manager]) {
    const { promotions } = await client.promotions.list({});
    expect(promotions.find(({ id }) => id === promotionId)).toMatchObject({ leftMilli: -1000 });
    // Whoever promises the next one is told that there is none.
    const next = client.promotions.entitle({ promotionId, customerId: ofRep.customerId, quantityMilli: 1000 });
    if (client !== other.client) expect((await refusalOf(next)).fields).toEqual({ quantityMilli: 'out-of-stock' });
    else await refusalOf(next);
  }
  const ledger = async ({ client }: Laptop) =>
    (await client.promotions.ledger({ promotionId })).entries
      .map(({ customerName, state }) => `${customerName ?? ''} ${state}`)
      .sort();
  expect(await ledger(manager)).toEqual(['Khách của Hằng entitled', 'Khách của Phúc entitled']);
  expect(await ledger(rep)).toEqual(['Khách của Hằng entitled']);

  // Phúc and Đức take Phúc’s promise back, each without the other: the gift comes back once.
  part(other, manager);
  for (const { client } of [other, manager]) await client.promotions.withdraw({ id: ofOther.id, note: 'Hết quà' });
  await meet(other, manager, rep);
  expect([...(await refusals(other)), ...(await refusals(manager))]).toEqual([]);
  for (const { client } of [rep, other, manager]) {
    const { promotions } = await client.promotions.list({});
    expect(promotions.find(({ id }) => id === promotionId)).toMatchObject({ leftMilli: 0 });
  }
  expect(await ledger(manager)).toEqual(['Khách của Hằng entitled', 'Khách của Phúc withdrawn']);
  expect(customerId).not.toBe('');
});

test('a card that two boards changed keeps both edits; where the same value was changed, both are shown and one click decides', async () => {
  const { id: customerId } = await rep.client.customers.create({ name: 'Nhựa Tiến Phát' });
  const { id } = await rep.client.opportunities.create({ customerId, title: 'Két nhựa', valueDong: 50_000_000 });
  await meet(rep, manager);
  part(rep, manager);
  const { stages } = await manager.client.stages.list({});
  const open = stages.filter(({ kind }) => kind === 'open');
  await rep.client.opportunities.update({ id, change: { expectedCloseOn: '2026-12-15', valueDong: 60_000_000 } });
  later(rep, manager);
  await manager.client.opportunities.move({ id, stageId: open[1]?.id ?? '' });
  await manager.client.opportunities.update({ id, change: { valueDong: 45_000_000 } });
  await meet(rep, manager, rep);
  for (const { client } of [rep, manager]) {
    expect(await client.opportunities.get({ id })).toMatchObject({
      expectedCloseOn: '2026-12-15',
      stageId: open[1]?.id,
      valueDong: 45_000_000,
    });
    expect((await client.office.conflicts({ rowId: id })).conflicts).toMatchObject([
      {
        entity: 'opportunities',
        title: 'Két nhựa',
        field: 'valueDong',
        keptValue: 45_000_000,
        lostValue: 60_000_000,
        originalValue: 50_000_000,
        keptBy: 'Trần Minh Đức',
        lostBy: 'Lê Thị Hằng',
      },
    ]);
  }
  const [conflict] = (await rep.client.office.conflicts({ rowId: id })).conflicts;
  await rep.client.office.resolve({ id: conflict?.id ?? '', use: 'lost' });
  await meet(rep, manager);
  expect(await manager.client.opportunities.get({ id })).toMatchObject({ valueDong: 60_000_000 });
  expect((await manager.client.office.conflicts({ rowId: id })).conflicts).toEqual([]);
});

test('of a quote that two laptops priced one version stands whole, no price of the other is in it, and none is sent before somebody chose', async () => {
  const { id: customerId } = await rep.client.customers.create({ name: 'Nhựa Long Thành' });
  const { id } = await rep.client.quotes.create({ customerId, title: 'Két nhựa' });
  await price(rep, id, { priceDong: 10_000 }, { priceDong: 20_000 });
  await meet(rep, manager);
  const { number } = await rep.client.quotes.get({ id });
  expect(number).toMatch(/^BG-2026-\d{4}$/);
  part(rep, manager);
  // One lowers the first line, the other the second: together they would be a price that nobody made.
  await price(rep, id, { priceDong: 9000 }, { priceDong: 20_000 });
  later(rep, manager);
  await price(manager, id, { priceDong: 10_000 }, { priceDong: 18_000 });
  await meet(rep, manager, rep);
  for (const { client } of [rep, manager]) {
    const quote = await client.quotes.get({ id });
    expect(quote).toMatchObject({ number, hasConflict: true });
    expect(quote.content?.lines.map(({ priceDong }) => priceDong)).toEqual([10_000, 18_000]);
    expect(quote.content?.totals.netDong).toBe(2_800_000);
    expect(quote.conflicts).toMatchObject([{ byName: 'Lê Thị Hằng', content: { totals: { netDong: 2_900_000 } } }]);
    expect((await refusalOf(client.quotes.send({ id }))).details).toMatchObject({ field: 'conflict' });
  }
  const [beside] = (await rep.client.quotes.get({ id })).conflicts;
  await rep.client.quotes.choose({ conflictId: beside?.id ?? '', use: 'other' });
  await rep.client.quotes.send({ id });
  // Đức prices on, in a draft as far as he knows.
  part(manager);
  await price(manager, id, { priceDong: 1 }, { priceDong: 1 });
  await meet(rep, manager, rep);
  for (const { client } of [rep, manager]) {
    const quote = await client.quotes.get({ id });
    expect(quote).toMatchObject({ state: 'sent', version: 1, content: { totals: { netDong: 2_900_000 } } });
    expect(quote.versions).toMatchObject([{ version: 1, totals: { netDong: 2_900_000 } }]);
    expect(quote.conflicts).toMatchObject([{ byName: 'Trần Minh Đức', content: { totals: { netDong: 200 } } }]);
  }
});

test('a new rule of approval holds on every laptop; what was asked and decided without a line is one story for all', async () => {
  await server.database.asOwner((sql) => setLeader(sql, office.tenantId, office.teams.south, office.users.southManager.id));
  await admin.client.approvalRules.save({
    ...{ name: 'Giảm sâu', teamId: null, minTotalDong: null, minDiscountBasisPoints: 1000 },
    ...{ approver: 'leader', approverId: null, isActive: true },
  });
  await meet(admin, rep, manager);
  part(rep);
  const { id: customerId } = await rep.client.customers.create({ name: 'Nhựa Bình Minh' });
  const { id } = await rep.client.quotes.create({ customerId, title: 'Két nhựa' });
  await price(rep, id, { priceDong: 10_000, discountBasisPoints: 1500 });
  expect((await refusalOf(rep.client.quotes.send({ id }))).details).toMatchObject({ field: 'approval' });
  await rep.client.approvals.ask({ quoteId: id, reason: 'Khách lớn' });
  await meet(rep, manager);
  part(manager);
  const { approvals } = await manager.client.approvals.waiting({});
  expect(approvals).toMatchObject([{ quoteId: id, discountBasisPoints: 1500, reason: 'Khách lớn', askedByName: 'Lê Thị Hằng' }]);
  await manager.client.approvals.decide({ id: approvals[0]?.id ?? '', state: 'approved', note: 'Đồng ý' });
  await meet(manager, rep);
  expect(await rep.client.approvals.of({ quoteId: id })).toMatchObject({
    isLetOut: true,
    steps: [{ state: 'approved', decidedByName: 'Trần Minh Đức', decisionNote: 'Đồng ý' }],
  });
  await rep.client.quotes.send({ id });
  await meet(rep, manager, admin);
  for (const { client } of [rep, manager, admin]) expect(await client.quotes.get({ id })).toMatchObject({ state: 'sent' });
  expect([...(await refusals(rep)), ...(await refusals(manager))]).toEqual([]);
});

test('two laptops edit, confirm and deliver one order: both contents stand beside each other, both deliveries count, and numbers have no gap', async () => {
  const { id: customerId } = await rep.client.customers.create({ name: 'Nhựa Rạng Đông', phone: '0907 555 019' });
  const { id } = await rep.client.orders.create({ customerId, title: 'Thùng tháng 12' });
  const write = async ({ client }: Laptop, quantityMilli: number) => {
    const { content, rev } = await client.orders.get({ id });
    if (content === null) throw new Error('no content');
    const { totals: _totals, ...draft } = content;
    await client.orders.saveContent({ id, rev, content: { ...draft, lines: [aQuoteLine({ id: 'l1', quantityMilli })] } });
  };
  await write(rep, 100_000);
  await meet(rep, manager);
  part(rep, manager);
  await write(rep, 120_000);
  later(rep, manager);
  await write(manager, 150_000);
  await meet(rep, manager);
  const [conflict] = (await rep.client.orders.get({ id })).conflicts;
  expect(conflict).toBeDefined();
  expect((await refusalOf(rep.client.orders.confirm({ id }))).details).toMatchObject({ field: 'conflict' });
  await rep.client.orders.choose({ conflictId: conflict?.id ?? '', use: 'standing' });
  await meet(rep, manager);
  const ordered = (await rep.client.orders.get({ id })).lines[0]?.orderedMilli ?? 0;
  expect([120_000, 150_000]).toContain(ordered);

  part(rep, manager);
  await rep.client.orders.confirm({ id, signedBy: 'Anh Tuấn' });
  later(rep, manager);
  await manager.client.orders.confirm({ id });
  await meet(rep, manager);
  expect([...(await refusals(rep)), ...(await refusals(manager))]).toEqual([]);

  part(rep, manager);
  await rep.client.orders.deliver({ id, lines: [{ lineId: 'l1', quantityMilli: 40_000 }] });
  later(rep, manager);
  await manager.client.orders.deliver({ id });
  await meet(rep, manager);
  for (const { client } of [rep, manager]) {
    const order = await client.orders.get({ id });
    expect([order.state, order.delivered, order.deliveries.length]).toEqual(['done', 'over', 2]);
    expect(order.lines[0]).toMatchObject({ deliveredMilli: ordered + 40_000, leftMilli: 0 });
  }

  part(rep, manager);
  for (const { client } of [rep, manager, rep]) await client.orders.create({ customerId, title: 'Thêm' });
  await meet(rep, manager);
  const { orders } = await manager.client.orders.list({ customerId });
  expect(orders.map(({ number }) => number).sort()).toEqual(
    [1, 2, 3, 4].map((count) => `DH-2026-${String(count).padStart(4, '0')}`),
  );
});
