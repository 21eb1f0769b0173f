import { localDay } from '../../../src-shared/lib/dates.ts';
import type { Context } from '../context.ts';

/**
 * Milliseconds by the office's clock, as far as this laptop has heard it: one whose own clock is a day off reminds of the right day all the
 * same. Alone there is no other clock to go by.
 */
export function officeNow(ctx: Context): number {
  return ctx.clock.now() - Number(ctx.state.get('clock_offset_ms') ?? 0);
}

export function officeToday(ctx: Context): string {
  return localDay(new Date(officeNow(ctx)).toISOString());
}
