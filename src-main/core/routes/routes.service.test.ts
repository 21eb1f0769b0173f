import { expect, test } from 'vitest';
import { instantOf } from '../../../src-shared/lib/dates.ts';
import { aDevice, type Device } from '../../../tests/support/devices.ts';

const on = '2026-11-23';

/** Visits in provinces that lie from north to south: Hà Nội, Huế, Đà Nẵng, Hồ Chí Minh. */
async function aDayOf(device: Device, ...stops: readonly [name: string, provinceCode: string | null, time: string][]) {
  const ids: Record<string, string> = {};
  for (const [name, provinceCode, time] of stops) {
    const { id: customerId } = await device.client.customers.create({ name, provinceCode });
    ids[name] = (await device.client.visits.create({ customerId, startsAt: instantOf(on, time) })).id;
  }
  const names = async () => (await device.client.routes.get({ on })).stops.map(({ visit }) => visit.customerName);
  const id = (name: string) => ids[name] ?? '';
  return { id, names };
}

const inHanoi = { name: 'Văn phòng Hà Nội', latitude: '21.0285', longitude: '105.8542' };

test('a day stands by time until it is sorted; sorted it is the shortest way, and undo puts it back', async () => {
  const device = await aDevice();
  const { names } = await aDayOf(
    device,
    ['Huế', '2025:46', '08:00'],
    ['Hồ Chí Minh', '2025:79', '09:00'],
    ['Hà Nội', '2025:01', '10:00'],
    ['Đà Nẵng', '2025:48', '11:00'],
    ['Không rõ ở đâu', null, '12:00'],
  );
  expect(await names()).toEqual(['Huế', 'Hồ Chí Minh', 'Hà Nội', 'Đà Nẵng', 'Không rõ ở đâu']);
  const { metresBefore, metresAfter, groupId } = await device.client.routes.order({ on });
  expect(metresAfter).toBeLessThan(metresBefore);
  const sorted = ['Hà Nội', 'Huế', 'Đà Nẵng', 'Hồ Chí Minh'];
  const found = await names();
  expect([sorted, sorted.toReversed()]).toContainEqual(found.slice(0, 4));
  expect(found[4]).toBe('Không rõ ở đâu');
  const route = await device.client.routes.get({ on });
  expect(route).toMatchObject({ totalMetres: metresAfter, isEstimated: true, withoutPosition: 1, isOrdered: true });
  expect(route.stops.map(({ source }) => source)).toEqual(['province', 'province', 'province', 'province', null]);
  const restarted = await device.restart();
  expect((await restarted.client.routes.get({ on })).stops.map(({ visit }) => visit.customerName)).toEqual(found);
  await restarted.client.undo.apply({ groupId });
  expect((await restarted.client.routes.get({ on })).stops[0]?.visit.customerName).toBe('Huế');
});

test('a day that begins at the office goes away from it, and back where it ends there; tomorrow begins there too', async () => {
  const device = await aDevice();
  const { names } = await aDayOf(device, ['Hồ Chí Minh', '2025:79', '08:00'], ['Huế', '2025:46', '09:00']);
  await device.client.routes.save({ on, start: inHanoi, returns: true });
  await device.client.routes.order({ on });
  const route = await device.client.routes.get({ on });
  expect(route.metresBack).toBeGreaterThan(500_000);
  expect(route.totalMetres).toBe(route.stops.reduce((sum, stop) => sum + (stop.metres ?? 0), 0) + (route.metresBack ?? 0));
  await device.client.routes.save({ on, returns: false });
  await device.client.routes.order({ on });
  expect(await names()).toEqual(['Huế', 'Hồ Chí Minh']);
  expect(await device.client.routes.get({ on: '2026-11-24' })).toMatchObject({ start: inHanoi, stops: [], isOrdered: false });
});

test('what is done stays in front, agreed times keep their order, and by hand the rep has the last word', async () => {
  const device = await aDevice();
  const { id, names } = await aDayOf(
    device,
    ['Đà Nẵng', '2025:48', '07:00'],
    ['Hồ Chí Minh', '2025:79', '08:00'],
    ['Huế', '2025:46', '09:00'],
    ['Hà Nội', '2025:01', '10:00'],
  );
  await device.client.visits.complete({ id: id('Đà Nẵng'), result: { outcome: 'successful', said: 'Đặt hàng' } });
  await device.client.routes.save({ on, start: inHanoi });
  await device.client.routes.order({ on });
  expect(await names()).toEqual(['Đà Nẵng', 'Huế', 'Hà Nội', 'Hồ Chí Minh']);
  await device.client.routes.save({ on, fixed: [id('Hồ Chí Minh'), id('Hà Nội')] });
  await device.client.routes.order({ on });
  const sorted = await names();
  expect(sorted.indexOf('Hồ Chí Minh')).toBeLessThan(sorted.indexOf('Hà Nội'));
  await device.client.routes.save({ on, order: [id('Hà Nội'), id('Huế'), id('Hồ Chí Minh'), id('Đà Nẵng')] });
  expect(await names()).toEqual(['Hà Nội', 'Huế', 'Hồ Chí Minh', 'Đà Nẵng']);
  const { groupId } = await device.client.routes.byTime({ on });
  expect(await names()).toEqual(['Đà Nẵng', 'Hồ Chí Minh', 'Huế', 'Hà Nội']);
  await device.client.undo.apply({ groupId });
  expect(await names()).toEqual(['Hà Nội', 'Huế', 'Hồ Chí Minh', 'Đà Nẵng']);
});

test('a cancelled visit is no stop, and one planned later comes last', async () => {
  const device = await aDevice();
  const { id, names } = await aDayOf(device, ['Huế', '2025:46', '08:00'], ['Hà Nội', '2025:01', '09:00']);
  await device.client.routes.save({ on, order: [id('Hà Nội'), id('Huế')] });
  await device.client.visits.cancel({ id: id('Huế') });
  await aDayOf(device, ['Đà Nẵng', '2025:48', '07:00']);
  expect(await names()).toEqual(['Hà Nội', 'Đà Nẵng']);
});
