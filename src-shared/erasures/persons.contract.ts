import { z } from 'zod';
import { personRef } from '../consent/person.ts';
import { isoInstant, limit } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { erasureReasons } from './erasure.ts';

/** A file that the host handed out for writing. */
const file = z.string().min(1).max(4000);

export const traceEntry = z.object({
  at: isoInstant,
  userName: z.string().nullable(),
  /** Made, changed, deleted, restored; or taken out in a file. */
  kind: z.enum(['create', 'update', 'delete', 'restore', 'export']),
  entity: z.string(),
  /** The field changed, or the kind of file. */
  what: z.string().nullable(),
});
export type TraceEntry = z.output<typeof traceEntry>;

/** What a person may ask for by Law 91/2025: a copy, erasure, and who did what with the data. */
export const personsContract = {
  export: command(
    'Writes everything that is held of one person into a file: JSON to be read by programs, or a page to be read by people',
    personRef.extend({ file, format: z.enum(['json', 'html']), language: z.enum(['vi', 'en']).default('vi') }),
    z.object({ rows: z.number().int() }),
  ),
  trace: query(
    'Who made, changed or took out the data of one person, newest first',
    personRef.extend({ limit: limit(1000, 200) }),
    z.object({ entries: z.array(traceEntry) }),
  ),
  canErase: query(
    'Whether this person may erase; with an office, administrators may',
    z.object({}),
    z.object({ may: z.boolean(), isOffice: z.boolean() }),
  ),
  erase: command(
    'Erases a person here, in the office and on every laptop. Nothing brings the data back: whoever asks types the person’s name',
    personRef.extend({ reason: z.enum(erasureReasons), typedName: z.string().max(300) }),
    z.object({ isOffice: z.boolean() }),
  ),
};
