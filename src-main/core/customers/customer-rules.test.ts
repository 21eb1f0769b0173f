import { expect, test } from 'vitest';
import { instantOf } from '../../../src-shared/lib/dates.ts';
import { aDevice } from '../../../tests/support/devices.ts';
import { aLaptop, anOffice, newCustomer } from '../../../tests/support/office-laptops.ts';
import { changeByHand } from './customers.service.ts';

test('a lead becomes an account with the day of its first purchase, and nobody makes it one by hand', async () => {
  const { client } = await aDevice();
  const { id } = await client.customers.create({ name: 'Bao bì Đại Phát', lifecycle: 'lead' });
  await expect(client.customers.update({ id, change: { lifecycle: 'account' } })).rejects.toMatchObject({
    code: 'invalid',
    fields: { lifecycle: 'account-needs-transaction' },
  });
  await expect(client.customers.updateMany({ ids: [id], change: { lifecycle: 'account' } })).rejects.toMatchObject({
    code: 'invalid',
  });
  await expect(client.customers.create({ name: 'Ánh Dương', lifecycle: 'account' })).rejects.toMatchObject({ code: 'invalid' });
  expect((await client.customers.get({ id })).lifecycle).toBe('lead');

  const { groupId } = await client.customers.update({ id, change: { lastTransactionOn: '2026-11-20' } });
  expect((await client.customers.get({ id })).lifecycle).toBe('account');
  await client.undo.apply({ groupId });
  expect(await client.customers.get({ id })).toMatchObject({ lifecycle: 'lead', lastTransactionOn: null });
});

test('a purchase, a meeting or a founding of a day to come is refused in words, and makes nobody an account', async () => {
  const { client } = await aDevice();
  const { id } = await client.customers.create({ name: 'Bao bì Đại Phát', lifecycle: 'lead' });
  for (const field of ['lastTransactionOn', 'seniorMetOn', 'foundedOn'] as const) {
    const refused = { code: 'invalid', fields: { [field]: 'day-to-come' } };
    await expect(client.customers.update({ id, change: { [field]: '2026-11-24' } })).rejects.toMatchObject(refused);
    await expect(client.customers.updateMany({ ids: [id], change: { [field]: '2026-11-24' } })).rejects.toMatchObject(refused);
    await expect(client.customers.create({ name: 'Ánh Dương', [field]: '2026-11-24' })).rejects.toMatchObject(refused);
    await client.customers.update({ id, change: { [field]: '2026-11-23' } });
  }
  expect((await client.customers.get({ id })).lastTransactionOn).toBe('2026-11-23');
});

test('a laptop whose clock is a day slow may be given the office’s today', async () => {
  const office = anOffice();
  const laptop = await aLaptop(office, 'lan');
  const id = newCustomer(laptop, 'Bao bì Đại Phát');
  office.clock.now = Date.parse(instantOf('2026-11-23', '08:00'));
  laptop.ctx.state.set('clock_offset_ms', String(-24 * 3_600_000));
  const bought = (lastTransactionOn: string) =>
    laptop.ctx.write.transact((tx) => changeByHand(tx, id, { lastTransactionOn })).value;
  expect(bought('2026-11-24')).toBe(true);
  expect(() => bought('2026-11-25')).toThrow('day-to-come');
});

test('a rating is noted with its day and its author, whichever way it was given, and the same rating again is no new one', async () => {
  const { client } = await aDevice();
  const { id } = await client.customers.create({ name: 'Bao bì Đại Phát', rating: 'C' });
  await client.customers.update({ id, change: { rating: 'B' } });
  await client.customers.update({ id, change: { rating: 'B' } });
  await client.customers.updateMany({ ids: [id], change: { rating: 'A' } });
  await client.parts.create({
    part: 'ratings',
    customerId: id,
    values: { rating: 'D', ratedOn: '2026-11-23', reason: 'Trả chậm ba lần' },
  });
  const { ratings } = await client.parts.list({ customerId: id });
  expect(ratings.map(({ rating, ratedOn, reason, authorName }) => [rating, ratedOn, reason, authorName])).toEqual([
    ['D', '2026-11-23', 'Trả chậm ba lần', 'Nguyễn Thị Lan'],
    ['A', '2026-11-23', null, 'Nguyễn Thị Lan'],
    ['B', '2026-11-23', null, 'Nguyễn Thị Lan'],
    ['C', '2026-11-23', null, 'Nguyễn Thị Lan'],
  ]);
  expect((await client.customers.get({ id })).rating).toBe('D');
});
