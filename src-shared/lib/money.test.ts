import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDong, parseDong } from './money.ts';

describe('money as it is written', () => {
  test.each([
    [0, '0\u00a0₫'],
    [999, '999\u00a0₫'],
    [1234567, '1.234.567\u00a0₫'],
    [-350000, '-350.000\u00a0₫'],
    [12_500_000, '12.500.000\u00a0₫'],
  ])('%i', (dong, text) => {
    expect(formatDong(dong)).toBe(text);
  });

  test('any amount is written as the Vietnamese locale does, and read back', () => {
    const locale = new Intl.NumberFormat('vi-VN', { style: 'currency', currency: 'VND' });
    fc.assert(
      fc.property(fc.maxSafeInteger(), (dong) => {
        if (Object.is(dong, -0)) return;
        expect(formatDong(dong)).toBe(locale.format(dong));
        expect(parseDong(formatDong(dong))).toBe(dong);
        expect(parseDong(String(dong))).toBe(dong);
        expect(parseDong(dong.toLocaleString('en-US'))).toBe(dong);
      }),
    );
  });

  test('there is no half a đồng', () => {
    expect(() => formatDong(0.5)).toThrow(RangeError);
  });
});

describe('money as people type it', () => {
  test.each([
    ['12.500.000', 12_500_000],
    ['12,500,000', 12_500_000],
    ['12500000 đ', 12_500_000],
    ['12.500.000 VNĐ', 12_500_000],
    ['12.500.000,00 đồng', 12_500_000],
    ['350k', 350_000],
    ['350 nghìn', 350_000],
    ['350 ngàn đồng', 350_000],
    ['12tr', 12_000_000],
    ['12tr5', 12_500_000],
    ['12tr55', 12_550_000],
    ['12 triệu 5', 12_500_000],
    ['1,2 tỷ', 1_200_000_000],
    ['1.2 tỉ', 1_200_000_000],
    ['1tỷ2', 1_200_000_000],
    ['1.250 tỷ', 1_250_000_000_000],
    ['2 tỷ 350 triệu', 2_350_000_000],
    ['2 tỷ 350 triệu 500 nghìn', 2_350_500_000],
    ['0,5tr', 500_000],
    ['1,5k', 1500],
    ['-350k', -350_000],
    ['0', 0],
    ['-0', 0],
    ['TỶ', null],
    ['5 nghìn 2 triệu', null],
    ['1,2', null],
    ['1,2345k', null],
    ['12.50.000', null],
    ['12tr5000', null],
    ['12trăm', null],
    ['mười hai triệu', null],
    ['99999999999999999999', null],
    ['9999999 tỷ', null],
    ['', null],
    ['k', null],
    ['1e5', null],
  ])('%j', (typed, dong) => {
    expect(parseDong(typed)).toBe(dong);
  });

  test('thousands, millions and billions are the same amount in every unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 999 }), (whole, thousandths) => {
        const fraction = String(thousandths).padStart(3, '0').slice(0, 2);
        expect(parseDong(`${whole},${fraction} triệu`)).toBe(whole * 1_000_000 + Number(fraction) * 10_000);
        expect(parseDong(`${whole}tr`)).toBe(whole * 1_000_000);
        expect(parseDong(`${whole}k`)).toBe(whole * 1000);
      }),
    );
  });

  test('whatever is typed gives a whole number or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,k trđtỷnghìn-'), maxLength: 16 }), (typed) => {
        const dong = parseDong(typed);
        expect(dong === null || Number.isSafeInteger(dong), typed).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
