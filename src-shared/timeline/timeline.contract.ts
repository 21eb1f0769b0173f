import { z } from 'zod';
import { isoInstant, limit, uuid } from '../lib/fields.ts';
import { query } from '../rpc/procedure.ts';
import { timelineEntry, timelineKinds } from './timeline-entry.ts';

/** A hit of the search over everything that was said: opens the customer at that entry. */
export const activityHit = z.object({
  entryId: z.string(),
  kind: z.enum(timelineKinds),
  at: isoInstant,
  customerId: uuid,
  customerName: z.string(),
  userName: z.string().nullable(),
  /** The words around the first one that was found. */
  excerpt: z.string(),
});
export type ActivityHit = z.output<typeof activityHit>;

export const timelineContract = {
  list: query(
    'Everything that happened with a customer, newest first',
    z.object({
      customerId: uuid,
      kinds: z.array(z.enum(timelineKinds)).exactOptional(),
      /** Only entries that hold all these words, with or without accents. */
      text: z.string().max(200).exactOptional(),
      /** Entries before this cursor (from `next`). */
      before: z.string().max(200).nullable().default(null),
      /** Entries before this instant; the cursor goes before it. */
      until: isoInstant.exactOptional(),
      limit: limit(200, 50),
    }),
    z.object({ entries: z.array(timelineEntry), next: z.string().nullable() }),
  ),
  outline: query(
    'How many entries of each kind a customer has, and in which months',
    z.object({ customerId: uuid }),
    z.object({
      total: z.number().int(),
      kinds: z.array(z.object({ kind: z.enum(timelineKinds), count: z.number().int() })),
      /** How often somebody tried to reach the customer: calls, mails, messages and meetings with all their attempts. */
      attempts: z.number().int(),
      /** Vietnamese months, `YYYY-MM`, newest first. */
      months: z.array(z.object({ month: z.string(), count: z.number().int() })),
    }),
  ),
  search: query(
    'Notes, calls and visit results of all customers that hold these words, with or without accents; newest first',
    z.object({ text: z.string().max(200), limit: limit(50, 20) }),
    z.object({ hits: z.array(activityHit) }),
  ),
};
