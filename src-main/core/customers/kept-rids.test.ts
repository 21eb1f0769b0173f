import { expect, test } from 'vitest';
import { aDevice } from '../../../tests/support/devices.ts';
import { recordStatements } from '../../../tests/support/recorded-statements.ts';
import { inspect } from '../../../tests/support/inspect.ts';
import { createKeptRids } from './kept-rids.ts';

test('a list finds whose birthday, founding day or day to remember comes within so many days', async () => {
  const { client } = await aDevice();
  const company = async (name: string, foundedOn: string) => (await client.customers.create({ name, foundedOn })).id;
  const daiPhat = await company('Đại Phát', '2008-11-26');
  const anhDuong = await company('Ánh Dương', '2010-12-20');
  const binh = (await client.customers.create({ kind: 'person', name: 'Nguyễn Văn Bình', birthday: '1980-11-23' })).id;
  await client.contacts.create({ customerId: anhDuong, name: 'Chị Hằng', birthday: '1990-11-30' });
  // Giỗ on the 20th of the tenth lunar month: Saturday the 28th of November 2026.
  const anniversary = { name: 'Giỗ cụ', calendar: 'lunar', month: 10, day: 20 } as const;
  await client.yearlyDays.save({ customerId: daiPhat, contactId: null, daysAhead: null, note: null, ...anniversary });
  const found = async (what: 'birthday' | 'founding' | 'yearly-day', days: number) =>
    (await client.customers.list({ filter: { keptWithin: { what, days } } })).rows.map(({ id }) => id).sort();
  expect(await found('birthday', 0)).toEqual([binh]);
  expect(await found('birthday', 6)).toEqual([binh]);
  expect(await found('birthday', 7)).toEqual([anhDuong, binh].sort());
  expect(await found('founding', 7)).toEqual([daiPhat]);
  expect(await found('founding', 30)).toEqual([anhDuong, daiPhat].sort());
  expect([await found('yearly-day', 4), await found('yearly-day', 5)]).toEqual([[], [daiPhat]]);
  // Whoever asked that his data be used no more is not greeted, and what is deleted is not found.
  await client.customers.delete({ ids: [binh] });
  expect(await found('birthday', 7)).toEqual([anhDuong]);
});

test('each of these lists is found through the index of its days', async () => {
  const device = await aDevice();
  await inspect(device, (db) => {
    const { recording, asked } = recordStatements(db);
    const kept = createKeptRids(recording);
    for (const what of ['birthday', 'founding', 'yearly-day'] as const) kept({ what, days: 7 }, '2026-11-23');
    const plans = asked.flatMap((sql) =>
      (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all({ keys: '[]', today: 'x' }) as { detail: string }[]) // a plan's column
        .map(({ detail }) => detail)
        .filter((line) => /^(SEARCH|SCAN) [cky] /.test(line)),
    );
    expect(plans.filter((line) => line.startsWith('SCAN'))).toEqual([]);
  });
});
