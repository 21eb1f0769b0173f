import { expect, test } from 'vitest';
import { addDays } from '../../../src-shared/lib/dates.ts';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';
import { quoteContentOf, storeQuote } from '../../../tests/support/sales-quote.ts';

const monday = '2026-11-23';
const someId = '0192d3f0-0000-7000-8000-000000000009';

async function aMachine(more: object = {}) {
  const device = await aDevice();
  const { client } = device;
  const { id: customerId } = await client.customers.create({ name: 'Công ty TNHH Bao bì Đại Phát' });
  const { id } = await client.installedItems.create({ customerId, name: 'Máy nén khí 15 kW', serial: 'NK-0042', ...more });
  const told = async () =>
    (await client.reminders.list({})).reminders.map(
      ({ kind, name, on, customerName }) => `${kind} ${name} ${on} ${customerName}`,
    );
  return { ...device, customerId, id, told };
}

test('warranty and the first maintenance follow from the day of the sale', async () => {
  const { client, id } = await aMachine({ soldOn: '2026-08-31', warrantyMonths: 12, maintainEveryMonths: 6 });
  expect(await client.installedItems.get({ id, on: monday })).toMatchObject({
    ...{ warrantyEndsOn: '2027-08-30', nextMaintenanceOn: '2027-02-28', lastMaintenanceOn: null },
    ...{ warrantyDaysLeft: 280, maintenanceDaysLeft: 97 },
  });
});

test('maintained: the next time moves on by its months, and undo takes it back', async () => {
  const { client, id } = await aMachine({ maintainEveryMonths: 3, nextMaintenanceOn: '2026-11-20' });
  const done = await client.installedItems.maintain({ id });
  expect(done.nextMaintenanceOn).toBe('2027-02-20');
  expect(await client.installedItems.get({ id })).toMatchObject({ lastMaintenanceOn: monday, nextMaintenanceOn: '2027-02-20' });
  await client.undo.apply({ groupId: done.groupId });
  expect(await client.installedItems.get({ id })).toMatchObject({ lastMaintenanceOn: null, nextMaintenanceOn: '2026-11-20' });
  expect((await refusalOf(client.installedItems.maintain({ id, on: addDays(monday, 1) }))).fields).toEqual({ on: 'day-to-come' });
});

test('a warranty that runs out is told a month ahead, a maintenance a week ahead, to whoever looks after the customer', async () => {
  const { client, id, customerId, told } = await aMachine({ warrantyEndsOn: '2026-12-23', nextMaintenanceOn: '2026-11-30' });
  const all = [
    'maintenance Máy nén khí 15 kW 2026-11-30 Công ty TNHH Bao bì Đại Phát',
    'warranty Máy nén khí 15 kW 2026-12-23 Công ty TNHH Bao bì Đại Phát',
  ];
  expect(await told()).toEqual(all);
  await client.installedItems.update({ id, change: { warrantyEndsOn: '2026-12-24', nextMaintenanceOn: '2026-12-01' } });
  expect(await told()).toEqual([]);
  await client.installedItems.update({ id, change: { warrantyEndsOn: '2026-11-22', nextMaintenanceOn: '2026-10-01' } });
  // A warranty that is over is over; a maintenance that was forgotten is not.
  expect(await told()).toEqual(['maintenance Máy nén khí 15 kW 2026-10-01 Công ty TNHH Bao bì Đại Phát']);
  await client.installedItems.update({ id, change: { isRetired: true } });
  expect(await told()).toEqual([]);
  await client.installedItems.update({ id, change: { isRetired: false } });
  const { id: winner } = await client.customers.create({ name: 'Tập đoàn Đại Phát' });
  await client.merges.merge({ winnerId: winner, ids: [customerId] });
  expect(await told()).toEqual(['maintenance Máy nén khí 15 kW 2026-10-01 Tập đoàn Đại Phát']);
});

test('what is due is a list of its own, and everything is found without accents', async () => {
  const { client, id, customerId } = await aMachine({ warrantyEndsOn: '2026-12-01' });
  const make = async (values: { name: string; nextMaintenanceOn?: string; isRetired?: boolean }) =>
    (await client.installedItems.create({ customerId, ...values })).id;
  const pump = await make({ name: 'Bơm Ebara', nextMaintenanceOn: '2026-09-01' });
  const old = await make({ name: 'Máy cũ', isRetired: true });
  const listed = async (asked: object) =>
    (await client.installedItems.list({ on: monday, ...asked })).items.map((item) => item.id);
  expect(await listed({})).toEqual([pump, id]);
  expect(await listed({ list: 'warranty' })).toEqual([id]);
  expect(await listed({ list: 'maintenance', who: 'mine' })).toEqual([pump]);
  expect(await listed({ list: 'retired' })).toEqual([old]);
  expect(await listed({ text: 'may nen dai phat' })).toEqual([id]);
  expect(await listed({ text: 'nk-0042', customerId })).toEqual([id]);
  expect(await listed({ list: 'warranty', withinDays: 5 })).toEqual([]);
  expect((await client.installedItems.list({ on: monday })).counts).toEqual({ all: 2, warranty: 1, maintenance: 1, retired: 1 });
});

test('a warranty does not end before the sale, and goods are goods that we know', async () => {
  const { client, id, customerId } = await aMachine({ soldOn: '2026-11-01' });
  const change = { warrantyEndsOn: '2026-10-01' };
  expect((await refusalOf(client.installedItems.update({ id, change }))).fields).toEqual({
    warrantyEndsOn: 'last-day-before-first',
  });
  const unknown = { customerId, name: 'Máy lạ', productId: someId };
  expect((await refusalOf(client.installedItems.create(unknown))).fields).toEqual({ productId: 'no-such-record' });
  await client.installedItems.remove({ id });
  expect((await refusalOf(client.installedItems.get({ id }))).code).toBe('not-found');
});

test('the goods of a quote are written down once, each with its warranty', async () => {
  const device = await aMachine();
  const { client, customerId } = device;
  const quoteId = await storeQuote(device, customerId, quoteContentOf());
  const asked = { quoteId, soldOn: '2026-11-20', warrantyMonths: 24 };
  const done = await client.installedItems.createFrom(asked);
  expect(done.made).toBe(2);
  expect((await client.installedItems.createFrom(asked)).made).toBe(0);
  expect((await client.installedItems.list({ customerId, text: 'tu dien', by: 'name' })).items).toMatchObject([
    { name: 'Tủ điện công nghiệp Đại Đồng số 1', quantityMilli: 2000, soldOn: '2026-11-20', warrantyEndsOn: '2028-11-19' },
    { name: 'Tủ điện công nghiệp Đại Đồng số 2' },
  ]);
  await client.undo.apply({ groupId: done.groupId });
  expect((await client.installedItems.list({ customerId })).total).toBe(1);
});
