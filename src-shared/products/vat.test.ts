import { expect, test } from 'vitest';
import { nextVatChange, shippedVatRates, vatChangesBetween, vatProblems, vatRateOn, type VatSpan, vatTable } from './vat.ts';

const shipped = vatTable([]);
const own = (
  fromOn: string,
  toOn: string | null,
  rate: VatSpan['rate'],
  vatClass: VatSpan['vatClass'] = 'standard',
): VatSpan => ({
  vatClass,
  rate,
  fromOn,
  toOn,
  source: null,
});

test.each([
  ['standard', '2025-06-30', null],
  ['standard', '2025-07-01', '8'],
  ['standard', '2026-12-31', '8'],
  ['standard', '2027-01-01', '10'],
  ['standard-kept', '2026-06-01', '10'],
  ['reduced', '2026-06-01', '5'],
  ['zero', '2027-06-01', '0'],
  ['exempt', '2026-06-01', 'KCT'],
  ['undeclared', '2026-06-01', 'KKKNT'],
] as const)('goods of the class %s on a document of %s carry %s', (vatClass, day, rate) => {
  expect(vatRateOn(shipped, vatClass, day)).toBe(rate);
});

test('a quote of December 2026 that is valid into January crosses the end of the reduction', () => {
  const change = { vatClass: 'standard', on: '2027-01-01', before: '8', after: '10' };
  expect(vatChangesBetween(shipped, 'standard', '2026-12-15', '2027-01-15')).toEqual([change]);
  expect(vatChangesBetween(shipped, ['standard', 'reduced', 'standard'], '2026-12-15', '2027-01-01')).toEqual([change]);
  expect(vatChangesBetween(shipped, 'standard', '2026-12-15', '2026-12-31')).toEqual([]);
  expect(vatChangesBetween(shipped, 'standard', '2027-01-01', '2027-12-31')).toEqual([]);
  expect(vatChangesBetween(shipped, 'standard-kept', '2026-12-15', '2027-01-15')).toEqual([]);
  expect(nextVatChange(shipped, 'standard', '2026-11-26')).toEqual(change);
  expect(nextVatChange(shipped, 'standard', '2027-01-01')).toBeNull();
});

test('an office that writes the reduction on for half a year has it, and what is shipped holds around it', () => {
  const table = vatTable([own('2027-01-01', '2027-06-30', '8')]);
  expect(['2026-12-31', '2027-01-01', '2027-06-30', '2027-07-01'].map((day) => vatRateOn(table, 'standard', day))).toEqual([
    '8',
    '8',
    '8',
    '10',
  ]);
  expect(vatChangesBetween(table, 'standard', '2026-12-15', '2027-12-31')).toEqual([
    { vatClass: 'standard', on: '2027-07-01', before: '8', after: '10' },
  ]);
});

test('two rates of one class over the same days are told, and so are days between others that have none', () => {
  expect(vatProblems([])).toEqual([]);
  expect(vatProblems(shippedVatRates)).toEqual([]);
  expect(vatProblems([own('2027-01-01', null, '8'), own('2027-06-01', '2027-12-31', '10')])).toEqual([
    { kind: 'overlap', vatClass: 'standard', fromOn: '2027-06-01', toOn: '2027-12-31' },
  ]);
  expect(vatProblems([own('2027-01-01', '2027-06-30', '8'), own('2027-06-01', '2027-06-30', '5', 'reduced')])).toEqual([]);
  expect(vatProblems([own('2024-01-01', '2024-12-31', '8')])).toEqual([
    { kind: 'gap', vatClass: 'standard', fromOn: '2025-01-01', toOn: '2025-06-30' },
  ]);
  expect(
    vatProblems([own('2026-01-01', null, '8'), own('2026-02-01', '2026-02-28', '10'), own('2026-03-01', null, '10')]),
  ).toEqual([
    { kind: 'overlap', vatClass: 'standard', fromOn: '2026-02-01', toOn: '2026-02-28' },
    { kind: 'overlap', vatClass: 'standard', fromOn: '2026-03-01', toOn: null },
  ]);
});
