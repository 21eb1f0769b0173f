import { z } from 'zod';
import { isoInstant, limit, uuid } from '../lib/fields.ts';
import { query } from '../rpc/procedure.ts';

export const timelineKinds = ['visit', 'note', 'call', 'email', 'chat', 'meeting', 'change'] as const;

export const timelineEntry = z.object({
  id: z.string(),
  kind: z.enum(timelineKinds),
  at: isoInstant,
  userName: z.string().nullable(),
  /** What was said or noted; for a visit its result. */
  text: z.string().nullable(),
  withWhom: z.string().nullable(),
  /** A visit's own facts. */
  visit: z.object({ id: uuid, purpose: z.string(), outcome: z.string(), nextStep: z.string().nullable() }).nullable(),
  /** A change's own facts: creation (`create`), fields changed together, deletion, restoring. */
  change: z
    .object({
      kind: z.enum(['create', 'update', 'delete', 'restore']),
      fields: z.array(
        z.object({
          field: z.string(),
          oldValue: z.union([z.string(), z.number(), z.boolean(), z.null()]),
          newValue: z.union([z.string(), z.number(), z.boolean(), z.null()]),
        }),
      ),
    })
    .nullable(),
});
export type TimelineEntry = z.output<typeof timelineEntry>;

export const timelineContract = {
  list: query(
    'Everything that happened with a customer, newest first',
    z.object({
      customerId: uuid,
      kinds: z.array(z.enum(timelineKinds)).exactOptional(),
      /** Entries before this cursor (from `next`). */
      before: z.string().max(200).nullable().default(null),
      limit: limit(200, 50),
    }),
    z.object({ entries: z.array(timelineEntry), next: z.string().nullable() }),
  ),
};
