import { expect, test } from 'vitest';
import { aDevice, type Device, refusalOf } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';

interface StoredOpportunity {
  title: string;
  customerId: string;
  contactId: string | null;
  originEntity: string | null;
  originId: string | null;
  source: string | null;
  deletedAt: string | null;
}

const opportunities = (device: Device) =>
  inspect(
    device,
    (db) =>
      db
        .prepare(
          `SELECT title, customer_id AS customerId, contact_id AS contactId, origin_entity AS originEntity, origin_id AS originId, source,
             deleted_at AS deletedAt FROM opportunities ORDER BY rid`,
        )
        .all() as StoredOpportunity[], // the columns selected
  );

async function aLead(values: Record<string, unknown> = {}) {
  const device = await aDevice();
  const { id } = await device.client.customers.create({
    name: 'Chị Nguyễn Thu Hà',
    kind: 'person',
    phone: '0903 123 456',
    source: 'referral',
    ...values,
  });
  return { ...device, device, id };
}

test('a lead becomes customer, contact and opportunity in one step, and one undo takes all of it back', async () => {
  const { device, client, id } = await aLead();
  const made = await client.leads.convert({
    customerId: id,
    contact: { name: 'Chị Nguyễn Thu Hà', phone: '0903 123 456' },
    opportunity: { title: 'Túi giấy 10.000 cái', valueDong: 45_000_000, needs: 'In hai màu' },
  });
  expect(made.customerId).toBe(id);
  // An account it becomes with its first transaction, not by a click.
  expect((await client.customers.get({ id })).lifecycle).toBe('lead');
  expect((await client.contacts.list({ customerId: id })).contacts).toMatchObject([
    { id: made.contactId, phone: '0903 123 456', isPrimary: true },
  ]);
  expect(await opportunities(device)).toEqual([
    {
      title: 'Túi giấy 10.000 cái',
      customerId: id,
      contactId: made.contactId,
      originEntity: 'customers',
      originId: id,
      source: 'referral',
      deletedAt: null,
    },
  ]);
  await client.undo.apply({ groupId: made.groupId });
  expect((await client.customers.get({ id })).lifecycle).toBe('target');
  expect((await client.contacts.list({ customerId: id })).contacts).toEqual([]);
  expect((await opportunities(device))[0]?.deletedAt).not.toBeNull();
});

test('a lead that is a customer already goes into it with everything that hangs on it; undo parts them again', async () => {
  const { device, client, id } = await aLead();
  await client.interactions.create({ customerId: id, kind: 'call', text: 'Hỏi giá túi giấy' });
  const { id: intoId } = await client.customers.create({ name: 'Công ty Hoa Sen', lastTransactionOn: '2026-10-01' });
  const { id: contactId } = await client.contacts.create({ customerId: intoId, name: 'Nguyễn Thu Hà' });
  const made = await client.leads.convert({
    customerId: id,
    intoId,
    contact: { id: contactId },
    opportunity: { title: 'Túi giấy' },
  });
  expect(made).toMatchObject({ customerId: intoId, contactId });
  expect(await client.customers.get({ id: intoId })).toMatchObject({ lifecycle: 'account', phone: '0903 123 456' });
  expect((await client.customers.get({ id })).mergedInto).toBe(intoId);
  expect(await opportunities(device)).toMatchObject([{ customerId: intoId, contactId, originId: id }]);
  await client.undo.apply({ groupId: made.groupId });
  expect((await client.customers.get({ id })).mergedInto).toBeNull();
  expect(await client.customers.get({ id: intoId })).toMatchObject({ phone: null });
  expect((await client.merges.list({ customerId: intoId })).merges).toEqual([]);
});

test('a contact of the lead is a contact of the customer that it goes into', async () => {
  const { client, id } = await aLead({ kind: 'company', name: 'Hoa Sen' });
  const { id: contactId } = await client.contacts.create({ customerId: id, name: 'Thu Hà' });
  const { id: intoId } = await client.customers.create({ name: 'Công ty Hoa Sen' });
  await client.leads.convert({ customerId: id, intoId, contact: { id: contactId }, opportunity: { title: 'Túi giấy' } });
  expect((await client.contacts.list({ customerId: intoId })).contacts.map(({ name }) => name)).toEqual(['Thu Hà']);
});

test('a lead that was merged meanwhile is converted under the record that stands for it', async () => {
  const { device, client, id } = await aLead();
  const { id: winnerId } = await client.customers.create({ name: 'Công ty Hoa Sen' });
  await client.merges.merge({ winnerId, ids: [id] });
  const made = await client.leads.convert({ customerId: id, intoId: winnerId, opportunity: { title: 'Túi giấy' } });
  expect(made.customerId).toBe(winnerId);
  expect(await opportunities(device)).toMatchObject([{ customerId: winnerId, originId: id }]);
});

test('a lead that was deleted meanwhile, or a contact that is gone, is refused and nothing is written', async () => {
  const { device, client, id } = await aLead();
  const { id: contactId } = await client.contacts.create({ customerId: id, name: 'Thu Hà' });
  await client.contacts.delete({ id: contactId });
  const opportunity = { title: 'Túi giấy' };
  expect((await refusalOf(client.leads.convert({ customerId: id, contact: { id: contactId }, opportunity }))).fields).toEqual({
    contact: 'no-such-record',
  });
  await client.customers.delete({ ids: [id] });
  expect((await refusalOf(client.leads.convert({ customerId: id, opportunity }))).code).toBe('not-found');
  expect(await opportunities(device)).toEqual([]);
});
