import ICAL from 'ical.js';
import type { CalendarEntry } from '../../../src-shared/calendar-files/ics.ts';
import { instantText } from '../../../src-shared/lib/dates.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { inSlices } from '../platform/pause.ts';
import { type IcsLine, type IcsPart, readParts, unescaped } from './read-lines.ts';
import { createZones, utc, vietnam, type WallTime, type Zone } from './zones.ts';

/*
 * What a calendar file holds, as plain entries: repetitions written out within a window, times of other zones as instants. Guests, alarms and
 * the method (an invitation that wants an answer) are read over: nothing here ever writes to anybody.
 */

export interface ReadCalendar {
  readonly entries: readonly CalendarEntry[];
  /** Entries that cannot be read: without a beginning, or with a zone that nobody explains. */
  readonly unreadable: number;
  /** Repetitions outside of the window, or beyond the most that one entry may have. */
  readonly leftOut: number;
}

/** Of one repeating entry within the window; a daily one of two years has fewer. */
const mostRepetitions = 1000;
/** An entry that repeats each second since 1970 must not hold the program. */
const mostSteps = 20_000;
export const mostEntries = 50_000;
/** What is done between two looks at the clock. */
const bytesAtOnce = 64 * 1024;
const eventsAtOnce = 200;
const stepsAtOnce = 200;
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const timePattern = /^(\d{8})(?:T(\d{4})(\d\d)?(Z)?)?$/;
const textNames: ReadonlySet<string> = new Set(['SUMMARY', 'UID', 'LOCATION', 'DESCRIPTION', 'STATUS']);
const hour = 3_600_000;
const day = 24 * hour;

interface Moment {
  readonly wall: WallTime;
  readonly zone: Zone;
  readonly isDate: boolean;
}

interface Event {
  readonly uid: string;
  readonly start: Moment;
  readonly lengthMs: number;
  readonly rule: string | null;
  readonly without: readonly IcsLine[];
  readonly also: readonly IcsLine[];
  readonly instance: number | null;
  readonly values: Pick<CalendarEntry, 'title' | 'place' | 'note' | 'isCancelled'>;
}

interface Window {
  readonly from: number;
  readonly to: number;
}

/**
 * @param window the instants, in milliseconds, within which repetitions are written out; single entries come whatever their day
 * @throws `invalid` for a text that is no calendar, or a larger one than 50 000 entries
 */
export function readIcs(text: string, window: Window): ReadCalendar {
  const reading = readCalendar([text], window);
  for (;;) {
    const step = reading.next();
    if (step.done === true) return step.value;
  }
}

/** The same of a file's bytes, in slices: other calls come in between. */
export async function readIcsInSlices(bytes: Uint8Array, window: Window): Promise<ReadCalendar> {
  return inSlices(readCalendar(textsOf(bytes), window));
}

function* textsOf(bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder();
  for (let at = 0; at < bytes.length; at += bytesAtOnce) {
    yield decoder.decode(bytes.subarray(at, at + bytesAtOnce), { stream: true });
  }
  yield decoder.decode();
}

/** Each step is a short one. */
function* readCalendar(chunks: Iterable<string>, window: Window): Generator<void, ReadCalendar> {
  const described = new Map<string, string>();
  const zoneOf = createZones(described);
  const events: (Event | CalendarEntry)[] = [];
  const moved = new Set<string>();
  let unreadable = 0;
  const take = (part: IcsPart) => {
    const event = eventOf(part, zoneOf);
    if (event === null) unreadable += 1;
    // Nearly every entry stands for itself, and of tens of thousands nothing is kept that nobody will ask for.
    else events.push(isSingle(event) ? entryOf(event, instantOf(event.start), event.instance) : event);
    if (event !== null && event.instance !== null) moved.add(`${event.uid} ${event.instance}`);
  };
  // Zones stand before the entries that name them; where one does not, they wait for the end.
  const waiting: IcsPart[] = [];
  const reading = readParts(chunks);
  let step = reading.next();
  for (; step.done !== true; step = reading.next()) {
    const part = step.value;
    if (part === null) yield;
    else if (part.name === 'VTIMEZONE') described.set(tzidOf(part), writtenOut(part));
    else if (
      part.name === 'VEVENT' &&
      part.lines.every(({ parameters: { TZID } }) => TZID === undefined || zoneOf(TZID) !== null)
    )
      take(part);
    else if (part.name === 'VEVENT') waiting.push(part);
  }
  if (step.value === 0) throw new AppError('invalid', 'the file is no calendar', { fields: { file: 'no-calendar' } });
  for (const part of waiting) {
    take(part);
    yield;
  }
  return yield* writeOut(events, moved, unreadable, window, zoneOf);
}

/** @param moved repetitions that were moved or cancelled: each stands for itself, in place of the one that the rule gives */
function* writeOut(
  events: readonly (Event | CalendarEntry)[],
  moved: ReadonlySet<string>,
  unreadable: number,
  window: Window,
  zoneOf: (name: string) => Zone | null,
): Generator<void, ReadCalendar> {
  const entries: CalendarEntry[] = [];
  let leftOut = 0;
  for (const [at, event] of events.entries()) {
    if (at % eventsAtOnce === 0) yield;
    if ('startsAt' in event) entries.push(event);
    else {
      const times = yield* repetitionsOf(event, window, zoneOf);
      leftOut += times.leftOut;
      for (const instant of times.instants)
        if (!moved.has(`${event.uid} ${instant}`)) entries.push(entryOf(event, instant, instant));
    }
    if (entries.length > mostEntries) {
      throw new AppError('invalid', 'the calendar has too many entries', { fields: { file: 'too-many-entries' } });
    }
  }
  return { entries, unreadable, leftOut };
}

function isSingle({ instance, rule, also }: Event): boolean {
  return instance !== null || (rule === null && also.length === 0);
}

function eventOf(part: IcsPart, zoneOf: (name: string) => Zone | null): Event | null {
  // Of a time that stands twice the last one counts, of a text the first.
  const last = new Map<string, IcsLine>();
  const texts = new Map<string, string>();
  const without: IcsLine[] = [];
  const also: IcsLine[] = [];
  for (const line of part.lines) {
    const { name } = line;
    if (textNames.has(name)) {
      if (!texts.has(name)) texts.set(name, unescaped(line.value));
    } else if (name === 'EXDATE') without.push(line);
    else if (name === 'RDATE') also.push(line);
    else last.set(name, line);
  }
  const start = momentOf(last.get('DTSTART'), zoneOf);
  if (start === null) return null;
  const end = momentOf(last.get('DTEND'), zoneOf);
  const instance = momentOf(last.get('RECURRENCE-ID'), zoneOf);
  const title = texts.get('SUMMARY')?.trim().slice(0, 300) ?? '';
  const plain = (name: string, most: number) => texts.get(name)?.trim().slice(0, most) || null; // an empty one is none
  const lasting = end === null ? durationOf(last.get('DURATION')?.value, start.isDate) : instantOf(end) - instantOf(start);
  const uid = texts.get('UID')?.trim() ?? '';
  return {
    // Without one, the same entry of the same file is known again by what it says.
    uid: (uid === '' ? `${last.get('DTSTART')?.value ?? ''} ${title}` : uid).slice(0, 400),
    start,
    lengthMs: lasting > 0 ? lasting : start.isDate ? day : hour / 2,
    rule: last.get('RRULE')?.value ?? null,
    without,
    also,
    instance: instance === null ? null : instantOf(instance),
    values: {
      title: title === '' ? '(…)' : title,
      place: plain('LOCATION', 500),
      note: plain('DESCRIPTION', 5000),
      isCancelled: texts.get('STATUS')?.toUpperCase() === 'CANCELLED',
    },
  };
}

function entryOf(event: Event, startsAt: number, instance: number | null): CalendarEntry {
  return {
    ...event.values,
    uid: instance === null ? event.uid : `${event.uid}#${instantText(instance)}`,
    startsAt: instantText(startsAt),
    endsAt: instantText(startsAt + event.lengthMs),
    isAllDay: event.start.isDate,
  };
}

/** By the clock on the wall: a meeting at nine stays at nine when the clocks of its zone are changed. */
function* repetitionsOf(
  event: Event,
  window: Window,
  zoneOf: (name: string) => Zone | null,
): Generator<void, { instants: number[]; leftOut: number }> {
  const { wall, zone } = event.start;
  const not = new Set(event.without.flatMap((line) => momentsOf(line, zoneOf)).map(instantOf));
  const instants = new Set<number>();
  let leftOut = 0;
  const take = (at: number) => {
    if (not.has(at) || instants.has(at)) return;
    if (at < window.from || at >= window.to || instants.size >= mostRepetitions) leftOut += 1;
    else instants.add(at);
  };
  take(instantOf(event.start));
  for (const moment of event.also.flatMap((line) => momentsOf(line, zoneOf))) take(instantOf(moment));
  if (event.rule !== null) {
    // The end of the rule is an instant, which the rule's own clock does not know.
    const until = /(?:^|;)UNTIL=([^;]+)/i.exec(event.rule)?.[1] ?? null;
    const last = until === null ? null : timeOf(until, event.start.isDate ? { DATE: true } : {}, zone);
    const end = last === null ? window.to : Math.min(window.to, instantOf(last) + 1);
    try {
      const rule = ICAL.Recur.fromString(event.rule.replace(/(?:^|;)UNTIL=[^;]+/i, '').replace(/^;/, ''));
      const times = rule.iterator(new ICAL.Time({ ...wall, isDate: event.start.isDate }, ICAL.Timezone.localTimezone));
      for (let step = 0, time = times.next(); step < mostSteps && time; step += 1, time = times.next()) {
        if (step % stepsAtOnce === stepsAtOnce - 1) yield;
        const { year, month, day: date, hour: hours, minute, second } = time;
        const at = zone({ year, month, day: date, hour: hours, minute, second });
        if (at >= end) break;
        take(at);
      }
    } catch {
      // A rule that is none: the first one stands.
    }
  }
  return { instants: [...instants].sort((a, b) => a - b), leftOut };
}

function momentOf(line: IcsLine | undefined, zoneOf: (name: string) => Zone | null): Moment | null {
  if (line === undefined) return null;
  return line.value.includes(',') ? (momentsOf(line, zoneOf)[0] ?? null) : momentOfValue(line.value, line, zoneOf);
}

function momentsOf(line: IcsLine, zoneOf: (name: string) => Zone | null): Moment[] {
  return line.value.split(',').flatMap((value) => momentOfValue(value, line, zoneOf) ?? []);
}

function momentOfValue(value: string, { parameters }: IcsLine, zoneOf: (name: string) => Zone | null): Moment | null {
  const name = parameters['TZID'];
  const zone = name === undefined ? vietnam : zoneOf(name);
  if (zone === null) return null;
  // A period stands for its beginning.
  const begin = value.includes('/') ? value.slice(0, value.indexOf('/')) : value;
  return timeOf(begin, parameters['VALUE'] === 'DATE' ? { DATE: true } : {}, zone);
}

/** `20261126`, `20261126T083000` or `20261126T013000Z`; a day is a day in Vietnam, whatever the calendar's zone. */
function timeOf(text: string, { DATE = false }: { DATE?: boolean }, zone: Zone): Moment | null {
  const match = timePattern.exec(text.trim());
  if (match === null) return null;
  const isDate = DATE || match[2] === undefined;
  const digits = Number(match[1]);
  const clock = isDate ? 0 : Number(match[2]);
  const wall = {
    year: Math.floor(digits / 10_000),
    month: Math.floor(digits / 100) % 100,
    day: digits % 100,
    hour: Math.floor(clock / 100),
    minute: clock % 100,
    second: isDate ? 0 : Number(match[3] ?? 0),
  };
  const isReal = wall.day >= 1 && wall.day <= daysOfMonth(wall.year, wall.month) && wall.hour < 24;
  return isReal && wall.year >= 1900 && wall.year < 2200
    ? { wall, zone: isDate ? vietnam : match[4] === 'Z' ? utc : zone, isDate }
    : null;
}

/** 0 for what is no month. */
function daysOfMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (monthLengths[month - 1] ?? 0);
}

function instantOf({ wall, zone }: Moment): number {
  return zone(wall);
}

function durationOf(text: string | undefined, isDate: boolean): number {
  const match = /^\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text?.trim() ?? '');
  if (match === null) return isDate ? day : 0;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
  return ((weeks * 7 + days) * 24 * 60 + hours * 60 + minutes) * 60_000 + seconds * 1000;
}

function tzidOf(part: IcsPart): string {
  return unescaped(part.lines.find(({ name }) => name === 'TZID')?.value ?? '');
}

function writtenOut(part: IcsPart): string {
  const lines = part.lines.map(
    ({ name, parameters, value }) =>
      `${name}${Object.entries(parameters)
        .map(([key, text]) => `;${key}=${text}`)
        .join('')}:${value}`,
  );
  return [`BEGIN:${part.name}`, ...lines, ...part.parts.map(writtenOut), `END:${part.name}`].join('\r\n');
}
