import { expect, test } from 'vitest';
import { partFields } from './descriptions.ts';
import { partValuesOf, problemsOf, startValues } from './form-values.ts';

test('a line that is opened and saved untouched says exactly what it said', () => {
  const row = { name: 'Bà Sáu', shareBasisPoints: 3333, linkedId: null, note: null };
  for (const language of ['vi', 'en'] as const) {
    const values = startValues(partFields.shareholders, row, {}, {}, language);
    expect(partValuesOf(partFields.shareholders, values)).toEqual(row);
  }
  const capital = { kind: 'equity', amountDong: 12_500_000, partnerName: null, partnerId: null, asOf: '2026-03-01', note: null };
  expect(partValuesOf(partFields.capitalItems, startValues(partFields.capitalItems, capital, {}, {}, 'vi'))).toEqual(capital);
});

test('money is typed short: 12tr5, 1,2 tỷ', () => {
  const values = { ...startValues(partFields.walletShares, null, {}, {}, 'vi'), product: 'Xi măng rời', amountDong: '1,2 tỷ' };
  expect(partValuesOf(partFields.walletShares, values)).toMatchObject({ product: 'Xi măng rời', amountDong: 1_200_000_000 });
  expect(problemsOf(partFields.walletShares, { ...values, amountDong: '12tr5' })).toEqual({});
});

test('what cannot be understood is told at its field', () => {
  const problems = problemsOf(partFields.officers, { name: ' ', fromOn: '31/02/2020', toOn: '' });
  expect(problems).toEqual({ name: 'required', fromOn: 'badDay' });
  expect(problemsOf(partFields.shareholders, { name: 'Ông Tư', shareBasisPoints: '120' })).toEqual({
    shareBasisPoints: 'badShare',
  });
  expect(problemsOf(partFields.walletShares, { product: 'Cát', amountDong: 'nhiều' })).toEqual({ amountDong: 'badMoney' });
});
