import { expect, test } from 'vitest';
import { officeDays } from '../holidays/office-days.ts';
import { addDays, weekdayOf } from '../lib/dates.ts';
import { dueDatesOf, nextDue } from './due-dates.ts';

const days = officeDays([]);

const request = { receivedOn: '2026-11-25', needsOthers: false, extendedOn: null, extendedDays: null, answeredOn: null } as const;

/** Tết and Giỗ Tổ as the calendar prints them (facts 6.5), so that the rule is held against something that it did not compute itself. */
const lunar: Record<string, readonly [tet: string, gioTo: string]> = {
  2026: ['2026-02-17', '2026-04-26'],
  2027: ['2027-02-06', '2027-04-16'],
  2028: ['2028-01-26', '2028-04-04'],
  2029: ['2029-02-13', '2029-04-23'],
  2030: ['2030-02-02', '2030-04-12'],
};

function freeDaysOfYears(): Set<string> {
  const free = new Set<string>();
  for (const [year, [tet, gioTo]] of Object.entries(lunar)) {
    const days = [-1, 0, 1, 2, 3].map((offset) => addDays(tet, offset));
    days.push(gioTo, ...['01-01', '04-30', '05-01', '09-01', '09-02', '11-24'].map((day) => `${year}-${day}`));
    for (const day of days) free.add(day);
    for (const day of [...new Set(days)].sort().filter((each) => weekdayOf(each) > 5)) {
      let instead = day;
      do instead = addDays(instead, 1);
      while (free.has(instead) || weekdayOf(instead) > 5);
      free.add(instead);
    }
  }
  return free;
}

test('200 days of arrival, those around Tết among them, are due on the days that a calendar on the wall says', () => {
  const free = freeDaysOfYears();
  const isOff = (day: string) => weekdayOf(day) > 5 || free.has(day);
  const arrivals = Object.values(lunar).flatMap(([tet, gioTo]) => [
    ...Array.from({ length: 22 }, (_, at) => addDays(tet, at - 18)),
    ...Array.from({ length: 9 }, (_, at) => addDays(gioTo, at - 6)),
    ...Array.from({ length: 9 }, (_, at) => addDays(`${tet.slice(0, 4)}-08-28`, at)),
  ]);
  expect(arrivals).toHaveLength(200);
  for (const [at, receivedOn] of arrivals.entries()) {
    let answerBy = receivedOn;
    for (let left = 2; left > 0; ) {
      answerBy = addDays(answerBy, 1);
      if (!isOff(answerBy)) left -= 1;
    }
    const needsOthers = at % 3 === 0;
    const days = needsOthers ? 20 : 15;
    const roll = (count: number) => {
      let day = addDays(receivedOn, count);
      while (isOff(day)) day = addDays(day, 1);
      return day;
    };
    expect({ receivedOn, ...dueDatesOf({ ...request, receivedOn, needsOthers }, officeDays([])) }).toEqual({
      receivedOn,
      answerBy,
      doneBy: roll(days),
      extendableTo: roll(days + 15),
    });
  }
});

test('what comes on the last Friday before Tết is answered after the holidays', () => {
  // Tết Bính Ngọ: days off from Monday 16 to Friday 20 February 2026.
  expect(dueDatesOf({ ...request, receivedOn: '2026-02-13' }, days).answerBy).toBe('2026-02-24');
});

test('one extension of at most fifteen days moves the end and not the answer, and there is no second', () => {
  const extended = { ...request, extendedOn: '2026-12-01', extendedDays: 15 };
  expect(dueDatesOf(extended, days)).toEqual({ answerBy: '2026-11-27', doneBy: '2026-12-25', extendableTo: null });
  expect(dueDatesOf({ ...extended, extendedDays: 40 }, days).doneBy).toBe('2026-12-25');
});

test('first the answer is due, then the request itself; what is done is due no more', () => {
  const today = '2026-11-27';
  expect(nextDue({ ...request, state: 'open' }, today, days)).toEqual({ what: 'answer', by: '2026-11-27', urgency: 'today' });
  expect(nextDue({ ...request, state: 'open' }, '2026-11-30', days).urgency).toBe('late');
  const answered = { ...request, answeredOn: '2026-11-26', state: 'open' as const };
  expect(nextDue(answered, today, days)).toEqual({ what: 'carry-out', by: '2026-12-10', urgency: 'later' });
  expect(nextDue(answered, '2026-12-09', days).urgency).toBe('soon');
  expect(nextDue({ ...answered, state: 'done' }, '2027-01-01', days).urgency).toBe('done');
});
