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
  return textOf([
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${stamp}`,
    ...(isAllDay
      ? [`DTSTART;VALUE=DATE:${localTime(startsAt).slice(0, 8)}`, `DTEND;VALUE=DATE:${localTime(endsAt).slice(0, 8)}`]
      : [`DTSTART;TZID=Asia/Ho_Chi_Minh:${localTime(startsAt)}`, `DTEND;TZID=Asia/Ho_Chi_Minh:${localTime(endsAt)}`]),
    `SUMMARY:${escaped(title)}`,
    ...(place === null ? [] : [`LOCATION:${escaped(place)}`]),
    ...(note === null ? [] : [`DESCRIPTION:${escaped(note)}`]),
    isCancelled ? 'STATUS:CANCELLED' : 'STATUS:CONFIRMED',
    'TRANSP:OPAQUE',
    'END:VEVENT',
  ]);
}

function textOf(lines: readonly string[]): string {
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

/** `20261126T083000`, Vietnamese time. */
function localTime(instant: string): string {
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
  if (!/[\\;,\u0000-\u001f\u007f]/.test(text)) return text;
  // Control characters other than the line feed are not allowed in a text.
  return text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/[\u0000-\u001f\u007f]/g, ' ');
}

/** A line is 75 octets at most; a longer one goes on after a blank, and no character is cut. */
function folded(line: string): string {
  if (line.length <= 25 || (line.length <= 75 && isAscii(line))) return line;
  const parts: string[] = [];
  let begin = 0;
  let octets = 0;
  for (let at = 0; at < line.length; at += 1) {
    const unit = line.charCodeAt(at);
    const isPair = unit >= 0xd800 && unit < 0xdc00 && at + 1 < line.length;
    const size = unit < 0x80 ? 1 : unit < 0x800 ? 2 : isPair ? 4 : 3;
    if (octets + size > 75) {
      parts.push(line.slice(begin, at));
      begin = at;
      octets = 1;
    }
    octets += size;
    if (isPair) at += 1;
  }
  parts.push(line.slice(begin));
  return parts.join('\r\n ');
}

function isAscii(line: string): boolean {
  for (let at = 0; at < line.length; at += 1) if (line.charCodeAt(at) > 0x7f) return false;
  return true;
}
