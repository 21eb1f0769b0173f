import { expect, test } from 'vitest';
import { aDevice, refusalOf, type Device } from '../../../tests/support/devices.ts';

const primaries = async (device: Device, customerId: string) =>
  (await device.client.contacts.list({ customerId })).contacts
    .filter((contact) => contact.isPrimary)
    .map((contact) => contact.name);

test('a company has exactly one primary contact, whoever is added, chosen or removed', async () => {
  const device = await aDevice();
  const { id: customerId } = await device.client.customers.create({ name: 'Đại Đồng Tiến' });
  const phuc = await device.client.contacts.create({ customerId, name: 'Anh Phúc' });
  expect(await primaries(device, customerId)).toEqual(['Anh Phúc']);
  const yen = await device.client.contacts.create({ customerId, name: 'Chị Yến', isPrimary: true });
  expect(await primaries(device, customerId)).toEqual(['Chị Yến']);
  await device.client.contacts.update({ id: phuc.id, change: { isPrimary: true } });
  expect(await primaries(device, customerId)).toEqual(['Anh Phúc']);
  await device.client.contacts.delete({ id: phuc.id });
  expect(await primaries(device, customerId)).toEqual(['Chị Yến']);
  await device.client.contacts.update({ id: yen.id, change: { isPrimary: false } });
  expect(await primaries(device, customerId)).toEqual(['Chị Yến']);
});

test('taking back a new primary contact gives the place back', async () => {
  const device = await aDevice();
  const { id: customerId } = await device.client.customers.create({ name: 'Đại Đồng Tiến' });
  await device.client.contacts.create({ customerId, name: 'Anh Phúc' });
  const { groupId } = await device.client.contacts.create({ customerId, name: 'Chị Yến', isPrimary: true });
  await device.client.undo.apply({ groupId });
  expect(await primaries(device, customerId)).toEqual(['Anh Phúc']);
});

test('a contact of a customer that is not there is refused', async () => {
  const device = await aDevice();
  const refusal = await refusalOf(
    device.client.contacts.create({ customerId: '0190a000-0000-7000-8000-000000000000', name: 'Anh Phúc' }),
  );
  expect(refusal.code).toBe('not-found');
});

test('whoever asked that the data be used no more is nobody to call, at the customer, for a task or on the way to a visit', async () => {
  const { client } = await aDevice();
  const { id: customerId } = await client.customers.create({
    name: 'Đại Đồng Tiến',
    phone: '028 3811 1111',
    email: 'cty@ddt.vn',
  });
  const hoa = await client.contacts.create({ customerId, name: 'Chị Hoa', phone: '0912 345 678', email: 'hoa@ddt.vn' });
  await client.contacts.create({ customerId, name: 'Anh Phúc', phone: '0987 654 321' });
  const task = await client.tasks.create({ title: 'Gọi lại', customerId });
  const visit = await client.visits.create({
    ...{ customerId, purpose: 'care' },
    ...{ startsAt: '2026-11-25T01:00:00.000Z', endsAt: '2026-11-25T02:00:00.000Z' },
  });
  const reach = async () => {
    const { phoneGreeting, emailGreeting, ...way } = (await client.tasks.get({ id: task.id })).reach;
    expect([phoneGreeting === null, emailGreeting === null]).toEqual([way.phone === null, way.email === null]);
    return way;
  };
  const shown = async () => ({
    ...{ reach: await reach(), isRestricted: (await client.contacts.list({ customerId })).isCustomerRestricted },
    phone: (await client.visits.get({ id: visit.id })).customerPhone,
  });
  const phone = '028 3811 1111';
  expect(await shown()).toEqual({
    ...{ phone, isRestricted: false },
    reach: { phone: '0912 345 678', email: 'hoa@ddt.vn', zalo: 'https://zalo.me/0912345678', isRestricted: false },
  });
  // One of its people: another one is called.
  await client.consent.restrict({ customerId, contactId: hoa.id, reason: 'asked' });
  expect(await shown()).toEqual({
    ...{ phone, isRestricted: false },
    reach: { phone: '0987 654 321', email: 'cty@ddt.vn', zalo: 'https://zalo.me/0987654321', isRestricted: false },
  });
  await client.consent.restrict({ customerId, contactId: null, reason: 'asked' });
  expect(await shown()).toEqual({
    ...{ phone: null, isRestricted: true },
    reach: { phone: null, email: null, zalo: null, isRestricted: true },
  });
});
