import { expect, test } from 'vitest';
import { periodsOf, periodsOfRecords } from './owner-periods.ts';

test('a customer that Lan gave to Hùng was Lan’s until then and is Hùng’s since', () => {
  const step = { at: '2026-05-01', from: 'lan', to: 'hung' };
  const changes = [
    { ...step, note: null },
    { ...step, note: 'Lan chuyển vùng' },
  ];
  expect(periodsOf('2026-01-01', 'hung', changes)).toEqual([
    { userId: 'lan', from: '2026-01-01', to: '2026-05-01', note: null },
    { userId: 'hung', from: '2026-05-01', to: null, note: 'Lan chuyển vùng' },
  ]);
});

test('time that nobody in particular looked after a customer is nobody’s', () => {
  const changes = [
    { at: '2026-02-01', from: 'lan', to: null, note: null },
    { at: '2026-03-01', from: null, to: 'lan', note: null },
  ];
  expect(periodsOf('2026-01-01', 'lan', changes)).toEqual([
    { userId: 'lan', from: '2026-01-01', to: '2026-02-01', note: null },
    { userId: 'lan', from: '2026-03-01', to: null, note: null },
  ]);
  expect(periodsOf('2026-01-01', 'lan', [])).toEqual([{ userId: 'lan', from: '2026-01-01', to: null, note: null }]);
});

test('who looked after a record until it was merged away is told; who looked after both records did so once', () => {
  const of = (userId: string, from: string, to: string | null) => ({ userId, from, to, note: null });
  const own = { periods: [of('lan', '2026-01-01', null)] };
  const merged = { periods: [of('hung', '2025-01-01', '2025-06-01'), of('lan', '2025-06-01', null)], mergedAt: '2026-03-01' };
  expect(periodsOfRecords(own, [merged])).toEqual([of('hung', '2025-01-01', '2025-06-01'), of('lan', '2025-06-01', null)]);
  expect(periodsOfRecords({ periods: [of('hoa', '2026-01-01', null)] }, [merged])).toEqual([
    of('hung', '2025-01-01', '2025-06-01'),
    of('lan', '2025-06-01', '2026-03-01'),
    of('hoa', '2026-01-01', null),
  ]);
});
