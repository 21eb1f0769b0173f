import { expect, test } from 'vitest';
import { createContactsService } from '../../src-main/core/contacts/contacts.service.ts';
import { createCustomersService } from '../../src-main/core/customers/index.ts';
import { createMergesService } from '../../src-main/core/merges/merges.service.ts';
import { createConflicts } from '../../src-main/core/office/conflicts.ts';
import { createUndoService } from '../../src-main/core/undo/index.ts';
import { aLaptop, anOffice, type Laptop, type TestOffice } from '../support/office-laptops.ts';

// Two laptops that merge the same records, or write for a record that the other one merged: both show the same in the end.

const servicesOf = ({ ctx }: Laptop) => ({
  customers: createCustomersService(ctx),
  contacts: createContactsService(ctx),
  merges: createMergesService(ctx),
  undo: createUndoService(ctx),
});
type Desk = Laptop & ReturnType<typeof servicesOf>;

async function aDesk(office: TestOffice, who: keyof TestOffice['people']): Promise<Desk> {
  const laptop = await aLaptop(office, who);
  return Object.assign(laptop, servicesOf(laptop));
}

async function sync(...desks: readonly Desk[]): Promise<void> {
  for (let round = 0; round < 2; round++) for (const { engine } of desks) await engine.syncOnce();
}

const listed = async ({ customers }: Desk) =>
  (await customers.list({ filter: {}, order: { by: 'name', descending: false }, after: null, limit: 50, fields: [] })).rows.map(
    ({ id }) => id,
  );
const contactsOf = async ({ contacts }: Desk, customerId: string) =>
  (await contacts.list({ customerId })).contacts.map(({ name, isPrimary }) => [name, isPrimary]);

/** Lan and her manager, with two records of one customer on both laptops. */
async function twoDesks() {
  const office = anOffice();
  const [lan, duc] = [await aDesk(office, 'lan'), await aDesk(office, 'duc')];
  const { id: a } = await lan.customers.create({ name: 'Đại Đồng Tiến', phone: '0903123456' });
  const { id: b } = await lan.customers.create({ name: 'Cty Dai Dong Tien', taxCode: '0300588569' });
  await lan.contacts.create({ customerId: a, name: 'Anh Phúc' });
  await lan.contacts.create({ customerId: b, name: 'Chị Hoa' });
  await sync(lan, duc);
  return { office, lan, duc, a, b };
}

test('a merge is seen on the other laptop, and what was written there meanwhile appears under the one that stays', async () => {
  const { lan, duc, a, b } = await twoDesks();
  await lan.merges.merge({ winnerId: a, ids: [b], choices: {}, ownChoices: {} });
  await duc.contacts.create({ customerId: b, name: 'Bác Tư' });
  await duc.customers.update({ id: b, change: { email: 'moi@daidong.vn' } });
  await sync(lan, duc);
  for (const desk of [lan, duc]) {
    expect(await listed(desk)).toEqual([a]);
    expect(await contactsOf(desk, a)).toEqual([
      ['Anh Phúc', true],
      ['Chị Hoa', false],
      ['Bác Tư', false],
    ]);
    expect((await desk.customers.search({ text: 'bac tu', limit: 9 })).hits.map(({ id }) => id)).toEqual([a]);
    // What the merged record is called now finds the one that stays.
    expect((await desk.customers.search({ text: 'moi@daidong', limit: 9 })).hits.map(({ id }) => id)).toEqual([a]);
    expect(await desk.customers.get({ id: a })).toMatchObject({ taxCode: '0300588569' });
    expect(desk.row('customers', b)).toMatchObject({ email: 'moi@daidong.vn', merged_into: a });
    expect(desk.count("SELECT count(*) FROM outbox WHERE state IN ('pending', 'sent', 'rejected')")).toBe(0);
  }
  await lan.customers.update({ id: b, change: { phone: '0987 654 321' } });
  expect((await lan.customers.search({ text: '0987654321', limit: 9 })).hits.map(({ id }) => id)).toEqual([a]);
});

test('the other laptop takes the merge back: two records as before on both', async () => {
  const { lan, duc, a, b } = await twoDesks();
  const before = [lan.row('customers', a), lan.row('customers', b)].map(withoutRev);
  await lan.merges.merge({ winnerId: a, ids: [b], choices: { name: b }, ownChoices: {} });
  await sync(lan, duc);
  const { merges } = await duc.merges.list({ customerId: a });
  expect(merges).toMatchObject([{ userName: 'Lan', merged: [{ id: b, name: 'Cty Dai Dong Tien' }], isUndoable: true }]);
  await duc.merges.undo({ id: merges[0]?.id ?? '' });
  await sync(duc, lan);
  for (const desk of [lan, duc]) {
    expect([desk.row('customers', a), desk.row('customers', b)].map(withoutRev)).toEqual(before);
    expect((await desk.merges.list({ customerId: a })).merges).toMatchObject([{ isUndoable: false }]);
  }
});

test('two merge the same records, each the other way round: the first one that reaches the office stands, on both', async () => {
  const { lan, duc, a, b } = await twoDesks();
  await lan.merges.merge({ winnerId: a, ids: [b], choices: {}, ownChoices: {} });
  await duc.merges.merge({ winnerId: b, ids: [a], choices: { name: a }, ownChoices: {} });
  await sync(lan, duc);
  for (const desk of [lan, duc]) {
    expect(await listed(desk)).toEqual([a]);
    expect(await contactsOf(desk, b)).toEqual([
      ['Anh Phúc', true],
      ['Chị Hoa', false],
    ]);
    expect(desk.row('customers', b)).toMatchObject({ merged_into: a, name: 'Cty Dai Dong Tien' });
  }
  expect(duc.count("SELECT count(*) FROM outbox WHERE state = 'rejected' AND entity = 'customers'")).toBeGreaterThan(0);
});

test('two merge the same record into different ones: one of them stands on both, and somebody is asked', async () => {
  const { office, lan, duc, a, b } = await twoDesks();
  const { id: c } = await lan.customers.create({ name: 'Nhựa Đại Đồng Tiến' });
  await sync(lan, duc);
  await lan.merges.merge({ winnerId: a, ids: [b], choices: {}, ownChoices: {} });
  office.clock.now += 60_000;
  await duc.merges.merge({ winnerId: c, ids: [b], choices: {}, ownChoices: {} });
  await sync(lan, duc);
  for (const desk of [lan, duc]) {
    expect(new Set(await listed(desk))).toEqual(new Set([a, c]));
    expect(desk.row('customers', b)).toMatchObject({ merged_into: c });
    expect(await contactsOf(desk, c)).toEqual([['Chị Hoa', true]]);
    expect(createConflicts(desk.ctx).list({ resolved: false, rowId: b, limit: 9 })).toMatchObject([
      { field: 'mergedInto', keptValue: 'Nhựa Đại Đồng Tiến', lostValue: 'Đại Đồng Tiến' },
    ]);
  }
});

test('a record that one merges and the other deletes is lost to neither: somebody is asked', async () => {
  const { office, lan, duc, a, b } = await twoDesks();
  await duc.customers.delete({ ids: [b] });
  office.clock.now += 60_000;
  await lan.merges.merge({ winnerId: a, ids: [b], choices: {}, ownChoices: {} });
  await sync(duc, lan);
  for (const desk of [lan, duc]) {
    expect(await listed(desk)).toEqual([a]);
    expect(await contactsOf(desk, a)).toEqual([
      ['Anh Phúc', true],
      ['Chị Hoa', false],
    ]);
    expect(desk.count("SELECT count(*) FROM conflicts WHERE kind = 'edit-of-deleted' AND resolution IS NULL")).toBe(1);
  }
});

test('the record that was to stay is deleted meanwhile: the office asks, and nothing is gone', async () => {
  const { lan, duc, a, b } = await twoDesks();
  await duc.customers.delete({ ids: [a] });
  await lan.merges.merge({ winnerId: a, ids: [b], choices: {}, ownChoices: {} });
  await sync(duc, lan);
  expect(lan.count("SELECT count(*) FROM conflicts WHERE row_id = ? AND kind = 'edit-of-deleted'", a)).toBe(1);
  await lan.customers.restore({ ids: [a] });
  await sync(lan, duc);
  for (const desk of [lan, duc])
    expect(await contactsOf(desk, a)).toEqual([
      ['Anh Phúc', true],
      ['Chị Hoa', false],
    ]);
});

test('a customer of somebody else goes to the owner of the one that stays, with all that hangs on it, and comes back', async () => {
  const office = anOffice();
  const [lan, minh, duc] = [await aDesk(office, 'lan'), await aDesk(office, 'minh'), await aDesk(office, 'duc')];
  const { id: a } = await lan.customers.create({ name: 'Đại Đồng Tiến' });
  const { id: b } = await minh.customers.create({ name: 'Dai Dong Tien' });
  await minh.contacts.create({ customerId: b, name: 'Chị Hoa' });
  await sync(lan, minh, duc);
  const merged = await duc.merges.merge({ winnerId: a, ids: [b], choices: {}, ownChoices: {} });
  await sync(duc, lan, minh);
  expect(await contactsOf(lan, a)).toEqual([['Chị Hoa', true]]);
  expect(await listed(minh)).toEqual([]);
  await duc.customers.update({ id: a, change: { ownerId: minh.person.id } });
  await sync(duc, lan, minh);
  expect(await contactsOf(minh, a)).toEqual([['Chị Hoa', true]]);
  await duc.customers.update({ id: a, change: { ownerId: lan.person.id } });
  await duc.merges.undo({ id: merged.id });
  await sync(duc, lan, minh);
  expect([await listed(lan), await listed(minh)]).toEqual([[a], [b]]);
});

function withoutRev(row: Readonly<Record<string, unknown>> | null) {
  return { ...row, rev: 0 };
}
