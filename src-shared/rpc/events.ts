import { z } from 'zod';
import type { Notice } from '../reminders/reminders.contract.ts';

/** Long work as the screen sees it: it goes on when the screen reloads, and `jobs.list` finds it again. */
export const jobSchema = z.object({
  id: z.string(),
  kind: z.enum([
    'import',
    'import-undo',
    'demo',
    'backup',
    'restore',
    'join',
    'export',
    'handover',
    'document',
    'tasks',
    'announcement',
  ]),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  /** Units of work done and in all (rows, mostly); total is null while it is not known. */
  done: z.number().int(),
  total: z.number().int().nullable(),
  /** What the job works on, such as a file's name. */
  subject: z.string(),
  error: z
    .object({ code: z.string(), message: z.string(), details: z.record(z.string(), z.unknown()).exactOptional() })
    .nullable(),
});
export type Job = z.infer<typeof jobSchema>;

/** "Changed" comes up one way: screens refetch what they show. `ids` is null when too many rows changed to name them. */
export type CoreEvent =
  | { readonly type: 'changed'; readonly entity: string; readonly ids: readonly string[] | null }
  | { readonly type: 'job'; readonly job: Job }
  /** A host that can shows it on the desktop; it was taken and comes once. */
  | { readonly type: 'notice'; readonly notice: Notice }
  | { readonly type: 'status' };
