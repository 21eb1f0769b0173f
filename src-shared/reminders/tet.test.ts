import { expect, test } from 'vitest';
import { addDays } from '../lib/dates.ts';
import { dayOfTet, isQuietOn, type TetRules } from './tet.ts';

const rules: TetRules = {
  tetDebtFreeDays: 7,
  isFirstOfMonthDebtFree: false,
  tetVisitFreeDays: 3,
  isFirstOfMonthVisitFree: false,
};
const quietDays = (kind: 'receivable' | 'visit' | 'birthday', year: number, more: Partial<TetRules> = {}) =>
  Array.from({ length: 70 }, (_, ahead) => addDays(`${year}-01-10`, ahead)).filter((day) =>
    isQuietOn(kind, day, { ...rules, ...more }),
  );

// In 2030 the Vietnamese year begins on the 2nd of February, a day before the Chinese one.
test.each([
  [2027, '2027-02-05', '2027-02-12'],
  [2030, '2030-02-01', '2030-02-08'],
])('nobody is reminded of debts from Giao thừa to Mùng 7 of %i', (year, first, last) => {
  const days = quietDays('receivable', year);
  expect([days[0], days.at(-1), days.length]).toEqual([first, last, 8]);
  expect(dayOfTet(addDays(first, 1))).toBe(1);
});

test('the office says how many days are quiet, and whether Mùng 1 of every month is', () => {
  expect(quietDays('receivable', 2030, { tetDebtFreeDays: 0 })).toEqual([]);
  expect(quietDays('receivable', 2030, { tetDebtFreeDays: 1 })).toEqual(['2030-02-01', '2030-02-02']);
  expect(quietDays('receivable', 2030, { tetDebtFreeDays: 0, isFirstOfMonthDebtFree: true })).toEqual([
    '2030-02-02',
    '2030-03-04',
  ]);
});

test('no visit is reminded of in the first three days, and birthdays are', () => {
  expect(quietDays('visit', 2027)).toEqual(['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08']);
  expect(quietDays('birthday', 2027)).toEqual([]);
  expect(quietDays('visit', 2030, { tetVisitFreeDays: 0, isFirstOfMonthVisitFree: true })).toEqual(['2030-02-02', '2030-03-04']);
});
