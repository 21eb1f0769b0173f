import { expect, test } from 'vitest';
import { instantOf } from '../../src-shared/lib/dates.ts';
import { daySpanOf } from './day-span.ts';

test('a visit lies in the Vietnamese day in which it begins, by minutes', () => {
  const visit = { startsAt: instantOf('2026-11-23', '06:30'), endsAt: instantOf('2026-11-23', '07:15') };
  expect(daySpanOf(visit)).toEqual({ day: '2026-11-23', start: 390, end: 435 });
  expect(daySpanOf(visit)).toBe(daySpanOf(visit));
});

test('one that goes on after midnight ends with its day', () => {
  const visit = { startsAt: instantOf('2026-11-23', '23:30'), endsAt: instantOf('2026-11-24', '00:15') };
  expect(daySpanOf(visit)).toEqual({ day: '2026-11-23', start: 1410, end: 1440 });
});

test('a visit that was moved is another one', () => {
  const visit = { startsAt: instantOf('2026-11-23', '08:00'), endsAt: instantOf('2026-11-23', '08:45') };
  daySpanOf(visit);
  expect(daySpanOf({ ...visit, endsAt: instantOf('2026-11-23', '09:00') }).end).toBe(540);
});
