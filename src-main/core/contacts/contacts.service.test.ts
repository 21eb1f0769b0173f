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
