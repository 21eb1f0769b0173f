import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';
import { photoBytes } from '../../../tests/support/photos.ts';

const november = { from: '2026-11-01', to: '2026-11-30' };
const fuel = { kind: 'fuel', amountDong: 350_000, spentOn: '2026-11-23', trip: 'Miền Tây tuần 48' } as const;

test('what was paid on a visit belongs to its customer, takes a photo of the receipt, and stands after a restart', async () => {
  const device = await aDevice();
  const { id: customerId } = await device.client.customers.create({ name: 'Tạp hóa Bé Ba' });
  const { id: visitId } = await device.client.visits.create({ customerId, startsAt: '2026-11-23T02:00:00.000Z' });
  const { id } = await device.client.expenses.create({ ...fuel, visitId });
  const receipt = join(device.profileDir, 'hóa đơn.jpg');
  writeFileSync(receipt, photoBytes({}));
  await device.client.files.add({ customerId, onEntity: 'expenses', onId: id, files: [receipt] });
  const { client } = await device.restart();
  expect(await client.expenses.list(november)).toMatchObject({
    expenses: [{ id, customerName: 'Tạp hóa Bé Ba', visitId, amountDong: 350_000, state: 'draft', receipts: 1, isMine: true }],
    trips: ['Miền Tây tuần 48'],
    waiting: 0,
  });
});

test('a claim that is asked for again with its id is the same one with what is said now, also after it was taken back', async () => {
  const { client } = await aDevice();
  const { id, groupId } = await client.expenses.create({ ...fuel, id: '0192f000-0000-7000-8000-00000000e001' });
  await client.expenses.create({ ...fuel, id, amountDong: 360_000 });
  const claims = async () => (await client.expenses.list(november)).expenses.map((claim) => [claim.id, claim.amountDong]);
  expect(await claims()).toEqual([[id, 360_000]]);
  await client.undo.apply({ groupId });
  expect(await claims()).toEqual([]);
  await client.expenses.create({ ...fuel, id });
  expect(await claims()).toEqual([[id, 350_000]]);
  await client.expenses.send({ ids: [id] });
  expect((await refusalOf(client.expenses.create({ ...fuel, id, amountDong: 1 }))).code).toBe('forbidden');
});

test('a claim is sent, refused with a note, made better and approved; what is approved is fixed', async () => {
  const { client } = await aDevice();
  const { id } = await client.expenses.create(fuel);
  const stateNow = async () => (await client.expenses.list(november)).expenses[0];
  expect((await refusalOf(client.expenses.decide({ ids: [id], state: 'approved' }))).code).toBe('conflict');
  await client.expenses.send({ ids: [id] });
  expect((await refusalOf(client.expenses.update({ id, change: { amountDong: 1 } }))).code).toBe('forbidden');
  await client.expenses.decide({ ids: [id], state: 'refused', note: 'Thiếu hóa đơn' });
  expect(await stateNow()).toMatchObject({ state: 'refused', decidedByName: 'Nguyễn Thị Lan', decisionNote: 'Thiếu hóa đơn' });
  await client.expenses.takeBack({ ids: [id] });
  await client.expenses.update({ id, change: { amountDong: 340_000 } });
  await client.expenses.send({ ids: [id] });
  const { groupId } = await client.expenses.decide({ ids: [id], state: 'approved' });
  expect(await stateNow()).toMatchObject({ state: 'approved', amountDong: 340_000, decisionNote: null });
  expect((await refusalOf(client.expenses.takeBack({ ids: [id] }))).code).toBe('conflict');
  expect((await refusalOf(client.expenses.delete({ ids: [id] }))).code).toBe('conflict');
  await client.undo.apply({ groupId });
  expect(await stateNow()).toMatchObject({ state: 'sent', decidedByName: null });
});

test('claims are taken out as a table with their sum, and the log of exports keeps it', async () => {
  const device = await aDevice();
  await device.client.expenses.create(fuel);
  await device.client.expenses.create({ kind: 'meals', amountDong: 120_000, spentOn: '2026-11-24', note: 'Cơm trưa với khách' });
  const file = join(device.profileDir, 'công tác phí.csv');
  expect(await device.client.expenses.export({ file, format: 'csv', ...november })).toEqual({ rows: 2, totalDong: 470_000 });
  const lines = readFileSync(file, 'utf8').split('\r\n');
  expect(lines[1]).toBe('23/11/2026,Nguyễn Thị Lan,Miền Tây tuần 48,,Xăng xe,350000,,0,Nháp,,,');
  expect(lines[3]).toBe('Cộng,,,,,470000');
  expect((await device.client.exports.log({})).entries).toMatchObject([{ what: 'expenses', rows: 2 }]);
});
