import { formatTime, instantOf, localDay } from '../../src-shared/lib/dates.ts';

/**
 * The calendar's library reckons in the laptop's own time zone. It is given Vietnamese wall time as text, `2026-11-23 09:30:00`, so that
 * a laptop set to another zone shows and moves a visit at the same hour.
 */
export function toWallTime(instant: string): string {
  return `${localDay(instant)} ${formatTime(instant)}:00`;
}

/**
 * The same as a Date of the laptop's own zone whose clock shows that wall time: the library takes it apart a hundred times for each visit,
 * and text would be parsed each time.
 */
export function toWallDate(instant: string): Date {
  const wall = toWallTime(instant);
  return new Date(
    Number(wall.slice(0, 4)),
    Number(wall.slice(5, 7)) - 1,
    Number(wall.slice(8, 10)),
    Number(wall.slice(11, 13)),
    Number(wall.slice(14, 16)),
  );
}

/** The instant of a wall time; seconds are dropped, so the end of a day becomes 23:59. */
export function fromWallTime(text: string): string {
  return instantOf(text.slice(0, 10), text.slice(11, 16));
}

export function minutesBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 60_000);
}

export function addMinutes(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}
