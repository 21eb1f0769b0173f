import { z } from 'zod';
import { calendarViews } from './calendar-range.ts';

const calendarSearch = z.object({
  view: z.enum(calendarViews).optional().catch(undefined),
  on: z.iso.date().optional().catch(undefined),
  /** A colleague's id, or `all`; without it one's own visits. */
  who: z
    .union([z.literal('all'), z.uuid()])
    .optional()
    .catch(undefined),
});
export type CalendarSearch = z.output<typeof calendarSearch>;

/** The state of the calendar as its address says it; what makes no sense is left out. */
export function readCalendarSearch(search: Record<string, unknown>): CalendarSearch {
  return calendarSearch.parse(search);
}
