import { expect, test } from 'vitest';
import { instantOf } from '../../src-shared/lib/dates.ts';
import { visibleHours } from './visible-hours.ts';

const visit = (from: string, to: string, endDay = '2026-11-23') => ({
  startsAt: instantOf('2026-11-23', from),
  endsAt: instantOf(endDay, to),
});

test('an ordinary week shows the working day', () => {
  expect(visibleHours([])).toEqual({ first: 7, last: 19 });
  expect(visibleHours([visit('08:00', '08:45')])).toEqual({ first: 7, last: 19 });
});

test('a visit before sunrise or late at night is not cut off', () => {
  expect(visibleHours([visit('05:40', '06:30')])).toEqual({ first: 5, last: 19 });
  expect(visibleHours([visit('19:30', '20:15')])).toEqual({ first: 7, last: 21 });
  expect(visibleHours([visit('23:30', '00:15', '2026-11-24')])).toEqual({ first: 7, last: 24 });
});
