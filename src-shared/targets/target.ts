import { z } from 'zod';
import { uuid } from '../lib/fields.ts';

export const targetKinds = ['visits', 'customers-visited', 'successful-visits', 'new-customers'] as const;

/** What somebody or a team is to reach in one month. */
export const targetValues = z.object({
  kind: z.enum(targetKinds),
  userId: uuid.nullable(),
  teamId: uuid.nullable(),
  /** `2026-11`. */
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  value: z.int().min(0).max(1_000_000),
});
