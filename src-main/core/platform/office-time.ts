import { localDay } from '../../../src-shared/lib/dates.ts';
import type { Clock } from './ports.ts';

/** What the office's day is told by. */
export interface ClockAndOffset {
  readonly clock: Clock;
  readonly state: { get(key: 'clock_offset_ms'): string | null };
}

/**
 * Milliseconds by the office's clock, as far as this laptop has heard it: one whose own clock is a day off reminds of the right day all the
 * same. Alone there is no other clock to go by.
 */
export function officeNow({ clock, state }: ClockAndOffset): number {
  return clock.now() - Number(state.get('clock_offset_ms') ?? 0);
}

/** `officeNow` as an instant. */
export function officeInstant(ctx: ClockAndOffset): string {
  return new Date(officeNow(ctx)).toISOString();
}

/** The day by the office's clock: the one that screens call today. */
export function officeToday(ctx: ClockAndOffset): string {
  return localDay(officeInstant(ctx));
}
