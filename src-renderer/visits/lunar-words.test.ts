import { expect, test } from 'vitest';
import { isMarkedLunarDay, longLunarDay, shortLunarDay } from './lunar-words.ts';

test('the lunar day stands beside the day, a leap month is marked', () => {
  expect(shortLunarDay('2026-11-23')).toBe('15/10');
  expect(shortLunarDay('2025-07-25')).toBe('1/6N');
});

test('the lunar date is said in full as people say it', () => {
  expect(longLunarDay('2026-11-23')).toBe('Rằm tháng Mười năm Bính Ngọ');
  expect(longLunarDay('2027-02-06')).toBe('Mùng 1 tháng Giêng năm Đinh Mùi');
  expect(longLunarDay('2027-01-30')).toBe('Ngày 23 tháng Chạp năm Bính Ngọ');
  expect(longLunarDay('2025-07-25')).toBe('Mùng 1 tháng Sáu nhuận năm Ất Tỵ');
});

test('the first, the full moon and the day of the kitchen gods are marked', () => {
  expect(['2026-11-23', '2026-11-24', '2026-12-09', '2027-01-30'].map(isMarkedLunarDay)).toEqual([true, false, true, true]);
});
