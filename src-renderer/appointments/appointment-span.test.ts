import { expect, test } from 'vitest';
import { formTimesOf, movedTo, spanOf } from './appointment-span.ts';

// 8:00 on the 24th until 17:00 on the 26th, in Vietnam.
const fair = { startsAt: '2026-11-24T01:00:00.000Z', endsAt: '2026-11-26T10:00:00.000Z', isAllDay: false };
const night = { startsAt: '2026-11-24T15:00:00.000Z', endsAt: '2026-11-24T19:00:00.000Z', isAllDay: false };
const leave = { startsAt: '2026-11-23T17:00:00.000Z', endsAt: '2026-11-26T17:00:00.000Z', isAllDay: true };

test('a fair of three days, a night and a leave are shown with their last day', () => {
  expect(formTimesOf(fair)).toEqual({ day: '2026-11-24', lastDay: '2026-11-26', from: '08:00', to: '17:00', isAllDay: false });
  expect(formTimesOf(night)).toMatchObject({ day: '2026-11-24', lastDay: '2026-11-25', from: '22:00', to: '02:00' });
  expect(formTimesOf(leave)).toMatchObject({ day: '2026-11-24', lastDay: '2026-11-26' });
});

test.each([fair, night, leave, { ...fair, startsAt: '2026-11-24T01:00:30.000Z' }])(
  'what nobody touched stays as it came in, also when it is written anew',
  (given) => {
    expect(spanOf(formTimesOf(given), given)).toEqual({ startsAt: given.startsAt, endsAt: given.endsAt });
    const again = spanOf(formTimesOf(given), null);
    expect(again?.endsAt).toBe(given.endsAt);
  },
);

test('on another day it lasts as long as before; an end before its beginning is none', () => {
  const times = formTimesOf(fair);
  const moved = { ...times, ...movedTo('2026-12-01', times) };
  expect(spanOf(moved, fair)).toEqual({ startsAt: '2026-12-01T01:00:00.000Z', endsAt: '2026-12-03T10:00:00.000Z' });
  expect(spanOf({ ...times, lastDay: '2026-11-23' }, fair)).toBeNull();
  expect(spanOf({ ...times, lastDay: '2026-11-24', to: '8h00' }, fair)).toBeNull();
  expect(spanOf({ ...formTimesOf(leave), lastDay: '2026-11-23' }, leave)).toBeNull();
  expect(spanOf({ ...times, lastDay: '2026-11-24', to: '9h30' }, fair)).toMatchObject({ endsAt: '2026-11-24T02:30:00.000Z' });
});
