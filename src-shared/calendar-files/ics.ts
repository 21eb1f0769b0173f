import { addDays } from '../lib/dates.ts';

/*
 * Calendar entries as text of RFC 5545, the way Outlook, Google and the phones read it. Entries carry nobody's address: a calendar that
 * takes them in has nobody to write to, and the method is PUBLISH, which asks for no answer.
 */

export interface CalendarEntry {
  /** The same entry again is the same text here. */
  readonly uid: string;
  readonly title: string;
  /** Instants; of an entry that lasts whole days the first day and the day after the last one, Vietnamese time. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly isAllDay: boolean;
  readonly place: string | null;
  readonly note: string | null;
  readonly isCancelled: boolean;
}

/** Vietnam has had one time all year since 1975; written down for programs that know no names of zones. */
const timezone = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Ho_Chi_Minh',
  'BEGIN:STANDARD',
  'DTSTART:19750613T000000',
  'TZOFFSETFROM:+0700',
  'TZOFFSETTO:+0700',
  'TZNAME:+07',
  'END:STANDARD',
  'END:VTIMEZONE',
];
const offsetMs = 7 * 3_600_000;

/** A whole calendar. `writtenAt` is the instant at which it is written. */
export function writeCalendar(entries: Iterable<CalendarEntry>, name: string, writtenAt: string): string {
  const stamp = utcTime(writtenAt);
  return [startOfCalendar(name), ...[...entries].map((entry) => textOfEntry(entry, stamp)), endOfCalendar].join('');
}

export function startOfCalendar(name: string): string {
  return textOf([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Fieldbook//Fieldbook//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    'X-WR-TIMEZONE:Asia/Ho_Chi_Minh',
    ...timezone,
  ]);
}

export const endOfCalendar = 'END:VCALENDAR\r\n';

/** One entry of a calendar; `stamp` is the instant at which it is written, as `utcTime` says it. */
export function textOfEntry(entry: CalendarEntry, stamp: string): string {
  const { uid, title, startsAt, endsAt, isAllDay, place, note, isCancelled } = entry;
  const [start, end] = [localTime(startsAt), localTime(endsAt)];
  const times = isAllDay
    ? `DTSTART;VALUE=DATE:${start.slice(0, 8)}\r\nDTEND;VALUE=DATE:${end.slice(0, 8)}`
    : `DTSTART;TZID=Asia/Ho_Chi_Minh:${start}\r\nDTEND;TZID=Asia/Ho_Chi_Minh:${end}`;
  const where = place === null ? '' : `${folded('LOCATION:', escaped(place))}\r\n`;
  const more = note === null ? '' : `${folded('DESCRIPTION:', escaped(note))}\r\n`;
  return `BEGIN:VEVENT\r\n${folded('UID:', escaped(uid))}\r\nDTSTAMP:${stamp}\r\n${times}\r\n${folded('SUMMARY:', escaped(title))}\r\n${where}${more}STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}\r\nTRANSP:OPAQUE\r\nEND:VEVENT\r\n`;
}

function textOf(lines: readonly string[]): string {
  return `${lines.map((line) => folded('', line)).join('\r\n')}\r\n`;
}

/** `20261126T083000`, Vietnamese time. */
function localTime(instant: string): string {
  // As this program writes an instant: the clock goes on seven hours, and past midnight it is the next day.
  if (instant.length !== 24 || instant.charCodeAt(10) !== 84 || instant.charCodeAt(23) !== 90) return slowLocalTime(instant);
  const hour = (instant.charCodeAt(11) - 48) * 10 + instant.charCodeAt(12) - 48 + 7;
  const isNextDay = hour >= 24;
  const day = isNextDay ? addDays(instant.slice(0, 10), 1) : instant.slice(0, 10);
  const hours = isNextDay ? hour - 24 : hour;
  return `${day.slice(0, 4)}${day.slice(5, 7)}${day.slice(8)}T${hours < 10 ? '0' : ''}${hours}${instant.slice(14, 16)}${instant.slice(17, 19)}`;
}

function slowLocalTime(instant: string): string {
  return compact(new Date(Date.parse(instant) + offsetMs).toISOString());
}

export function utcTime(instant: string): string {
  return `${compact(new Date(instant).toISOString())}Z`;
}

/** `2026-11-26T08:30:00.000Z` without its marks. */
function compact(iso: string): string {
  return iso.slice(0, 4) + iso.slice(5, 7) + iso.slice(8, 13) + iso.slice(14, 16) + iso.slice(17, 19);
}

function escaped(text: string): string {
  const marked = /[\\;,]/.test(text) ? text.replace(/[\\;,]/g, '\\$&') : text;
  if (!/[\u0000-\u001f\u007f]/.test(marked)) return marked;
  // Control characters other than the line feed are not allowed in a text.
  return marked.replace(/\r\n?|\n/g, '\\n').replace(/[\u0000-\u001f\u007f]/g, ' ');
}

/** A line is 75 octets at most; a longer one goes on after a blank, and no character is cut. `name` is ASCII. */
function folded(name: string, text: string): string {
  const room = 75 - name.length;
  // No character of a text has more than three octets for each of its units.
  if (text.length * 3 <= room) return name + text;
  let line = name;
  let begin = 0;
  let octets = name.length;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const isPair = unit >= 0xd800 && unit < 0xdc00 && at + 1 < text.length;
    const size = unit < 0x80 ? 1 : unit < 0x800 ? 2 : isPair ? 4 : 3;
    if (octets + size > 75) {
      line += `${text.slice(begin, at)}\r\n `;
      begin = at;
      octets = 1;
    }
    octets += size;
    if (isPair) at += 1;
  }
  return begin === 0 ? name + text : line + text.slice(begin);
}
