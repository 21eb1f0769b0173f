import type { OfficeDays } from '../holidays/office-days.ts';
import { addDays, daysBetween, weekdayOf } from '../lib/dates.ts';
import { isVisitFreeOn, type VisitFreeRules } from '../reminders/tet.ts';
import { placeInDay, type Stretch } from './place-in-day.ts';

/** How one customer is visited again and again, by a plan of his own or by the rule of his class. */
export interface PlanSource {
  /** The plan or rule in the rhythm that it has (`rhythmId` in the core). */
  readonly planId: string;
  readonly customerId: string;
  readonly ownerId: string;
  readonly purpose: string;
  readonly everyDays: number;
  /** `1,3,5`, Monday being 1; null for any working day. */
  readonly weekdays: string | null;
  readonly minuteOfDay: number | null;
  readonly minutes: number;
  readonly fromOn: string;
  readonly untilOn: string | null;
  /** The last day on which the customer was visited, or on which a visit is planned or was meant to be; null where there is none. */
  readonly lastOn: string | null;
  /** Who is overdue or new comes on a day of its own within the rhythm, so that a whole class does not begin on one morning. */
  readonly isSpread: boolean;
}

export interface PlannedVisit {
  readonly source: PlanSource;
  /** The day that the rhythm means. */
  readonly planDay: string;
  /** Counts the rhythms since 1970: two laptops that reckon from other last visits still mean the same visit. */
  readonly turn: number;
  /** The day on which it takes place: a working day on one of the weekdays, with room. */
  readonly day: string;
  readonly startMinute: number;
  readonly endMinute: number;
}

export interface Planning {
  readonly visits: readonly PlannedVisit[];
  /** Visits for which no day within two weeks had room. */
  readonly unplaced: number;
}

/** So far ahead visits are made: about a quarter. */
export const planHorizonDays = 91;
/** A visit that finds no room is moved on over so many of the days that fit it. */
const mostDaysLater = 12;
/** No office is closed for longer, and a weekday on which nobody works never comes. */
const mostDaysSearched = 120;
const epoch = '1970-01-01';

/**
 * The visits that are due from `today` up to `through`, both included, each on a working day that fits its weekdays and at a time when its
 * owner is free. Never on a holiday, and never on a day that the office keeps free of visits (the first days of Tết). `busy` tells what an owner has on a day already. The same
 * for the same input, whatever the order of the sources.
 */
export function planVisits({
  sources,
  days,
  free,
  today,
  through,
  busy,
}: {
  sources: readonly PlanSource[];
  days: Pick<OfficeDays, 'isVisitDay'>;
  free: VisitFreeRules;
  today: string;
  through: string;
  busy: (ownerId: string, day: string) => readonly Stretch[];
}): Planning {
  const fits = createFits(days, free);
  const due: { readonly source: PlanSource; planDay: string; readonly day: string; readonly last: string }[] = [];
  for (const source of sources) {
    const last = source.untilOn !== null && source.untilOn < through ? source.untilOn : through;
    const before = due.length;
    for (const planDay of dueDays(source, today, through)) {
      const day = fits(planDay, source.weekdays);
      // What only fits after the end of the plan, or beyond the horizon, is no visit of this planning.
      if (day === null || day > last) continue;
      // Two turns that days off move on to one day are one visit.
      const turn = due.length > before ? due.at(-1) : undefined;
      if (turn?.day === day) turn.planDay = planDay;
      else due.push({ source, planDay, day, last });
    }
  }
  due.sort(
    (a, b) =>
      compare(a.planDay, b.planDay) ||
      Number(a.source.minuteOfDay === null) - Number(b.source.minuteOfDay === null) ||
      compare(a.source.customerId, b.source.customerId) ||
      compare(a.source.planId, b.source.planId),
  );
  const diary = createDiary(busy);
  const visits: PlannedVisit[] = [];
  const lastDays = new Map<PlanSource, string>();
  let unplaced = 0;
  for (const { source, planDay, day: first, last } of due) {
    let day: string | null = first;
    let start: number | null = null;
    // The turn before may have been moved on to this day, because its own was full.
    if ((lastDays.get(source) ?? '') >= first) continue;
    for (let left = mostDaysLater; left > 0 && day !== null && day <= last; left -= 1) {
      start = diary.place(source, day);
      if (start !== null) break;
      day = fits(addDays(day, 1), source.weekdays);
    }
    if (day === null || start === null) {
      unplaced += 1;
      continue;
    }
    lastDays.set(source, day);
    visits.push({
      source,
      planDay,
      turn: turnOf(planDay, source.everyDays),
      day,
      startMinute: start,
      endMinute: start + source.minutes,
    });
  }
  return { visits, unplaced };
}

/** Whether a rhythm with these weekdays ever finds a working day. */
export function canEverTakePlace(
  weekdays: string | null,
  days: Pick<OfficeDays, 'isVisitDay'>,
  free: VisitFreeRules,
  from: string,
): boolean {
  return createFits(days, free)(from, weekdays) !== null;
}

/** The days of the rhythm from today on. The next is so many days after the last visit; a rhythm without one begins with its first day. */
function* dueDays({ customerId, everyDays, fromOn, untilOn, lastOn, isSpread }: PlanSource, today: string, through: string) {
  const afterLast = lastOn === null ? null : addDays(lastOn, everyDays);
  let due = afterLast === null || afterLast < fromOn ? fromOn : afterLast;
  if (due < today || (isSpread && lastOn === null)) {
    const from = due < today ? today : due;
    due = isSpread ? addDays(from, phaseOf(customerId, from, everyDays)) : from;
  }
  for (const last = untilOn !== null && untilOn < through ? untilOn : through; due <= last; due = addDays(due, everyDays))
    yield due;
}

/** How many days until this customer's turn comes in a rhythm; spread evenly, and the same on every laptop and every day. */
function phaseOf(customerId: string, from: string, everyDays: number): number {
  const own = Number.parseInt(customerId.replaceAll('-', '').slice(-8), 16) % everyDays;
  const at = daysBetween(epoch, from) % everyDays;
  return (own - at + everyDays) % everyDays;
}

function turnOf(day: string, everyDays: number): number {
  return Math.floor(daysBetween(epoch, day) / everyDays);
}

/**
 * Finds the first day from the given one on that people work, on which the office lets visit, and that is one of the weekdays. The
 * first days of Tết are kept free whatever an office has written about working on them: nobody comes uninvited.
 */
function createFits(
  days: Pick<OfficeDays, 'isVisitDay'>,
  free: VisitFreeRules,
): (from: string, weekdays: string | null) => string | null {
  const isOpen = new Map<string, boolean>();
  const found = new Map<string, string | null>();
  const isOpenOn = (day: string) => {
    let open = isOpen.get(day);
    if (open === undefined) {
      open = days.isVisitDay(day) && !isVisitFreeOn(day, free);
      isOpen.set(day, open);
    }
    return open;
  };
  return (from, weekdays) => {
    const key = `${from} ${weekdays ?? ''}`;
    let day = found.get(key);
    if (day === undefined) {
      day = null;
      for (let ahead = 0; ahead < mostDaysSearched && day === null; ahead += 1) {
        const candidate = addDays(from, ahead);
        if ((weekdays === null || weekdays.includes(String(weekdayOf(candidate)))) && isOpenOn(candidate)) day = candidate;
      }
      found.set(key, day);
    }
    return day;
  };
}

/** What each owner has on each day, with what this planning has put there. */
function createDiary(busy: (ownerId: string, day: string) => readonly Stretch[]) {
  const known = new Map<string, { readonly taken: Stretch[]; fullFor: number }>();
  return {
    /** The minute at which the visit begins; null where the day has no room. */
    place({ ownerId, minutes, minuteOfDay }: PlanSource, day: string): number | null {
      const key = `${ownerId} ${day}`;
      let page = known.get(key);
      if (page === undefined) {
        page = { taken: [...busy(ownerId, day)], fullFor: Number.POSITIVE_INFINITY };
        known.set(key, page);
      }
      if (minutes >= page.fullFor) return null;
      const start = placeInDay(page.taken, minutes, minuteOfDay);
      if (start === null) page.fullFor = minutes;
      else page.taken.push({ start, end: start + minutes });
      return start;
    },
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
