import { expect, test } from 'vitest';
import { firstMaintenance, nextMaintenance } from './maintenance.ts';

test.each<[string, number | null, string | null, string | null, string, string | null]>([
  ['on its day', 3, '2026-11-26', null, '2026-11-26', '2027-02-26'],
  ['a few days late: the rhythm stays', 3, '2026-11-20', null, '2026-11-26', '2027-02-20'],
  ['a few days early', 3, '2026-12-01', null, '2026-11-26', '2027-03-01'],
  ['so late that one was left out', 1, '2026-09-15', null, '2026-11-26', '2026-12-15'],
  ['for the first time', 6, null, null, '2026-11-26', '2027-05-26'],
  ['on the 31st of January', 1, '2027-01-31', '2026-08-31', '2027-01-31', '2027-02-28'],
  ['on the last of February, sold on a 31st', 1, '2027-02-28', '2026-08-31', '2027-03-01', '2027-03-31'],
  ['on the last of February, sold on a 28th', 1, '2027-02-28', '2026-08-28', '2027-03-01', '2027-03-28'],
  ['on the 30th, which is meant', 1, '2026-11-30', '2026-08-30', '2026-11-30', '2026-12-30'],
  ['where there is no rhythm', null, '2026-11-20', null, '2026-11-26', null],
])('maintained %s', (_what, maintainEveryMonths, nextMaintenanceOn, soldOn, doneOn, expected) => {
  expect(nextMaintenance({ maintainEveryMonths, nextMaintenanceOn, soldOn }, doneOn)).toBe(expected);
});

test('the first maintenance comes so many months after the sale', () => {
  expect(firstMaintenance('2026-08-31', 6)).toBe('2027-02-28');
  expect(firstMaintenance(null, 6)).toBe(null);
  expect(firstMaintenance('2026-08-31', null)).toBe(null);
});
