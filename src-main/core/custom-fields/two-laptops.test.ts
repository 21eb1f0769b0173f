import { expect, test } from 'vitest';
import { aLaptop, anOffice, type Laptop, newCustomer, syncAll } from '../../../tests/support/office-laptops.ts';
import { createConflicts } from '../office/conflicts.ts';
import { createUndoService } from '../undo/index.ts';
import { createCustomFieldsService } from './custom-fields.service.ts';

/** Two laptops, a customer that both have, and an own field that the office's administrator made. */
async function twoLaptops() {
  const office = anOffice();
  office.setPerson(office.people.duc.id, { role: 'admin' });
  const [lan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  await syncAll(lan, duc);
  const customerId = newCustomer(lan, 'Công ty Bao bì Đại Phát');
  const field = await createCustomFieldsService(duc.ctx).define({
    entity: 'customers',
    type: 'text',
    vi: 'Giữ chìa khóa',
    options: [],
  });
  await syncAll(lan, duc, lan);
  return { office, lan, duc, customerId, fieldId: field.id };
}

const set = (laptop: Laptop, fieldId: string, id: string, value: string | null) =>
  createCustomFieldsService(laptop.ctx).set({ fieldId, ids: [id], value, language: 'vi' });
const valueOn = async (laptop: Laptop, customerId: string) =>
  (await createCustomFieldsService(laptop.ctx).values({ customerId })).values.map(({ value }) => value);
const conflictsOn = (laptop: Laptop) => createConflicts(laptop.ctx).list({ resolved: false, rowId: null, limit: 10 });

test('an own field that an administrator made is on the other laptop, and so is what was written into it', async () => {
  const { lan, duc, customerId, fieldId } = await twoLaptops();
  expect((await createCustomFieldsService(lan.ctx).list({})).fields).toMatchObject([
    { id: fieldId, vi: 'Giữ chìa khóa', key: 'giu_chia_khoa' },
  ]);
  await set(lan, fieldId, customerId, 'Anh Bảy');
  await syncAll(lan, duc);
  expect(await valueOn(duc, customerId)).toEqual(['Anh Bảy']);
  expect(duc.row('customers', customerId)?.['search']).toContain(' anh bay');
});

test('two people who wrote the first value without seeing each other are both heard: one stands, and somebody is asked', async () => {
  const { office, lan, duc, customerId, fieldId } = await twoLaptops();
  await set(lan, fieldId, customerId, 'Anh Bảy');
  office.clock.now += 60_000;
  await set(duc, fieldId, customerId, 'Chị Năm');
  await syncAll(lan, duc, lan);
  for (const laptop of [lan, duc]) {
    expect(await valueOn(laptop, customerId)).toEqual(['Chị Năm']);
    expect(laptop.count("SELECT count(*) FROM outbox WHERE state = 'rejected'")).toBe(0);
    expect(conflictsOn(laptop)).toMatchObject([
      {
        entity: 'customValues',
        field: 'value',
        ownFieldId: fieldId,
        keptValue: 'Chị Năm',
        lostValue: 'Anh Bảy',
        title: 'Công ty Bao bì Đại Phát',
      },
    ]);
  }
  createConflicts(lan.ctx).resolve(conflictsOn(lan)[0]?.id ?? '', 'lost');
  await syncAll(lan, duc);
  for (const laptop of [lan, duc]) expect([await valueOn(laptop, customerId), conflictsOn(laptop)]).toEqual([['Anh Bảy'], []]);
});

test('whoever sends later but wrote earlier does not win, and nothing is lost', async () => {
  const { office, lan, duc, customerId, fieldId } = await twoLaptops();
  await set(lan, fieldId, customerId, 'Anh Bảy');
  office.clock.now += 60_000;
  await set(duc, fieldId, customerId, 'Chị Năm');
  await syncAll(duc, lan, duc);
  for (const laptop of [lan, duc]) {
    expect(await valueOn(laptop, customerId)).toEqual(['Chị Năm']);
    expect(conflictsOn(laptop)).toMatchObject([{ keptValue: 'Chị Năm', lostValue: 'Anh Bảy' }]);
  }
});

test('the same value twice is no question', async () => {
  const { lan, duc, customerId, fieldId } = await twoLaptops();
  for (const laptop of [lan, duc]) await set(laptop, fieldId, customerId, 'Anh Bảy');
  await syncAll(lan, duc, lan);
  for (const laptop of [lan, duc]) expect([await valueOn(laptop, customerId), conflictsOn(laptop)]).toEqual([['Anh Bảy'], []]);
});

test('a value whose writing was taken back on one laptop stands where another one wrote it meanwhile', async () => {
  const { office, lan, duc, customerId, fieldId } = await twoLaptops();
  const { groupId } = await set(lan, fieldId, customerId, 'Anh Bảy');
  await createUndoService(lan.ctx).apply({ groupId });
  office.clock.now += 60_000;
  await set(duc, fieldId, customerId, 'Chị Năm');
  await syncAll(lan, duc, lan);
  for (const laptop of [lan, duc]) expect(await valueOn(laptop, customerId)).toEqual(['Chị Năm']);
});

test('a creation whose answer was lost is sent again and asks nobody', async () => {
  const { lan, duc, customerId, fieldId } = await twoLaptops();
  lan.faults.losesAnswer = true;
  await set(lan, fieldId, customerId, 'Anh Bảy');
  await lan.engine.syncOnce();
  lan.faults.losesAnswer = false;
  await set(lan, fieldId, customerId, 'Chị Năm');
  await syncAll(lan, duc);
  for (const laptop of [lan, duc]) expect([await valueOn(laptop, customerId), conflictsOn(laptop)]).toEqual([['Chị Năm'], []]);
});
