import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { instantOf } from '../../../src-shared/lib/dates.ts';
import { aDevice } from '../../../tests/support/devices.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Three customers, one of class A; visits in two weeks of November, one cancelled, one result that was corrected. */
async function aBook() {
  const device = await aDevice();
  const { client } = device;
  const customers = [];
  for (const name of ['An Phú', 'Bình Minh', 'Cửu Long']) customers.push((await client.customers.create({ name })).id);
  const [first = '', second = ''] = customers;
  await client.customers.update({ id: first, change: { rating: 'A' } });
  const visit = async (customerId: string, on: string, outcome: 'successful' | 'refused' | null, purpose = 'maintain') => {
    const { id } = await client.visits.create({ customerId, startsAt: instantOf(on, '09:00'), purpose });
    if (outcome !== null) await client.visits.complete({ id, result: { outcome, said: 'x' } });
    return id;
  };
  await visit(first, '2026-11-16', 'successful');
  await visit(first, '2026-11-18', 'refused');
  await visit(second, '2026-11-24', 'successful', 'introduce');
  const corrected = await visit(second, '2026-11-25', 'successful');
  device.clock.now += 60_000;
  await client.visits.complete({ id: corrected, result: { outcome: 'refused', said: 'Đổi ý' } });
  await visit(first, '2026-11-27', null);
  await client.visits.cancel({ id: await visit(second, '2026-11-26', null), reason: 'Khách bận' });
  // Half past midnight on Monday in Vietnam is still Sunday in UTC.
  await client.visits.create({ customerId: second, startsAt: instantOf('2026-11-23', '00:30') });
  return { ...device, first, second };
}

test('visits are counted by week, planned and done; a corrected success is none, a cancelled visit was never planned', async () => {
  const { client } = await aBook();
  const report = await client.reports.visits({ by: 'week', on: '2026-11-25', count: 2 });
  expect(report.periods).toEqual([
    { from: '2026-11-16', to: '2026-11-22' },
    { from: '2026-11-23', to: '2026-11-29' },
  ]);
  expect(report.reps).toMatchObject([
    {
      name: 'Nguyễn Thị Lan',
      cells: [
        { planned: 2, done: 2, successful: 1 },
        { planned: 4, done: 2, successful: 1 },
      ],
      planned: 6,
      done: 4,
      successful: 2,
      customersVisited: 2,
      ownCustomers: 3,
      ownVisited: 2,
    },
  ]);
  expect(report.total).toMatchObject({ planned: 6, done: 4, successful: 2 });
});

test('a purpose, a class or another quarter narrows the numbers', async () => {
  const { client } = await aBook();
  const one = async (more: Record<string, string>) => {
    const { total } = await client.reports.visits({ by: 'quarter', on: '2026-11-25', count: 1, ...more });
    return [total.planned, total.done, total.successful, total.customersVisited, total.ownCustomers];
  };
  expect(await one({})).toEqual([6, 4, 2, 2, 3]);
  expect(await one({ purpose: 'introduce' })).toEqual([1, 1, 1, 1, 3]);
  expect(await one({ rating: 'A' })).toEqual([3, 2, 1, 1, 1]);
  expect(await one({ on: '2026-09-30' })).toEqual([0, 0, 0, 0, 3]);
});

test('every number opens the visits or customers behind it, and they are as many', async () => {
  const { client } = await aBook();
  const range = { from: '2026-11-16', to: '2026-11-29' };
  const behind = async (what: 'planned' | 'done' | 'successful' | 'open' | 'customers-visited' | 'customers-unvisited') => {
    const { lines, total } = await client.reports.behind({ ...range, what });
    expect(lines).toHaveLength(total);
    return lines.map(({ customerName }) => customerName);
  };
  expect(await behind('planned')).toHaveLength(6);
  expect(await behind('done')).toEqual(['Bình Minh', 'Bình Minh', 'An Phú', 'An Phú']);
  expect(await behind('successful')).toEqual(['Bình Minh', 'An Phú']);
  expect(await behind('open')).toEqual(['An Phú', 'Bình Minh']);
  expect((await behind('customers-visited')).toSorted()).toEqual(['An Phú', 'Bình Minh']);
  expect(await behind('customers-unvisited')).toEqual(['Cửu Long']);
});

test('the report goes out as a file with a line for each rep and the sum, and the log of exports keeps it', async () => {
  const { client } = await aBook();
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-report-'));
  folders.push(folder);
  const file = join(folder, 'report.csv');
  expect(await client.reports.exportVisits({ file, format: 'csv', by: 'week', on: '2026-11-25', count: 1 })).toEqual({ rows: 2 });
  const [head, lan, all] = readFileSync(file, 'utf8').trim().split('\r\n');
  expect(head).toContain('23/11/2026–29/11/2026 kế hoạch');
  expect(lan?.replaceAll('"', '')).toMatch(/^Nguyễn Thị Lan.*4.2.4.2.1.50.1.3.33/);
  expect(all).toContain('Tất cả');
  expect((await client.exports.log({})).entries).toMatchObject([{ what: 'visit-report', format: 'csv', rows: 2 }]);
});
