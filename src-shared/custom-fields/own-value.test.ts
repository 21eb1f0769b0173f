import { describe, expect, test } from 'vitest';
import { readDecimal, writeDecimal } from './decimal.ts';
import { isOpenableLink, readOwnValue, writeOwnValue } from './own-value.ts';

const options = [
  { key: 'gold', vi: 'Vàng', en: 'Gold', isActive: true },
  { key: 'tin', vi: 'Thiếc', en: 'Tin', isActive: false },
];
const of = (type: 'text' | 'number' | 'date' | 'list' | 'link') => ({ type, options: type === 'list' ? options : [] });

test.each([
  ['1234', 'vi', 1234],
  ['1.234', 'vi', 1234],
  ['1.234', 'en', 1.234],
  ['1,234', 'vi', 1.234],
  ['1,234', 'en', 1234],
  ['1.234,5', 'vi', 1234.5],
  ['1.234,5', 'en', 1234.5],
  ['1,234.5', 'vi', 1234.5],
  ['1.234.567', 'vi', 1234567],
  ['1.234.567', 'en', 1234567],
  ['1,234,567', 'vi', 1234567],
  ['12,5', 'vi', 12.5],
  ['12.5', 'vi', 12.5],
  ['-0,25', 'vi', -0.25],
  ['− 3', 'vi', -3],
  ['10 000', 'vi', 10000],
  ['1.23.4', 'vi', null],
  ['1,2,3', 'en', null],
  ['.', 'vi', null],
  ['12 bao', 'vi', null],
  ['', 'vi', null],
] as const)('the number %j in %s is %j', (text, language, expected) => {
  expect(readDecimal(text, language)).toBe(expected);
});

test('numbers are written as each language writes them, and are read back as they were', () => {
  expect([
    writeDecimal(1234567.5, 'vi'),
    writeDecimal(1234567.5, 'en'),
    writeDecimal(-0.25, 'vi'),
    writeDecimal(0, 'vi'),
  ]).toEqual(['1.234.567,5', '1,234,567.5', '-0,25', '0']);
  for (const language of ['vi', 'en'] as const) {
    for (const value of [0, 1, 999, 1000, 1234.5, -87654321.25, 0.000001]) {
      expect(readDecimal(writeDecimal(value, language), language)).toBe(value);
    }
  }
});

describe('a value of an own field', () => {
  test.each([
    ['text', '  Anh Bảy giữ chìa khóa ', 'Anh Bảy giữ chìa khóa'],
    ['number', '1.250,5', '1250.5'],
    ['number', 0.1 + 0.2, '0.3'],
    ['number', -0.0000001, '0'],
    ['date', '2026-11-23', '2026-11-23'],
    ['date', '3/2/2026', '2026-02-03'],
    ['list', 'gold', 'gold'],
    ['list', 'vang', 'gold'],
    ['list', 'Gold', 'gold'],
    ['link', 'https://daidong.vn/bao-gia?id=1', 'https://daidong.vn/bao-gia?id=1'],
    ['link', 'www.daidong.vn', 'https://www.daidong.vn'],
    ['link', 'daidong.vn:8080/kho', 'https://daidong.vn:8080/kho'],
    ['link', 'kho@daidong.vn', 'mailto:kho@daidong.vn'],
  ] as const)('%s: %j is kept as %j', (type, written, expected) => {
    expect(readOwnValue(of(type), written)).toEqual({ value: expected });
  });

  test.each([
    ['text', 'x'.repeat(5001), 'too-long'],
    ['number', 'nhiều', 'not-a-number'],
    ['number', Number.POSITIVE_INFINITY, 'not-a-number'],
    ['number', '1000000000000000', 'not-a-number'],
    ['date', '30/2/2026', 'not-a-date'],
    ['date', 'hôm nay', 'not-a-date'],
    ['list', 'Bạc', 'not-a-choice'],
    ['list', 'tin', 'not-a-choice'],
    ['link', 'javascript:alert(1)', 'not-a-link'],
    ['link', 'file:///etc/passwd', 'not-a-link'],
    ['link', 'data:text/html,x', 'not-a-link'],
    ['link', 'https://user@daidong.vn/', 'not-a-link'],
    ['link', 'hai từ', 'not-a-link'],
  ] as const)('%s: %j is refused with %s', (type, written, problem) => {
    expect(readOwnValue(of(type), written)).toEqual({ problem });
  });

  test('a choice that is not offered any more may stay where it stands', () => {
    expect(readOwnValue(of('list'), 'tin', { now: 'tin' })).toEqual({ value: 'tin' });
  });

  test('is said in the language of the screens', () => {
    expect(writeOwnValue(of('number'), '1250.5', 'vi')).toBe('1.250,5');
    expect(writeOwnValue(of('date'), '2026-11-23', 'vi')).toBe('23/11/2026');
    expect(writeOwnValue(of('list'), 'tin', 'en')).toBe('Tin');
    expect(writeOwnValue(of('list'), 'of-a-newer-version', 'en')).toBe('of-a-newer-version');
  });

  test('leads to pages and mails only', () => {
    expect(['https://daidong.vn', 'mailto:a@b.vn', 'daidong.vn', 'javascript:1', 'vbscript:x'].map(isOpenableLink)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
