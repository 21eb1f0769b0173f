import { expect, test } from 'vitest';
import { addMinutes, minutesBetween, timeOfMinutes } from './wall-time.ts';

test('moving by minutes goes over midnight', () => {
  expect(addMinutes('2026-11-23T16:50:00.000Z', 20)).toBe('2026-11-23T17:10:00.000Z');
  expect(minutesBetween('2026-11-23T16:50:00.000Z', '2026-11-23T17:10:00.000Z')).toBe(20);
});

test('a minute of the day is written as a time, and the end of the day is its last minute', () => {
  expect([0, 570, 1439, 1440].map(timeOfMinutes)).toEqual(['00:00', '09:30', '23:59', '23:59']);
});
