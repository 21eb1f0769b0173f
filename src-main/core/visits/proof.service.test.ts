import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';
import { photoBytes } from '../../../tests/support/photos.ts';

const at = (time: string, day = '2026-11-23') => new Date(`${day}T${time}:00+07:00`).toISOString();
const shop = { latitude: '10.7769', longitude: '106.7009' };

async function aPlannedVisit() {
  const device = await aDevice();
  const { id: customerId } = await device.client.customers.create({ name: 'Tạp hóa Bé Ba' });
  const { id: visitId } = await device.client.visits.create({ customerId, startsAt: at('09:00') });
  const addPhoto = async (facts: Parameters<typeof photoBytes>[0], name = 'cửa hàng.jpg') => {
    const file = join(device.profileDir, name);
    writeFileSync(file, photoBytes(facts));
    return await device.client.files.add({ customerId, onEntity: 'visits', onId: visitId, files: [file] });
  };
  return { device, client: device.client, customerId, visitId, addPhoto };
}

test('checking in needs no position, stands after a restart, and undo takes it back', async () => {
  const { device, visitId } = await aPlannedVisit();
  device.clock.now = Date.parse(at('09:03'));
  const { groupId } = await device.client.proof.checkIn({ visitId });
  const { client } = await device.restart();
  expect(await client.proof.get({ visitId })).toMatchObject({
    state: 'unverified',
    in: { at: at('09:03'), latitude: null, source: null },
    out: null,
    seal: 'open',
  });
  expect((await refusalOf(client.proof.checkIn({ visitId }))).code).toBe('conflict');
  await client.undo.apply({ groupId });
  expect(await client.proof.get({ visitId })).toMatchObject({ state: null, in: null });
});

test('a position with its accuracy and its source stands beside the time, and its distance from the customer', async () => {
  const { device, client, customerId, visitId } = await aPlannedVisit();
  await client.proof.place({ customerId, position: { ...shop, source: 'manual' } });
  expect(await client.proof.customer({ customerId })).toMatchObject({ ...shop, source: 'manual', setBy: 'Nguyễn Thị Lan' });
  device.clock.now = Date.parse(at('09:03'));
  await client.proof.checkIn({
    visitId,
    position: { latitude: '10.7779', longitude: '106.7009', accuracyMetres: 31.4, source: 'device' },
  });
  expect(await client.proof.get({ visitId })).toMatchObject({
    state: 'verified',
    by: 'device',
    metres: 111,
    in: { accuracyMetres: 32, source: 'device', metres: 111 },
  });
  expect((await refusalOf(client.proof.locate({ visitId, side: 'out', position: null }))).code).toBe('conflict');
});

test('checking out seals the visit; a photo that comes later breaks the seal until it is sealed anew', async () => {
  const { device, client, customerId, visitId, addPhoto } = await aPlannedVisit();
  expect((await refusalOf(client.proof.seal({ visitId }))).code).toBe('conflict');
  await client.proof.place({ customerId, position: { ...shop, source: 'manual' } });
  device.clock.now = Date.parse(at('09:03'));
  await client.proof.checkIn({ visitId });
  device.clock.now = Date.parse(at('09:50'));
  await client.proof.checkOut({ visitId });
  const sealed = await client.proof.get({ visitId });
  expect(sealed).toMatchObject({ seal: 'whole', state: 'unverified' });
  expect(sealed.proofHash).toMatch(/^[0-9a-f]{64}$/);

  device.clock.now = Date.parse(at('19:00'));
  await addPhoto({ takenAt: '2026:11:23 09:10:00', ...shop });
  expect(await client.proof.get({ visitId })).toMatchObject({ seal: 'broken', state: 'verified', by: 'photo' });
  const { proofHash } = await client.proof.seal({ visitId });
  expect(proofHash).not.toBe(sealed.proofHash);
  expect(await client.proof.get({ visitId })).toMatchObject({ seal: 'whole' });
});

test('a photo of another day is told with its name, and one without EXIF as well', async () => {
  const { device, client, customerId, visitId, addPhoto } = await aPlannedVisit();
  await client.proof.place({ customerId, position: { ...shop, source: 'manual' } });
  device.clock.now = Date.parse(at('09:50'));
  await addPhoto({ takenAt: '2026:11:20 09:10:00', ...shop }, 'hôm thứ sáu.jpg');
  expect(await client.proof.get({ visitId })).toMatchObject({
    state: 'invalid',
    reasons: [{ code: 'photo-other-day', photo: 'hôm thứ sáu.jpg' }, { code: 'no-check-in' }],
  });
});

test('writing the result at the customer’s is leaving; hours later it is not', async () => {
  const { device, client, customerId, visitId } = await aPlannedVisit();
  device.clock.now = Date.parse(at('09:03'));
  await client.proof.checkIn({ visitId });
  device.clock.now = Date.parse(at('09:40'));
  await client.visits.complete({ id: visitId, result: { outcome: 'successful', said: 'Đặt 20 thùng' } });
  expect(await client.proof.get({ visitId })).toMatchObject({ out: { at: at('09:40') }, seal: 'whole' });

  const { id: second } = await client.visits.create({ customerId, startsAt: at('10:00') });
  await client.proof.checkIn({ visitId: second });
  device.clock.now = Date.parse(at('20:00'));
  await client.visits.complete({ id: second, result: { outcome: 'successful', said: 'Trưng bày xong' } });
  expect(await client.proof.get({ visitId: second })).toMatchObject({
    out: null,
    reasons: expect.arrayContaining([expect.objectContaining({ code: 'not-checked-out' })]),
  });
  device.clock.now = Date.parse(at('08:00', '2026-11-24'));
  expect((await client.today.get({})).missingResults.map(({ id }) => id)).toEqual([second]);
});

test('the office’s rule says how near is near enough', async () => {
  const { device, client, customerId, visitId } = await aPlannedVisit();
  await client.proof.place({ customerId, position: { ...shop, source: 'manual' } });
  device.clock.now = Date.parse(at('09:03'));
  await client.proof.checkIn({
    visitId,
    position: { latitude: '10.7814', longitude: '106.7009', accuracyMetres: 20, source: 'device' },
  });
  expect(await client.proof.get({ visitId })).toMatchObject({ state: 'invalid', metres: 500 });
  await client.officeRules.set({ proofMetres: 600 });
  expect(await client.proof.get({ visitId })).toMatchObject({ state: 'verified' });
});
