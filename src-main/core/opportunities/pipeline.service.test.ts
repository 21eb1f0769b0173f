import { expect, test } from 'vitest';
import { standardStages } from '../../../src-shared/opportunities/standard-stages.ts';
import { aDevice } from '../../../tests/support/devices.ts';

const haggling = standardStages[2]?.id ?? '';
const day = 86_400_000;
const question = { by: 'month', on: '2026-12-31', count: 2 } as const;

async function aYear() {
  const device = await aDevice();
  const { client, clock } = device;
  const { id: customerId } = await client.customers.create({ name: 'Bao bì Đại Phát' });
  const make = async (title: string, valueDong: number, expectedCloseOn: string | null) =>
    (await client.opportunities.create({ customerId, title, valueDong, expectedCloseOn, stageId: haggling })).id;
  await make('Mở tháng 12', 1000, '2026-12-10');
  await make('Không hẹn ngày', 77, null);
  const won = await make('Thắng sớm', 400, '2026-12-20');
  await client.opportunities.close({ id: won, as: 'won' });
  const lost = await make('Thua', 300, '2026-11-30');
  await client.opportunities.close({ id: lost, as: 'lost', lostReason: 'price' });
  clock.now += 10 * day;
  const later = await make('Thua tháng 12', 50, '2026-12-30');
  await client.opportunities.close({ id: later, as: 'lost', lostReason: 'delivery' });
  return device;
}

test('the forecast stands beside what was won, and each number opens what it was counted from', async () => {
  const { client } = await aYear();
  const { rows, total, periods } = await client.pipeline.forecast(question);
  expect(periods.map(({ from }) => from)).toEqual(['2026-11-01', '2026-12-01']);
  const [row] = rows;
  expect(row).toMatchObject({ name: 'Nguyễn Thị Lan' });
  expect(row?.cells).toEqual([
    { expectedDong: 300, openCount: 0, openDong: 0, weightedDong: 0, wonCount: 1, wonDong: 400 },
    { expectedDong: 1450, openCount: 1, openDong: 1000, weightedDong: 700, wonCount: 0, wonDong: 0 },
  ]);
  expect(total).toMatchObject({ expectedDong: 1750, openDong: 1000, weightedDong: 700, wonCount: 1, wonDong: 400 });
  const behind = async (what: 'expected' | 'open' | 'won' | 'lost', from: string, to: string) => {
    const { totalDong, lines } = await client.pipeline.behind({ what, from, to });
    return [totalDong, lines.map(({ title }) => title)];
  };
  expect(await behind('expected', '2026-12-01', '2026-12-31')).toEqual([1450, ['Mở tháng 12', 'Thắng sớm', 'Thua tháng 12']]);
  expect(await behind('open', '2026-12-01', '2026-12-31')).toEqual([1000, ['Mở tháng 12']]);
  expect(await behind('won', '2026-11-01', '2026-11-30')).toEqual([400, ['Thắng sớm']]);
  const teams = await client.pipeline.forecast({ ...question, of: 'team' });
  expect(teams.rows).toMatchObject([{ id: null, name: null, expectedDong: 1750 }]);
});

test('reasons for losing are counted by month, the most frequent first, beside what was won', async () => {
  const { client } = await aYear();
  const { reasons, total, wonCount, wonDong } = await client.pipeline.lost(question);
  expect(reasons.map(({ reason, count, dong, cells }) => [reason, count, dong, cells.map((cell) => cell.count)])).toEqual([
    ['price', 1, 300, [1, 0]],
    ['delivery', 1, 50, [0, 1]],
  ]);
  expect([total.count, total.dong, wonCount, wonDong]).toEqual([2, 350, 1, 400]);
  const { lines } = await client.pipeline.behind({ what: 'lost', from: '2026-11-01', to: '2026-12-31', lostReason: 'price' });
  expect(lines.map(({ title }) => title)).toEqual(['Thua']);
});
