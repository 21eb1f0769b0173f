import { expect, test } from 'vitest';
import { addMinutes, fromWallTime, minutesBetween, toWallTime } from './wall-time.ts';

test('a visit at half past nine in Vietnam stands at half past nine in the calendar', () => {
  expect(toWallTime('2026-11-23T02:30:00.000Z')).toBe('2026-11-23 09:30:00');
  expect(fromWallTime('2026-11-23 09:30:00')).toBe('2026-11-23T02:30:00.000Z');
});

test('a visit before seven in the morning stays on its Vietnamese day', () => {
  expect(toWallTime('2026-11-22T23:15:00.000Z')).toBe('2026-11-23 06:15:00');
  expect(fromWallTime('2026-11-23 06:15:00')).toBe('2026-11-22T23:15:00.000Z');
});

test('a visit stretched to the end of the day ends a minute before midnight', () => {
  expect(fromWallTime('2026-11-23 23:59:59')).toBe('2026-11-23T16:59:00.000Z');
});

test('moving by minutes goes over midnight', () => {
  expect(addMinutes('2026-11-23T16:50:00.000Z', 20)).toBe('2026-11-23T17:10:00.000Z');
  expect(minutesBetween('2026-11-23T16:50:00.000Z', '2026-11-23T17:10:00.000Z')).toBe(20);
});
