import { expect, test } from 'vitest';
import type { Client } from '../../../src-shared/contract.ts';
import { createRandom, type Random } from '../../../tests/faults/random.ts';
import { aDevice, type Device, refusalOf } from '../../../tests/support/devices.ts';

const day = 86_400_000;

async function twoShops(client: Client) {
  const kept = await client.customers.create({
    name: 'Công ty TNHH Đại Đồng Tiến',
    phone: '0903 123 456',
    note: 'Giao buổi sáng',
  });
  const other = await client.customers.create({
    name: 'Cty Dai Dong Tien',
    taxCode: '0300588569',
    phone: '028 3855 1234',
    note: 'Hay hỏi giá',
  });
  await client.contacts.create({ customerId: kept.id, name: 'Anh Phúc', phone: '0911 111 111' });
  await client.contacts.create({ customerId: other.id, name: 'Chị Hoa', phone: '0922 222 222' });
  await client.interactions.create({ customerId: other.id, kind: 'note', text: 'Đã gửi báo giá' });
  await client.visits.create({ customerId: other.id, startsAt: '2027-02-01T02:00:00.000Z' });
  await client.parts.create({
    part: 'officers',
    customerId: other.id,
    values: { name: 'Ông Sáu', post: 'Giám đốc', fromOn: null, toOn: null, note: null },
  });
  return { kept: kept.id, other: other.id };
}

/** What a person sees of one customer. */
async function seen(client: Client, id: string) {
  const [customer, contacts, timeline, visits, parts] = await Promise.all([
    client.customers.get({ id }),
    client.contacts.list({ customerId: id }),
    client.timeline.list({ customerId: id, kinds: ['note', 'call', 'visit'] }),
    client.visits.list({ from: '2026-01-01', to: '2027-12-31', customerId: id }),
    client.parts.list({ customerId: id }),
  ]);
  return { customer, contacts, timeline, visits, parts };
}

test('after merging everything of both records is seen under the one that stays, and the other is listed nowhere', async () => {
  const { client } = await aDevice();
  const { kept, other } = await twoShops(client);
  await client.merges.merge({ winnerId: kept, ids: [other], choices: { phone: other, note: 'all' } });

  const { customer, contacts, timeline, visits, parts } = await seen(client, kept);
  expect(customer).toMatchObject({
    name: 'Công ty TNHH Đại Đồng Tiến',
    taxCode: '0300588569',
    phone: '028 3855 1234',
    note: 'Giao buổi sáng\n\nHay hỏi giá',
    nextVisitAt: '2027-02-01T02:00:00.000Z',
  });
  expect(contacts.contacts.map(({ name, isPrimary }) => [name, isPrimary])).toEqual([
    ['Anh Phúc', true],
    ['Chị Hoa', false],
  ]);
  expect(timeline.entries.map(({ kind, text }) => [kind, text])).toEqual([
    ['visit', null],
    ['note', 'Đã gửi báo giá'],
  ]);
  expect(visits.visits.map(({ customerId, customerName }) => [customerId, customerName])).toEqual([
    [kept, 'Công ty TNHH Đại Đồng Tiến'],
  ]);
  expect(parts.officers.map(({ name }) => name)).toEqual(['Ông Sáu']);

  expect((await client.customers.list({})).rows.map(({ id }) => id)).toEqual([kept]);
  expect(await client.customers.outline({})).toMatchObject({ total: 1 });
  for (const text of ['dai dong', 'chị hoa', '02838551234', '0922222222']) {
    expect(
      (await client.customers.search({ text })).hits.map(({ id }) => id),
      text,
    ).toEqual([kept]);
  }
  expect((await client.customers.get({ id: other })).mergedInto).toBe(kept);
  expect((await client.today.get({})).customers.total).toBe(1);
});

test('what somebody writes for the merged record afterwards appears under the one that stays', async () => {
  const { client } = await aDevice();
  const { kept, other } = await twoShops(client);
  await client.merges.merge({ winnerId: kept, ids: [other] });
  await client.contacts.create({ customerId: other, name: 'Bác Tư', phone: '0933 333 333' });
  await client.visits.create({ customerId: other, startsAt: '2026-11-24T02:00:00.000Z' });
  expect((await seen(client, kept)).contacts.contacts.map(({ name }) => name)).toEqual(['Anh Phúc', 'Chị Hoa', 'Bác Tư']);
  expect((await client.customers.search({ text: 'bac tu' })).hits.map(({ id }) => id)).toEqual([kept]);
  expect((await client.customers.get({ id: kept })).nextVisitAt).toBe('2026-11-24T02:00:00.000Z');
});

test('a merge is taken back for thirty days, also after a restart; what was changed since stays', async () => {
  let device: Device = await aDevice();
  const { kept, other } = await twoShops(device.client);
  const before = [await seen(device.client, kept), await seen(device.client, other)];
  await device.client.merges.merge({ winnerId: kept, ids: [other], choices: { name: other } });
  device = await device.restart();
  device.clock.now += 29 * day;
  const { merges } = await device.client.merges.list({ customerId: kept });
  expect(merges).toMatchObject([{ merged: [{ id: other }], undoneAt: null, isUndoable: true, userName: 'Nguyễn Thị Lan' }]);
  expect(await device.client.merges.undo({ id: merges[0]?.id ?? '' })).toMatchObject({ kept: 0 });
  expect([await seen(device.client, kept), await seen(device.client, other)]).toEqual(before);
  expect((await refusalOf(device.client.merges.undo({ id: merges[0]?.id ?? '' }))).code).toBe('conflict');

  const again = await device.client.merges.merge({ winnerId: kept, ids: [other], choices: { name: other } });
  await device.client.customers.update({ id: kept, change: { name: 'Đại Đồng Tiến Mới' } });
  expect(await device.client.merges.undo({ id: again.id })).toMatchObject({ kept: 1 });
  expect((await device.client.customers.get({ id: kept })).name).toBe('Đại Đồng Tiến Mới');

  const late = await device.client.merges.merge({ winnerId: kept, ids: [other] });
  device.clock.now += 31 * day;
  expect((await refusalOf(device.client.merges.undo({ id: late.id }))).fields).toEqual({ id: 'too-late' });
  expect((await device.client.merges.list({ customerId: kept })).merges[0]).toMatchObject({ isUndoable: false });
});

test('records that are one already, gone or deleted are refused in words', async () => {
  const { client } = await aDevice();
  const { kept, other } = await twoShops(client);
  const third = await client.customers.create({ name: 'Ba' });
  await client.customers.delete({ ids: [third.id] });
  expect((await refusalOf(client.merges.merge({ winnerId: kept, ids: [third.id] }))).code).toBe('not-found');
  await client.merges.merge({ winnerId: kept, ids: [other] });
  expect((await refusalOf(client.merges.merge({ winnerId: other, ids: [kept] }))).fields).toEqual({ ids: 'nothing-to-merge' });
});

test('merging again what was taken back makes no circle where the two were merged the other way meanwhile', async () => {
  const { client } = await aDevice();
  const { kept, other } = await twoShops(client);
  const merged = await client.merges.merge({ winnerId: kept, ids: [other] });
  const undone = await client.undo.apply({ groupId: merged.groupId });
  await client.merges.merge({ winnerId: other, ids: [kept] });
  await client.undo.apply({ groupId: undone.groupId });
  expect((await client.customers.list({})).rows.map(({ id }) => id)).toEqual([other]);
});

test('a new owner of the one that stays gets what was merged into it', async () => {
  const { client } = await aDevice();
  const { kept, other } = await twoShops(client);
  const third = await client.customers.create({ name: 'Ba' });
  await client.merges.merge({ winnerId: other, ids: [third.id] });
  await client.merges.merge({ winnerId: kept, ids: [other] });
  await client.customers.update({ id: kept, change: { ownerId: null } });
  expect((await client.customers.get({ id: third.id })).ownerId).toBeNull();
});

test.each([1, 2, 3])(
  'whatever is merged, every child is reachable once, and taking all back gives what was there (seed %i)',
  async (seed) => {
    const random = createRandom(seed);
    const { client } = await aDevice();
    const ids: string[] = [];
    for (let at = 0; at < 8; at++) {
      const { id } = await client.customers.create({
        name: `Khách ${at}`,
        ...(random.next() < 0.5 ? { phone: `090312345${at}` } : {}),
        ...(random.next() < 0.5 ? { note: `Ghi chú ${at}` } : {}),
      });
      ids.push(id);
      for (let child = random.below(4); child > 0; child--)
        await client.contacts.create({ customerId: id, name: `Liên hệ ${at}.${child}` });
      if (random.next() < 0.5) await client.interactions.create({ customerId: id, kind: 'note', text: `Việc ${at}` });
    }
    const state = async () => Promise.all(ids.map((id) => seen(client, id)));
    const names = async (of: readonly string[]) =>
      (await Promise.all(of.map((customerId) => client.contacts.list({ customerId }))))
        .flatMap(({ contacts }) => contacts.map(({ name }) => name))
        .sort();
    const before = await state();
    const allNames = await names(ids);
    const done: string[] = [];
    for (let round = 0; round < 5; round++) {
      const [winnerId = '', ...others] = shuffled(random, ids).slice(0, 2 + random.below(3));
      const choices = random.next() < 0.5 ? { note: 'all' as const, phone: others[0] ?? winnerId } : {};
      const merged = await client.merges.merge({ winnerId, ids: others, choices }).catch(() => null);
      if (merged !== null) done.push(merged.id);
      const listed = (await client.customers.list({})).rows.map(({ id }) => id);
      expect(await names(listed), `seed ${seed}`).toEqual(allNames);
      for (const id of listed) {
        const { contacts } = await client.contacts.list({ customerId: id });
        expect(contacts.filter(({ isPrimary }) => isPrimary).length, `seed ${seed}`).toBe(contacts.length === 0 ? 0 : 1);
      }
    }
    for (const id of done.reverse()) expect(await client.merges.undo({ id })).toMatchObject({ kept: 0 });
    expect(await state(), `seed ${seed}`).toEqual(before);
  },
);

function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const left = [...items];
  return items.flatMap(() => left.splice(random.below(left.length), 1));
}
