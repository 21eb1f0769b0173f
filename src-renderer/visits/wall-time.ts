/** Times of visits in Vietnam, whatever zone the laptop is set to; days and instants are in `src-shared/lib/dates.ts`. */

export function minutesBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 60_000);
}

export function addMinutes(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}

/** `09:30` of a minute of the day; the end of the day is its last minute. */
export function timeOfMinutes(minute: number): string {
  const within = Math.min(Math.round(minute), 24 * 60 - 1);
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
}
