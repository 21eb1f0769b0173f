/**
 * Calendar days (`2026-11-23`) and instants (`2026-11-23T02:30:00.000Z`) in Vietnam's time, which is UTC+7 all year. Independent of the
 * laptop's own time zone: a visit planned for 8:00 stays at 8:00 when the clock was set wrongly. Nothing here knows what time it is now.
 * Malformed input throws RangeError; fields from outside have been checked by the contract.
 */

const dayMs = 86_400_000;
const offsetMs = 7 * 3_600_000;
const minutesOfDay = 24 * 60;

/** The calendar day in Vietnam on which the instant falls. */
export function localDay(instantIso: string): string {
  return toDay(Date.parse(instantIso) + offsetMs);
}

/** The instant at which the day begins in Vietnam: `2026-11-23` → `2026-11-22T17:00:00.000Z`. */
export function startOfLocalDay(day: string): string {
  return new Date(parseDay(day) - offsetMs).toISOString();
}

/** The instant of a day and a time of day in Vietnam, `HH:mm`. */
export function instantOf(day: string, time: string): string {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (match === null) throw new RangeError(`not a time of day: ${time}`);
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return new Date(parseDay(day) - offsetMs + minutes * 60_000).toISOString();
}

/** The same as `toISOString` of a `Date`, for the many instants of a calendar. */
export function instantText(ms: number): string {
  const rest = ms - Math.floor(ms / dayMs) * dayMs;
  if (rest % 60_000 !== 0) return new Date(ms).toISOString();
  const minutes = rest / 60_000;
  return `${toDay(ms)}T${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}:00.000Z`;
}

export function addDays(day: string, count: number): string {
  return toDay(parseDay(day) + count * dayMs);
}

/** Days from the first to the second; negative where the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return (parseDay(to) - parseDay(from)) / dayMs;
}

/** Days since 1 January 1970, negative before: who reckons with many days reads each of them once. */
export function dayNumberOf(day: string): number {
  return parseDay(day) / dayMs;
}

export function dayOfNumber(number: number): string {
  return toDay(number * dayMs);
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: string): number {
  // 1 January 1970 was a Thursday.
  const sinceMonday = (((parseDay(day) / dayMs + 3) % 7) + 7) % 7;
  return sinceMonday + 1;
}

/** The seven days of the week that holds the day, Monday first. */
export function weekOf(day: string): string[] {
  const monday = addDays(day, 1 - weekdayOf(day));
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index));
}

/** First and last day of the day's month. */
export function monthRange(day: string): { first: string; last: string } {
  const first = `${day.slice(0, 7)}-01`;
  const nextMonth = addDays(first, 31).slice(0, 7);
  return { first, last: addDays(`${nextMonth}-01`, -1) };
}

/** Full years between two days, as an age counts: the birthday itself completes the year; 29 February does so on 1 March. */
export function yearsBetween(from: string, to: string): number {
  parseDay(from);
  parseDay(to);
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}

/** dd/MM/yyyy */
export function formatDay(day: string): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/** HH:mm in Vietnam. */
export function formatTime(instantIso: string): string {
  const minutes = minuteOfDay(instantIso);
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

/** Whole minutes since midnight in Vietnam. By arithmetic, because a calendar asks for hundreds at once. */
export function minuteOfDay(instantIso: string): number {
  const minutes = Math.floor((Date.parse(instantIso) + offsetMs) / 60_000);
  if (Number.isNaN(minutes)) throw new RangeError(`not an instant: ${instantIso}`);
  return ((minutes % minutesOfDay) + minutesOfDay) % minutesOfDay;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** dd/MM/yyyy HH:mm in Vietnam. */
export function formatDayTime(instantIso: string): string {
  return `${formatDay(localDay(instantIso))} ${formatTime(instantIso)}`;
}

/** True for a day that the calendar has; `2026-02-30` is none. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && toDay(ms) === text;
}

function parseDay(day: string): number {
  const known = starts.get(day);
  if (known !== undefined) return known;
  if (!isDay(day)) throw new RangeError(`not a calendar day: ${day}`);
  return keep(starts, day, Date.parse(`${day}T00:00:00Z`));
}

function toDay(ms: number): string {
  const number = Math.floor(ms / dayMs);
  return names.get(number) ?? keep(names, number, new Date(ms).toISOString().slice(0, 10));
}

// Calendars and calendar files ask for the same few hundred days again and again; a `Date` for each took a tenth of their time.
const starts = new Map<string, number>();
const names = new Map<number, string>();
const mostKept = 4000;

function keep<Key, Value>(known: Map<Key, Value>, key: Key, value: Value): Value {
  if (known.size >= mostKept) known.clear();
  known.set(key, value);
  return value;
}
