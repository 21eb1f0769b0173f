import { addDays, monthRange, weekOf } from '../../src-shared/lib/dates.ts';

export const calendarViews = ['day', 'week', 'month', 'team', 'agenda'] as const;
export type CalendarView = (typeof calendarViews)[number];

/** How far ahead the list of visits looks. */
export const agendaDays = 14;

/** First and last day that a view shows, both included. A month shows its weeks whole. */
export function rangeOf(view: CalendarView, on: string): { from: string; to: string } {
  switch (view) {
    case 'day':
    case 'team':
      return { from: on, to: on };
    case 'agenda':
      return { from: on, to: addDays(on, agendaDays - 1) };
    case 'month': {
      const { first, last } = monthRange(on);
      return { from: firstOf(weekOf(first)), to: addDays(firstOf(weekOf(last)), 6) };
    }
    default: {
      const monday = firstOf(weekOf(on));
      return { from: monday, to: addDays(monday, 6) };
    }
  }
}

/** The day on which the view stands after going forth (1) or back (-1). */
export function stepFrom(view: CalendarView, on: string, direction: 1 | -1): string {
  switch (view) {
    case 'day':
    case 'team':
      return addDays(on, direction);
    case 'agenda':
      return addDays(on, direction * agendaDays);
    case 'month': {
      const { first, last } = monthRange(on);
      return monthRange(direction === 1 ? addDays(last, 1) : addDays(first, -1)).first;
    }
    default:
      return addDays(on, 7 * direction);
  }
}

/** Every day of a range, in order. */
export function daysOf(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** ISO 8601 week number: the week that holds the year's first Thursday is week 1. */
export function weekNumberOf(day: string): number {
  const thursday = addDays(firstOf(weekOf(day)), 3);
  const firstThursday = addDays(firstOf(weekOf(`${thursday.slice(0, 4)}-01-04`)), 3);
  return Math.round((Date.parse(thursday) - Date.parse(firstThursday)) / 604_800_000) + 1;
}

function firstOf(days: readonly string[]): string {
  const [first] = days;
  if (first === undefined) throw new RangeError('a week has seven days');
  return first;
}
