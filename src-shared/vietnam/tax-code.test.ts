import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkTaxCode } from './tax-code.ts';

test.each(['0300588569', '0101248141', '0100109106', '0101243150', '0101245486', '0100112437', '0312687878', '0100233488'])(
  '%s is the tax code of an enterprise',
  (code) => {
    expect(checkTaxCode(code)).toEqual({ status: 'valid', kind: 'enterprise', normalized: code, parent: null });
  },
);

test.each([
  ['01.00.112.437', '0100112437'],
  [' 0100 112 437 ', '0100112437'],
  ['MST: 0100112437', '0100112437'],
])('%j is read without its separators', (written, normalized) => {
  expect(checkTaxCode(written)).toEqual({ status: 'valid', kind: 'enterprise', normalized, parent: null });
});

test.each(['0314409058-002', '0314409058002', '0314409058 – 002'])('%j is a branch and names its enterprise', (code) => {
  expect(checkTaxCode(code)).toEqual({ status: 'valid', kind: 'branch', normalized: '0314409058-002', parent: '0314409058' });
});

test('twelve digits are the number of a person or household and have no check digit', () => {
  expect(checkTaxCode('087084000999')).toEqual({ status: 'valid', kind: 'personal', normalized: '087084000999', parent: null });
});

test.each([
  ['0100233480', 'enterprise', '0100233480', null],
  ['0314409059-002', 'branch', '0314409059-002', '0314409059'],
])('%s has a wrong check digit, and it is still told what it would be', (code, kind, normalized, parent) => {
  expect(checkTaxCode(code)).toEqual({ status: 'wrong-check-digit', kind, normalized, parent });
});

test.each([
  '12345',
  '0312687878000',
  '',
  'không có',
  '0100112437A',
  '0100000000',
  '000000000000',
  '01001124371',
  '0100112437-01',
  '-0100112437',
])('%j is no tax code', (text) => {
  expect(checkTaxCode(text)).toEqual({ status: 'malformed', kind: null, normalized: null, parent: null });
});

test('a sum that leaves the check digit 10 belongs to no enterprise', () => {
  const bodies = Array.from({ length: 2000 }, (_, index) => `01${String(index + 1).padStart(7, '0')}`);
  const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];
  const unusable = bodies.filter(
    (body) => [...body].reduce((sum, digit, at) => sum + Number(digit) * (weights[at] ?? 0), 0) % 11 === 0,
  );
  expect(unusable.length).toBeGreaterThan(100);
  for (const body of unusable) {
    for (let last = 0; last <= 9; last += 1) expect(checkTaxCode(`${body}${last}`).status).toBe('wrong-check-digit');
  }
});

test('any single mistyped digit of a valid code is noticed', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('0300588569', '0101248141', '0312687878'),
      fc.nat(9),
      fc.integer({ min: 1, max: 9 }),
      (code, place, shift) => {
        const typed = [...code].map((digit, index) => (index === place ? String((Number(digit) + shift) % 10) : digit)).join('');
        expect(checkTaxCode(typed).status).not.toBe('valid');
      },
    ),
  );
});
