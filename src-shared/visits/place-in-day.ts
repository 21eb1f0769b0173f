/** Minutes after midnight, Vietnamese time; the end does not belong to it. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const hour = 60;
/** When customers are visited: before and after the midday rest. */
export const workingHours: readonly Stretch[] = [
  { start: 8 * hour, end: 12 * hour },
  { start: 13 * hour, end: 17 * hour + 30 },
];
/** Between two visits somebody rides from one customer to the next. */
const wayMinutes = 15;
const step = 15;

/**
 * When a visit of so many minutes finds room in a day: at the wanted time or, where that is taken, as soon after it as possible; otherwise
 * as early as possible. Null where the day is full. A wanted time may lie outside of the working hours: whoever wants it has a reason.
 */
export function placeInDay(taken: readonly Stretch[], minutes: number, wanted: number | null): number | null {
  if (wanted !== null && wanted + minutes <= 24 * hour && isFree(taken, wanted, minutes, 0)) return wanted;
  for (const room of workingHours) {
    const first = wanted === null ? room.start : Math.max(room.start, Math.ceil(wanted / step) * step);
    for (let start = first; start + minutes <= room.end; start += step) {
      if (isFree(taken, start, minutes, wayMinutes)) return start;
    }
  }
  // A whole day's visit is longer than a morning.
  if (minutes > 270 && taken.length === 0) return workingHours[0]?.start ?? null;
  return wanted === null ? null : placeInDay(taken, minutes, null);
}

function isFree(taken: readonly Stretch[], start: number, minutes: number, way: number): boolean {
  return taken.every((other) => start + minutes + way <= other.start || other.end + way <= start);
}

interface Timed {
  readonly startsAt: string;
  readonly endsAt: string;
}

/** Those that take place at the same time as this one, at least in part. */
export function overlapping<T extends Timed>(visits: readonly T[], one: Timed): T[] {
  return visits.filter((other) => other !== one && other.startsAt < one.endsAt && one.startsAt < other.endsAt);
}
