import ICAL from 'ical.js';

/** A time as it stands in a calendar: `20261126T083000`, without a zone. Months from 1. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Gives the instant of a wall time, in milliseconds. */
export type Zone = (wall: WallTime) => number;

export function asUtc({ year, month, day, hour, minute, second }: WallTime): number {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

export const utc: Zone = asUtc;
export const vietnam: Zone = (wall) => asUtc(wall) - 7 * 3_600_000;

/** What Windows and Outlook call zones, of those that a sales office meets. */
const windowsNames: Readonly<Record<string, string>> = {
  'SE Asia Standard Time': 'Asia/Ho_Chi_Minh',
  'Singapore Standard Time': 'Asia/Singapore',
  'China Standard Time': 'Asia/Shanghai',
  'Taipei Standard Time': 'Asia/Taipei',
  'Tokyo Standard Time': 'Asia/Tokyo',
  'Korea Standard Time': 'Asia/Seoul',
  'India Standard Time': 'Asia/Kolkata',
  'Arabian Standard Time': 'Asia/Dubai',
  'AUS Eastern Standard Time': 'Australia/Sydney',
  'GMT Standard Time': 'Europe/London',
  'W. Europe Standard Time': 'Europe/Berlin',
  'Romance Standard Time': 'Europe/Paris',
  'Central Europe Standard Time': 'Europe/Prague',
  'Russian Standard Time': 'Europe/Moscow',
  'Eastern Standard Time': 'America/New_York',
  'Central Standard Time': 'America/Chicago',
  'Mountain Standard Time': 'America/Denver',
  'Pacific Standard Time': 'America/Los_Angeles',
  UTC: 'UTC',
};

/**
 * The zones that a calendar names: those that the system knows, by the name of the world or of Windows, else by the rules that the calendar
 * itself brings along (`VTIMEZONE`, as text). Null for a name that nobody explains.
 */
export function createZones(described: ReadonlyMap<string, string>): (name: string) => Zone | null {
  const known = new Map<string, Zone | null>();
  let describedBefore = 0;
  return (name) => {
    const found = known.get(name);
    // Nobody explained it yet; the calendar may have meanwhile.
    const isLost = found === null && described.size > describedBefore;
    if (found !== undefined && !isLost) return found;
    if (isLost) for (const [other, zone] of known) if (zone === null) known.delete(other);
    describedBefore = described.size;
    // `/freeassociation.sourceforge.net/Europe/Paris` is one way of writing them.
    const plain = windowsNames[name] ?? /[A-Z][A-Za-z]+\/[A-Za-z_]+(?:\/[A-Za-z_]+)?$/.exec(name)?.[0] ?? name;
    const zone = plain === 'Asia/Ho_Chi_Minh' ? vietnam : (systemZone(plain) ?? describedZone(name, described.get(name)));
    known.set(name, zone);
    return zone;
  };
}

function systemZone(name: string): Zone | null {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return null;
  }
  const offsets = new Map<number, number>();
  /** By the hour: no zone changes within one. */
  const offsetAt = (instant: number): number => {
    const hour = Math.floor(instant / 3_600_000);
    const kept = offsets.get(hour);
    if (kept !== undefined) return kept;
    const parts = new Map(format.formatToParts(hour * 3_600_000).map(({ type, value }) => [type, Number(value)]));
    const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
    const offset = wall - hour * 3_600_000;
    offsets.set(hour, offset);
    return offset;
  };
  return (wall) => {
    const local = asUtc(wall);
    const first = local - offsetAt(local);
    const offset = offsetAt(first);
    // Where an hour is left out in spring, the time counts from before the change; where one comes twice, it is the first.
    const second = local - offset;
    const earlier = local - offsetAt(second - 3_600_000);
    return earlier < second && earlier + offsetAt(earlier) === local ? earlier : second;
  };
}

function describedZone(name: string, text: string | undefined): Zone | null {
  if (text === undefined) return null;
  try {
    const zone = new ICAL.Timezone({ component: text, tzid: name });
    return (wall) => {
      const { year, month, day, hour, minute, second } = wall;
      const time = new ICAL.Time({ year, month, day, hour, minute, second, isDate: false }, zone);
      return asUtc(wall) - zone.utcOffset(time) * 1000;
    };
  } catch {
    return null;
  }
}
