import { expect, test } from 'vitest';
import { minuteOfTime, timeOfMinute, unitOf, weekdaysOf, writeWeekdays } from './rhythm.ts';

test('two weeks are said in weeks, ten days in days', () => {
  expect([unitOf(14), unitOf(10), unitOf(7)]).toEqual([
    { count: 2, unit: 'weeks' },
    { count: 10, unit: 'days' },
    { count: 1, unit: 'weeks' },
  ]);
});

test('weekdays are written in their order, and none means any working day', () => {
  expect([writeWeekdays(['5', '2']), writeWeekdays([]), weekdaysOf('2,5'), weekdaysOf(null)]).toEqual([
    '2,5',
    null,
    ['2', '5'],
    [],
  ]);
});

test('a time of day and its minute', () => {
  expect([timeOfMinute(570), minuteOfTime('09:30')]).toEqual(['09:30', 570]);
});
