import { expect, test } from 'vitest';
import { daysOfYear } from './days-of-year.ts';

const row = (day: string, kind: 'off' | 'working') => ({ id: day, day, kind, vi: 'Nghỉ', en: 'Off', source: null });

test('a year lists the days of the law, and the office’s own in their places', () => {
  const lines = daysOfYear(2026, [row('2026-09-01', 'working'), row('2026-09-03', 'off'), row('2027-01-02', 'off')]);
  expect(lines.filter(({ day }) => day.startsWith('2026-09')).map(({ day, kind }) => `${day} ${kind}`)).toEqual([
    '2026-09-01 working',
    '2026-09-02 law',
    '2026-09-03 off',
  ]);
  expect(lines).toHaveLength(14);
});
