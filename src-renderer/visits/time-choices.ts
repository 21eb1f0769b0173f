const stepMinutes = 15;

/** `06:00` … `21:45` in quarters of an hour, and the given times where they lie between. */
export function timeChoices(...kept: readonly string[]): string[] {
  const times = new Set(kept);
  for (let minutes = 6 * 60; minutes < 22 * 60; minutes += stepMinutes) times.add(writeMinutes(minutes));
  return [...times].toSorted();
}

/** A time as people type it: `9`, `930`, `9h30`, `9:30`; null for what is none. */
export function readTime(text: string): string | null {
  const match = /^(\d{1,2})(?:\s*[h:.]?\s*([0-5]\d))?\s*h?$/i.exec(text.trim());
  if (match === null || Number(match[1]) > 23) return null;
  return `${match[1]?.padStart(2, '0')}:${match[2] ?? '00'}`;
}

/** The next quarter of an hour at least ten minutes away: when a visit could begin that is planned now. */
export function nextQuarter(time: string): string {
  const minutes = minutesOf(time) + 10;
  return writeMinutes(Math.min(Math.ceil(minutes / stepMinutes) * stepMinutes, 23 * 60 + 45));
}

/** The time so many minutes later, at most 23:59: a visit entered here ends on its day. */
export function laterBy(time: string, minutes: number): string {
  return writeMinutes(Math.min(minutesOf(time) + minutes, 24 * 60 - 1));
}

export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function writeMinutes(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
