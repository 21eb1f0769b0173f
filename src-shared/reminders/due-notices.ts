import { instantOf, localDay } from '../lib/dates.ts';
import { isQuietAt, type QuietHours } from './quiet-hours.ts';
import { answerKinds } from './reminder.ts';
import type { Reminder } from './reminders.contract.ts';

/** Minutes before its time at which a thing is shown. */
const leadMinutes: Partial<Record<Reminder['kind'], number>> = { visit: 15, care: 15, task: 0 };
/** A visit that began longer ago than this is no news: whoever slept through its notice is there or is not. */
const lateMinutes = 30;
/** A reminder put off until a moment longer ago than this is found in the centre only. */
const wakesWithinMs = 24 * 3_600_000;
/** Clocks of two laptops may differ by so much; what was shown later than that from now was shown by a clock that was wrong. */
export const clockDifferenceMs = 10 * 60_000;

export interface NoticeState {
  readonly state: 'notified' | 'snoozed' | 'done';
  readonly until: string | null;
  readonly at: string;
}

/** What has a time that has come, and what was put off until now; each unless it was shown already. Compared with the clock, not awaited. */
export function timedNotices(
  reminders: readonly Reminder[],
  states: ReadonlyMap<string, NoticeState>,
  nowMs: number,
  quiet: QuietHours,
): Reminder[] {
  if (isQuietAt(minuteOfDay(nowMs), quiet)) return [];
  return reminders.filter((reminder) => {
    const state = states.get(reminder.key);
    if (reminder.state !== 'open' || state?.state === 'notified') return false;
    if (state?.state === 'snoozed' && state.until !== null) return nowMs - Date.parse(state.until) < wakesWithinMs;
    // A question or an answer is news whenever it arrives: the other one may have written it days ago.
    return answerKinds.some((kind) => kind === reminder.kind) || isTimeFor(reminder, nowMs);
  });
}

function isTimeFor({ kind, on, minute }: Reminder, nowMs: number): boolean {
  const lead = leadMinutes[kind];
  if (lead === undefined || minute === null) return false;
  const atMs = Date.parse(instantOf(on, timeText(minute)));
  if (nowMs < atMs - lead * 60_000) return false;
  return kind === 'visit' ? nowMs <= atMs + lateMinutes * 60_000 : localDay(new Date(nowMs).toISOString()) === on;
}

/** What one notice in the morning sums up: everything of today and everything overdue. Empty while it is quiet. */
export function morningOf(reminders: readonly Reminder[], nowMs: number, quiet: QuietHours): Reminder[] {
  if (isQuietAt(minuteOfDay(nowMs), quiet)) return [];
  const today = localDay(new Date(nowMs).toISOString());
  return reminders.filter(({ state, on }) => state === 'open' && on <= today);
}

/** `09:30` */
export function timeText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function minuteOfDay(nowMs: number): number {
  const minute = 60_000;
  const offset = 7 * 3_600_000;
  return Math.floor(((nowMs + offset) % (24 * 60 * minute)) / minute);
}
