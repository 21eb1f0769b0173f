import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';

async function aPerson() {
  const device = await aDevice();
  const { client } = device;
  const { id: customerId } = await client.customers.create({ name: 'Chị Trần Thị Bích Ngọc', kind: 'person' });
  return { ...device, customerId, me: { customerId, contactId: null } };
}
const said = { source: 'spoken', wording: '2026-01', proof: 'Nghe máy, Lan ghi' };

test('nothing is agreed before somebody says so; what is taken back is a line of its own and the first one stays', async () => {
  const { client, me } = await aPerson();
  const asked = { ...me, purpose: 'marketing', channel: 'zalo' as const };
  expect(await client.consent.mayContact(asked)).toEqual({ may: false, why: 'no-consent' });
  await client.consent.record({ ...me, decision: 'given', purposes: ['marketing'], channels: ['zalo', 'email'], ...said });
  expect(await client.consent.mayContact(asked)).toEqual({ may: true, why: null });
  await client.consent.record({ ...me, decision: 'withdrawn', purposes: ['marketing'], channels: ['any'], ...said });
  expect(await client.consent.mayContact(asked)).toEqual({ may: false, why: 'withdrawn' });
  const { lines } = await client.consent.of(me);
  expect(lines.map(({ channel, decision }) => [channel, decision])).toEqual(
    expect.arrayContaining([
      ['any', 'withdrawn'],
      ['email', 'given'],
      ['zalo', 'given'],
    ]),
  );
  expect(lines[0]).toMatchObject({
    source: 'spoken',
    wording: '2026-01',
    proof: 'Nghe máy, Lan ghi',
    writtenBy: 'Nguyễn Thị Lan',
  });
});

test('a yes that is still to come, and one of nobody, are refused', async () => {
  const { client, me } = await aPerson();
  const yes = { decision: 'given' as const, purposes: ['care'], channels: ['phone' as const], ...said };
  const later = client.consent.record({ ...me, ...yes, decidedAt: '2099-01-01T00:00:00.000Z' });
  expect(await refusalOf(later)).toMatchObject({ code: 'invalid', fields: { decidedAt: 'day-to-come' } });
  const nobody = client.consent.record({ ...me, contactId: '0192d3f0-0000-7000-8000-000000000001', ...yes });
  expect(await refusalOf(nobody)).toMatchObject({ code: 'not-found' });
});

test('the list shows whom one may write to: a company by its people, and nobody who is restricted', async () => {
  const { client, customerId, me } = await aPerson();
  const { id: companyId } = await client.customers.create({ name: 'Công ty Bao bì Đại Phát' });
  const { id: contactId } = await client.contacts.create({ customerId: companyId, name: 'Anh Hùng' });
  await client.customers.create({ name: 'Chưa hỏi', kind: 'person' });
  const filter = { consent: { purpose: 'marketing', channel: 'zalo' as const } };
  const shown = async () => (await client.customers.list({ filter, limit: 10 })).rows.map(({ name }) => name);
  expect(await shown()).toEqual([]);
  for (const person of [me, { customerId: companyId, contactId }]) {
    await client.consent.record({ ...person, decision: 'given', purposes: ['marketing'], channels: ['any'], ...said });
  }
  expect(await shown()).toEqual(['Công ty Bao bì Đại Phát', 'Chị Trần Thị Bích Ngọc']);
  expect((await client.customers.outline({ filter, step: 10 })).total).toBe(2);
  await client.consent.restrict({ customerId, contactId: null, reason: 'asked' });
  expect(await shown()).toEqual(['Công ty Bao bì Đại Phát']);
  const { groupId } = await client.consent.restrict({ customerId: companyId, contactId, reason: 'objected' });
  expect(await shown()).toEqual([]);
  await client.undo.apply({ groupId });
  await client.consent.lift(me);
  expect(await shown()).toHaveLength(2);
});

test('what a merged record agreed to counts for the record that stands for it', async () => {
  const { client, me } = await aPerson();
  await client.consent.record({ ...me, decision: 'given', purposes: ['marketing'], channels: ['zalo'], ...said });
  const { id: winnerId } = await client.customers.create({ name: 'Trần Thị Bích Ngọc', kind: 'person' });
  await client.merges.merge({ winnerId, ids: [winnerId, me.customerId] });
  const filter = { consent: { purpose: 'marketing', channel: 'zalo' as const } };
  expect((await client.customers.list({ filter, limit: 10 })).rows.map(({ id }) => id)).toEqual([winnerId]);
  expect(
    await client.consent.mayContact({ customerId: winnerId, contactId: null, purpose: 'marketing', channel: 'zalo' }),
  ).toEqual({
    may: true,
    why: null,
  });
});

test('whoever restricts the use of the data is out of every use: lists, files, cards, reminders, asking before a call', async () => {
  const { client, customerId, me } = await aPerson();
  const { id: companyId } = await client.customers.create({ name: 'Công ty Bao bì Đại Phát' });
  const { id: contactId } = await client.contacts.create({
    customerId: companyId,
    name: 'Anh Hùng',
    phone: '0903 123 456',
    birthday: '1980-11-24',
  });
  const people = [me, { customerId: companyId, contactId }];
  for (const person of people) {
    await client.consent.record({ ...person, decision: 'given', purposes: ['marketing'], channels: ['any'], ...said });
  }
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-uses-'));
  const filter = { consent: { purpose: 'marketing', channel: 'zalo' as const } };
  /** Every way in which the program uses a person's data towards the outside, and how often each of the two stands there. */
  const uses = async () => {
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    await client.exports.customers({ file: join(folder, 'a.csv'), format: 'csv', columns: ['name'], filter });
    await client.exports.customers({ file: join(folder, 'b.csv'), format: 'csv', columns: ['name'] });
    const cards = await client.contacts
      .exportVcards({ file: join(folder, 'a.vcf'), contactIds: [contactId], customerIds: [customerId] })
      .then(
        ({ cards: made }) => made,
        () => 0,
      );
    const may = await Promise.all(
      people.map(async (person) => (await client.consent.mayContact({ ...person, purpose: 'marketing', channel: 'phone' })).may),
    );
    return {
      list: (await client.customers.outline({ filter, step: 10 })).total,
      counted: (await client.customers.groups({ filter, by: 'kind' })).total,
      file: (read('a.csv').match(/Ngọc \(|Hùng \(/gu) ?? []).length,
      names: (read('b.csv').match(/Bích Ngọc/gu) ?? []).length,
      cards,
      reminders: (await client.reminders.list({ on: '2026-11-23' })).counts.birthday ?? 0,
      may: may.filter(Boolean).length,
    };
  };
  expect(await uses()).toEqual({ list: 2, counted: 2, file: 2, names: 1, cards: 2, reminders: 1, may: 2 });
  for (const person of people) await client.consent.restrict({ ...person, reason: 'objected' });
  expect(await uses()).toEqual({ list: 0, counted: 0, file: 0, names: 0, cards: 0, reminders: 0, may: 0 });
  rmSync(folder, { recursive: true, force: true });
});
