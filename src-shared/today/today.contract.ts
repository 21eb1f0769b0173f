import { z } from 'zod';
import { isoDate } from '../lib/fields.ts';
import { query } from '../rpc/procedure.ts';
import { visit } from '../visits/visit.ts';

export const todayContract = {
  get: query(
    "Today's visits, visits without a result, and the figures the day is measured by",
    z.object({ on: isoDate.exactOptional() }),
    z.object({
      on: isoDate,
      visits: z.array(visit),
      /** Past visits of the last 30 days that still wait for their result, oldest first. */
      missingResults: z.array(visit),
      month: z.object({ planned: z.number().int(), done: z.number().int() }),
      /** Visits of each day of this week, Monday first. */
      week: z.array(z.object({ on: isoDate, planned: z.number().int(), done: z.number().int() })),
      customers: z.object({ total: z.number().int(), notVisited60Days: z.number().int() }),
    }),
  ),
};
