import { expect, test } from 'vitest';
import { aDevice, type Device, refusalOf } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';
import { aQuoteLine } from '../../../tests/support/quote-contents.ts';
import type { QuoteDraft } from '../../../src-shared/quotes/quotes.contract.ts';

async function aQuote(device: Device) {
  const { client } = device;
  const customer = await client.customers.create({ name: 'Công ty An Phát', taxCode: '0301234567', address: 'Dĩ An' });
  const made = await client.quotes.create({ customerId: customer.id });
  return { ...made, customerId: customer.id };
}
async function draftOf({ client }: Device, id: string): Promise<QuoteDraft> {
  const { content } = await client.quotes.get({ id });
  if (content === null) throw new Error('no content');
  const { totals: _totals, ...draft } = content;
  return draft;
}
async function price(device: Device, id: string, priceDong: number) {
  const draft = await draftOf(device, id);
  return await device.client.quotes.saveContent({ id, content: { ...draft, lines: [aQuoteLine({ priceDong })] } });
}

test('a quote is made for a customer, priced, sent, and the customer says yes', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id, label } = await aQuote(device);
  expect(label).toMatch(/^Q-[0-9A-F]{4}-1$/);
  expect(await client.quotes.get({ id })).toMatchObject({
    state: 'draft',
    version: 1,
    number: null,
    customerName: 'Công ty An Phát',
    content: { toName: 'Công ty An Phát', toTaxCode: '0301234567', issuedOn: '2026-11-23', validUntil: '2026-12-23', lines: [] },
  });
  const { totals } = await price(device, id, 12_350);
  expect(totals).toMatchObject({ netDong: 1_235_000, vatDong: 98_800, totalDong: 1_333_800 });
  await client.quotes.send({ id });
  expect((await refusalOf(price(device, id, 1))).code).toBe('conflict');
  await client.quotes.answer({ id, isAccepted: true, byName: 'Anh Tuấn', byPost: 'Giám đốc', way: 'signed' });
  const quote = await client.quotes.get({ id });
  expect(quote).toMatchObject({
    state: 'accepted',
    versions: [{ version: 1, content: { totals: { totalDong: 1_333_800 } } }],
    answers: [{ isAccepted: true, version: 1, answeredOn: '2026-11-23', byName: 'Anh Tuấn', way: 'signed' }],
  });
  expect((await client.quotes.list({})).sums).toEqual([{ state: 'accepted', count: 1, totalDong: 1_333_800 }]);
});

test('what was sent stays as it was: a change is the next version, and both can be laid beside each other', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id } = await aQuote(device);
  await price(device, id, 10_000);
  await client.quotes.send({ id });
  expect(await client.quotes.reopen({ id })).toMatchObject({ version: 2 });
  await price(device, id, 9500);
  await client.quotes.send({ id });
  const { versions } = await client.quotes.get({ id });
  expect(versions.map(({ version, totals }) => [version, totals?.netDong])).toEqual([
    [2, 950_000],
    [1, 1_000_000],
  ]);
  const difference = await client.quotes.difference({ id, from: versions[1]?.id ?? '', to: 'now' });
  expect(difference).toMatchObject({
    totalBefore: 1_080_000,
    totalAfter: 1_026_000,
    lines: [{ kind: 'changed', changed: ['priceDong'], before: { priceDong: 10_000 }, after: { priceDong: 9500 } }],
  });
});

test('every step can be taken back, and taking back an old price does not change what was sent since', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id } = await aQuote(device);
  await price(device, id, 10_000);
  const cheaper = await price(device, id, 9000);
  const sent = await client.quotes.send({ id });
  expect(await client.undo.apply({ groupId: cheaper.groupId })).toMatchObject({ restored: 0, kept: 1 });
  expect(await client.quotes.get({ id })).toMatchObject({ state: 'sent', totalDong: 972_000 });
  const answered = await client.quotes.answer({ id, isAccepted: false, way: 'phone', reason: 'price' });
  await client.undo.apply({ groupId: answered.groupId });
  expect(await client.quotes.get({ id })).toMatchObject({ state: 'sent', declineReason: null, answers: [] });
  await client.undo.apply({ groupId: sent.groupId });
  expect(await client.quotes.get({ id })).toMatchObject({ state: 'draft', sentAt: null });
  await client.undo.apply({ groupId: cheaper.groupId });
  expect(await client.quotes.get({ id })).toMatchObject({ totalDong: 1_080_000 });
  // Version 1 went out with other prices, so this one is another version.
  expect(await client.quotes.send({ id })).toMatchObject({ version: 2 });
  expect((await client.quotes.get({ id })).versions.map(({ version }) => version)).toEqual([2, 1]);
});

test('a quote that somebody else changed since it was read is not sent unseen', async () => {
  const device = await aDevice();
  const { id } = await aQuote(device);
  const { contentHash } = await device.client.quotes.get({ id });
  await price(device, id, 10_000);
  expect((await refusalOf(device.client.quotes.send({ id, contentHash }))).details).toMatchObject({ field: 'content' });
  expect(await device.client.quotes.get({ id })).toMatchObject({ state: 'draft', versions: [] });
});

test('what is typed survives a crash, and saving it makes it the quote’s', async () => {
  const device = await aDevice();
  const { id } = await aQuote(device);
  await device.client.quotes.keepDraft({ id, json: '{"lines":[]}' });
  const again = await device.restart();
  expect(await again.client.quotes.get({ id })).toMatchObject({ draft: { json: '{"lines":[]}' } });
  await price(again, id, 5000);
  expect(await again.client.quotes.get({ id })).toMatchObject({ draft: null, totalDong: 540_000 });
});

test('a quote that could not be counted, ends before it begins or has a price below zero is refused, and nothing is lost', async () => {
  const device = await aDevice();
  const { id } = await aQuote(device);
  const draft = await draftOf(device, id);
  const save = (change: Partial<QuoteDraft>) => device.client.quotes.saveContent({ id, content: { ...draft, ...change } });
  const line = (change: Parameters<typeof aQuoteLine>[0]) => ({ lines: [aQuoteLine(change)] });
  expect((await refusalOf(save({ validUntil: '2026-11-01' }))).fields).toEqual({ validUntil: 'last-day-before-first' });
  expect((await refusalOf(save(line({ priceDong: 10 ** 15, quantityMilli: 10 ** 12 })))).fields).toEqual({ lines: 'too-big' });
  expect((await refusalOf(save(line({ priceDong: -1 })))).code).toBe('invalid');
  expect((await refusalOf(save(line({ quantityMilli: 0 })))).code).toBe('invalid');
  expect((await refusalOf(save({ lines: [aQuoteLine(), aQuoteLine()] }))).fields).toEqual({ lines: 'invalid' });
  const many = Array.from({ length: 2001 }, (_, index) => aQuoteLine({ id: `n${index}` }));
  expect((await refusalOf(save({ lines: many }))).code).toBe('invalid');
  await save({ lines: many.slice(1) });
  expect(await device.client.quotes.get({ id })).toMatchObject({ totalDong: 2000 * 1_333_800 });
});

test('out of an opportunity come its lines, customer and contact; only teams that make quotes can be named', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id: customerId } = await client.customers.create({ name: 'Công ty An Phát' });
  const contact = await client.contacts.create({ customerId, name: 'Chị Hoa' });
  const [east, west, chance] = [1, 2, 3].map((n) => `0192d3f0-0000-7000-8000-00000000000${n}`) as [string, string, string]; // three
  await inspect(device, (db) => {
    const at = '2026-11-23T01:00:00.000Z';
    const team = db.prepare('INSERT INTO teams (id, name, sells_quotes, created_at) VALUES (?, ?, ?, ?)');
    team.run(east, 'Báo giá', 1, at);
    team.run(west, 'Bảo hành', 0, at);
    db.prepare(
      `INSERT INTO opportunities (id, customer_id, root_id, title, stage_id, stage_changed_at, owner_id, team_id, contact_id, created_at)
       VALUES (?, ?, ?, 'Thùng quý 1', ?, ?, ?, ?, ?, ?)`,
    ).run(chance, customerId, customerId, east, at, east, east, contact.id, at);
    db.prepare(
      `INSERT INTO opportunity_products (id, customer_id, root_id, opportunity_id, name, quantity_milli, price_dong, created_at)
       VALUES (?, ?, ?, ?, 'Thùng 5 lớp', 500000, 12350, ?)`,
    ).run('0192d3f0-0000-7000-8000-000000000009', customerId, customerId, chance, at);
  });
  const { id } = await client.quotes.create({ opportunityId: chance });
  expect(await client.quotes.get({ id })).toMatchObject({
    customerId,
    opportunityId: chance,
    opportunityTitle: 'Thùng quý 1',
    title: 'Thùng quý 1',
    teamId: east,
    content: {
      contactId: contact.id,
      toContact: 'Chị Hoa',
      lines: [{ name: 'Thùng 5 lớp', quantityMilli: 500_000, priceDong: 12_350, vatRate: '8', priceSource: { kind: 'hand' } }],
      totals: { netDong: 6_175_000 },
    },
  });
  expect(await client.quotes.teams({})).toEqual({ teams: [{ id: east, name: 'Báo giá' }] });
  expect((await refusalOf(client.quotes.update({ id, change: { teamId: west } }))).fields).toEqual({ teamId: 'not-a-choice' });
  await client.quotes.update({ id, change: { teamId: null } });
  expect((await client.quotes.list({ opportunityId: chance })).quotes.map((quote) => quote.id)).toEqual([id]);
  const copy = await client.quotes.create({ copyOf: id, kind: 'project' });
  expect(await client.quotes.get({ id: copy.id })).toMatchObject({
    kind: 'project',
    state: 'draft',
    content: { totals: { netDong: 6_175_000 } },
  });
});

test('a quote that is valid into the year in which the VAT reduction has ended is told so', async () => {
  const { client } = await aDevice();
  const { rates, changes } = await client.quotes.vat({ on: '2026-12-20', until: '2027-01-19' });
  expect(rates).toContainEqual({ vatClass: 'standard', rate: '8' });
  expect(changes).toEqual([{ vatClass: 'standard', on: '2027-01-01', before: '8', after: '10' }]);
});

test('a quote is found by its name, its customer and its label, has expired when its days are over, and a sent one is not deleted', async () => {
  const device = await aDevice();
  const { client, clock } = device;
  const { id, label } = await aQuote(device);
  await price(device, id, 10_000);
  await client.quotes.send({ id });
  expect((await client.quotes.list({ text: 'an phat' })).total).toBe(1);
  expect((await client.quotes.list({ text: label })).total).toBe(1);
  expect((await client.quotes.list({ text: 'không có' })).total).toBe(0);
  expect((await client.quotes.list({ isExpired: true })).total).toBe(0);
  clock.now += 31 * 86_400_000;
  expect((await client.quotes.list({ isExpired: true, states: ['sent'] })).quotes).toMatchObject([{ id, isExpired: true }]);
  expect((await refusalOf(client.quotes.delete({ ids: [id] }))).code).toBe('conflict');
  await client.quotes.cancel({ id });
  const { groupId } = await client.quotes.delete({ ids: [id] });
  expect((await client.quotes.list({})).total).toBe(0);
  await client.undo.apply({ groupId });
  expect((await client.quotes.list({})).total).toBe(1);
});

test('quotes of a record that was merged into another stand with that one', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id, customerId } = await aQuote(device);
  const { id: winner } = await client.customers.create({ name: 'Công ty An Phát (chính)' });
  await client.merges.merge({ winnerId: winner, ids: [customerId, winner] });
  expect((await client.quotes.list({ customerId: winner })).quotes).toMatchObject([{ id, customerId: winner }]);
  expect(await client.quotes.get({ id })).toMatchObject({ customerName: 'Công ty An Phát (chính)' });
  const { id: next } = await client.quotes.create({ customerId });
  expect(await client.quotes.get({ id: next })).toMatchObject({ customerId: winner });
});

test('what is sent takes its prices along to the office, whatever another laptop makes of them meanwhile', async () => {
  const device = await aDevice();
  const { id } = await aQuote(device);
  await price(device, id, 10_000);
  await device.client.quotes.send({ id });
  const patch = await inspect(device, (db) =>
    db.prepare("SELECT patch FROM outbox WHERE entity = 'quotes' ORDER BY op_no DESC LIMIT 1").pluck().get(),
  );
  const stored = await inspect(device, (db) => db.prepare('SELECT content FROM quotes').pluck().get());
  expect(JSON.parse(String(patch))).toMatchObject({ state: 'sent', content: stored });
});

test('a lead becomes an account with its first accepted quote, told in its history, and is a lead again when that is taken back', async () => {
  const device = await aDevice();
  const { client } = device;
  const { id, customerId } = await aQuote(device);
  await client.customers.update({ id: customerId, change: { lifecycle: 'lead' } });
  const standing = async () => {
    const { lifecycle, lastTransactionOn } = await client.customers.get({ id: customerId });
    return { lifecycle, lastTransactionOn };
  };
  await client.quotes.send({ id });
  expect(await standing()).toEqual({ lifecycle: 'lead', lastTransactionOn: null });
  const { groupId } = await client.quotes.answer({ id, isAccepted: true, way: 'phone', answeredOn: '2026-11-20' });
  expect(await standing()).toEqual({ lifecycle: 'account', lastTransactionOn: '2026-11-20' });
  const { changes } = await client.customers.history({ id: customerId, field: 'lifecycle' });
  expect(changes[0]).toMatchObject({ field: 'lifecycle' });
  await client.undo.apply({ groupId });
  expect(await standing()).toEqual({ lifecycle: 'lead', lastTransactionOn: null });
  await client.quotes.answer({ id, isAccepted: false, way: 'phone' });
  expect(await standing()).toEqual({ lifecycle: 'lead', lastTransactionOn: null });
  // An older yes does not set the last transaction back.
  await client.customers.update({ id: customerId, change: { lastTransactionOn: '2026-11-22' } });
  const { id: older } = await client.quotes.create({ customerId });
  await client.quotes.send({ id: older });
  await client.quotes.answer({ id: older, isAccepted: true, way: 'email', answeredOn: '2026-11-21' });
  expect(await standing()).toEqual({ lifecycle: 'account', lastTransactionOn: '2026-11-22' });
});
