import { expect, test } from 'vitest';
import { instantOf } from '../../src-shared/lib/dates.ts';
import { snoozeChoices } from './snooze-choices.ts';

test('a reminder is put off for an hour, until tomorrow morning, or until Monday', () => {
  expect(snoozeChoices(Date.parse(instantOf('2026-11-26', '23:30')))).toEqual({
    hour: instantOf('2026-11-27', '00:30'),
    tomorrow: instantOf('2026-11-27', '08:00'),
    week: instantOf('2026-11-30', '08:00'),
  });
  expect(snoozeChoices(Date.parse(instantOf('2026-11-30', '09:00'))).week).toBe(instantOf('2026-12-07', '08:00'));
});
