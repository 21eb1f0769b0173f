import { expect, test } from 'vitest';
import { dayOf, daysBetween, readDay, timeOf, writeDay, writeMoney, writeNumber, writeShortDay } from './formats.ts';

test('an early morning in Vietnam is not the evening before', () => {
  expect([dayOf('2026-11-22T18:30:00.000Z'), timeOf('2026-11-22T18:30:00.000Z')]).toEqual(['2026-11-23', '01:30']);
});

test('days are written the Vietnamese way, the year only where it is another', () => {
  expect([writeDay('2026-11-05'), writeShortDay('2026-11-05', '2026-11-23'), writeShortDay('2025-11-05', '2026-11-23')]).toEqual([
    '05/11/2026',
    '05/11',
    '05/11/2025',
  ]);
});

test('money has dots and the sign of the dong', () => {
  expect([writeMoney(12_500_000), writeNumber(1248, 'vi'), writeNumber(1248, 'en')]).toEqual(['12.500.000 ₫', '1.248', '1,248']);
});

test.each([
  ['14/3/2009', '2009-03-14'],
  ['14-03-2009', '2009-03-14'],
  ['14.3.2009', '2009-03-14'],
  ['14032009', '2009-03-14'],
  ['2009-03-14', '2009-03-14'],
  ['29/02/2024', '2024-02-29'],
  ['29/02/2025', null],
  ['31/04/2025', null],
  ['13/13/2025', null],
  ['hôm nay', null],
  ['', null],
])('typing %s means the day %s', (typed, day) => {
  expect(readDay(typed)).toBe(day);
});

test('days are counted by the calendar, not by hours', () => {
  expect(daysBetween('2026-11-09T03:40:00.000Z', '2026-11-23')).toBe(14);
});
