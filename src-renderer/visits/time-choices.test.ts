import { expect, test } from 'vitest';
import { laterBy, nextQuarter, readTime, timeChoices } from './time-choices.ts';

test.each([
  ['9', '09:00'],
  ['930', '09:30'],
  ['9h30', '09:30'],
  ['9:30', '09:30'],
  ['14 h', '14:00'],
  ['24', null],
  ['9:75', null],
  ['chiều', null],
])('%s is read as %s', (text, expected) => {
  expect(readTime(text)).toBe(expected);
});

test('a time between the quarters stays choosable', () => {
  expect(timeChoices('09:10').slice(12, 15)).toEqual(['09:00', '09:10', '09:15']);
});

test('a visit planned now begins at the next quarter', () => {
  expect(nextQuarter('09:00')).toBe('09:15');
  expect(nextQuarter('09:06')).toBe('09:30');
  expect(nextQuarter('23:59')).toBe('23:45');
});

test('a visit ends on its own day', () => {
  expect(laterBy('09:30', 45)).toBe('10:15');
  expect(laterBy('23:30', 45)).toBe('23:59');
});
