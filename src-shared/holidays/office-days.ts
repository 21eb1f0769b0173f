import { addDays, weekdayOf } from '../lib/dates.ts';
import { type Holiday, holidaysOf } from '../vietnam/holidays.ts';
import type { HolidayValues } from './holiday.ts';

/** What an office's rows say of one day. */
export type HolidayRow = Pick<HolidayValues, 'day' | 'kind' | 'vi' | 'en' | 'source'>;

export interface DayOff {
  readonly name: { readonly vi: string; readonly en: string };
  /** `office`: the office's own row; otherwise as the rules of the law have it. */
  readonly kind: Holiday['kind'] | 'office';
  readonly source: string | null;
}

/** The days off and the working days of one office. */
export interface OfficeDays {
  /** The holiday on a day, which people do not work on; null on any other day, Sundays among them. */
  offOn(day: string): DayOff | null;
  /** A Saturday or Sunday, or a holiday of the law, on which people work in exchange for another day. */
  exchangeOn(day: string): { readonly name: { readonly vi: string; readonly en: string } } | null;
  /** Monday to Friday without holidays: the days that terms of the law count. Many firms work on Saturdays all the same. */
  isWorkingDay(day: string): boolean;
  /** A day on which customers are visited: Monday to Saturday without holidays. */
  isVisitDay(day: string): boolean;
  /** The so-many-th working day after a day, which itself does not count (Civil Code 2015, article 147). */
  addWorkingDays(day: string, count: number): string;
  /**
   * The end of a term of so many days after a day, which itself does not count. A term that would end on a day off ends with the next
   * working day (Civil Code 2015, article 148).
   */
  endOfTerm(day: string, days: number): string;
}

/** More days than any run of days off: a search for a working day ends, whatever rows an office has written. */
const mostDaysOff = 3660;

/**
 * The days of an office: the rules that the program ships, and over them the office's rows, each for one day. Where two rows name the
 * same day, the last one counts.
 */
export function officeDays(rows: readonly HolidayRow[]): OfficeDays {
  const own = new Map(rows.map((row) => [row.day, row]));
  const offOn = (day: string): DayOff | null => {
    const row = own.get(day);
    if (row === undefined) return shippedOn(day);
    return row.kind === 'off' ? { name: { vi: row.vi, en: row.en }, kind: 'office', source: row.source } : null;
  };
  const isExchanged = (day: string) => own.get(day)?.kind === 'working';
  const isWorkingDay = (day: string) => isExchanged(day) || (weekdayOf(day) < 6 && offOn(day) === null);
  const nextWorkingDay = (from: string) => {
    let at = from;
    for (let left = mostDaysOff; left > 0 && !isWorkingDay(at); left -= 1) at = addDays(at, 1);
    return at;
  };
  return {
    offOn,
    exchangeOn(day) {
      const row = own.get(day);
      return row?.kind === 'working' ? { name: { vi: row.vi, en: row.en } } : null;
    },
    isWorkingDay,
    isVisitDay: (day) => isExchanged(day) || (weekdayOf(day) < 7 && offOn(day) === null),
    addWorkingDays(day, count) {
      let at = day;
      for (let left = count; left > 0; left -= 1) at = nextWorkingDay(addDays(at, 1));
      return at;
    },
    endOfTerm: (day, days) => nextWorkingDay(addDays(day, days)),
  };
}

const firstYear = 2021;
const shippedYears = new Map<number, ReadonlyMap<string, DayOff>>();

function shippedOn(day: string): DayOff | null {
  return shippedOf(Number(day.slice(0, 4))).get(day) ?? null;
}

/** A day in lieu of the end of a year may fall into the next one. */
function shippedOf(year: number): ReadonlyMap<string, DayOff> {
  let days = shippedYears.get(year);
  if (days === undefined) {
    const found = [year, year - 1].filter((of) => of >= firstYear).flatMap((of) => holidaysOf(of));
    days = new Map(found.toReversed().map(({ day, ...holiday }) => [day, holiday]));
    shippedYears.set(year, days);
  }
  return days;
}
