import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  daysBetween,
  formatDay,
  formatDayTime,
  formatTime,
  instantOf,
  instantText,
  isDay,
  localDay,
  minuteOfDay,
  monthRange,
  startOfLocalDay,
  weekOf,
  weekdayOf,
  yearsBetween,
} from './dates.ts';

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('days in Vietnam', () => {
  test.each([
    ['2026-11-22T16:59:59.999Z', '2026-11-22'],
    ['2026-11-22T17:00:00.000Z', '2026-11-23'],
    ['2025-12-31T17:00:00Z', '2026-01-01'],
    ['1969-12-31T16:59:00Z', '1969-12-31'],
  ])('%s is on %s', (instant, expected) => {
    expect(localDay(instant)).toBe(expected);
  });

  test('a day begins at midnight in Vietnam', () => {
    expect(startOfLocalDay('2026-11-23')).toBe('2026-11-22T17:00:00.000Z');
    expect(instantOf('2026-11-23', '08:30')).toBe('2026-11-23T01:30:00.000Z');
    expect(instantOf('2026-11-23', '00:00')).toBe(startOfLocalDay('2026-11-23'));
  });

  test('times and days are written as people in Vietnam write them', () => {
    expect(formatDay('2026-11-05')).toBe('05/11/2026');
    expect(formatTime('2026-11-05T01:05:00.000Z')).toBe('08:05');
    expect(formatDayTime('2026-11-05T20:05:00.000Z')).toBe('06/11/2026 03:05');
  });

  test('the time of a visit is the same however it is reckoned, at any second of any day', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1960-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (some) => {
        const local = new Date(some.getTime() + 7 * 3_600_000).toISOString();
        expect(formatTime(some.toISOString())).toBe(local.slice(11, 16));
        expect(minuteOfDay(some.toISOString())).toBe(Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16)));
      }),
    );
    expect(() => formatTime('sáng mai')).toThrow(RangeError);
  });

  test('any day begins on itself, and the instant before it is the day before', () => {
    fc.assert(
      fc.property(day, (some) => {
        expect(localDay(startOfLocalDay(some))).toBe(some);
        expect(localDay(new Date(Date.parse(startOfLocalDay(some)) - 1).toISOString())).toBe(addDays(some, -1));
      }),
    );
  });
});

describe('counting days', () => {
  test.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-11-23', 0, '2026-11-23'],
  ])('%s and %i days', (from, count, to) => {
    expect(addDays(from, count)).toBe(to);
    expect(daysBetween(from, to)).toBe(count);
  });

  test.each([
    ['2026-11-23', 1],
    ['2026-11-29', 7],
    ['1968-01-29', 1],
    ['1900-01-01', 1],
  ])('%s is weekday %i', (some, weekday) => {
    expect(weekdayOf(some)).toBe(weekday);
  });

  test('a week runs from Monday to Sunday', () => {
    const week = ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-05', '2026-12-06'];
    for (const some of week) expect(weekOf(some)).toEqual(week);
  });

  test('every day lies in its own week and month', () => {
    fc.assert(
      fc.property(day, (some) => {
        expect(weekOf(some)[weekdayOf(some) - 1]).toBe(some);
        const { first, last } = monthRange(some);
        expect(first <= some && some <= last).toBe(true);
        expect(addDays(last, 1).slice(8)).toBe('01');
      }),
    );
  });

  test.each([
    ['2028-02-10', { first: '2028-02-01', last: '2028-02-29' }],
    ['2026-12-31', { first: '2026-12-01', last: '2026-12-31' }],
  ])('the month of %s', (some, range) => {
    expect(monthRange(some)).toEqual(range);
  });

  test.each([
    ['1984-05-10', '2026-05-09', 41],
    ['1984-05-10', '2026-05-10', 42],
    ['2004-02-29', '2026-02-28', 21],
    ['2004-02-29', '2026-03-01', 22],
    ['2026-05-10', '2026-01-01', -1],
  ])('from %s to %s are %i years', (from, to, years) => {
    expect(yearsBetween(from, to)).toBe(years);
  });
});

test.each(['2026-02-30', '2026-13-01', '23/11/2026', '2026-1-1', '', '2026-11-23T00:00:00Z'])('%j is no day', (text) => {
  expect(isDay(text)).toBe(false);
  expect(() => addDays(text, 1)).toThrow(RangeError);
});

test('an instant as text is that of a date, before 1970 and to the millisecond', () => {
  const most = { min: Date.parse('1900-01-01T00:00:00.000Z'), max: Date.parse('2199-12-31T23:59:59.999Z') };
  const isSame = (ms: number) => instantText(ms) === new Date(ms).toISOString();
  fc.assert(fc.property(fc.integer(most), isSame));
  const minutes = { min: -36_000_000, max: 120_000_000 };
  for (const unit of [1000, 60_000]) fc.assert(fc.property(fc.integer(minutes), (count) => isSame(count * unit)));
});
