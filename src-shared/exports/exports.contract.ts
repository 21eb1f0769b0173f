import { z } from 'zod';
import { customerFilter, customerOrder } from '../customers/customer-list.ts';
import { listField } from '../customers/list-fields.ts';
import { isoInstant, limit } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';

export const exportFormats = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const exportEntry = z.object({
  id: z.string(),
  what: z.string(),
  format: z.string(),
  rows: z.number().int(),
  columns: z.string().nullable(),
  exportedAt: isoInstant,
  userName: z.string().nullable(),
});
export type ExportEntry = z.output<typeof exportEntry>;

export const exportsContract = {
  allowed: query('Whether this person may take customer data out', z.object({}), z.object({ isAllowed: z.boolean() })),
  customers: command(
    'Writes a list of customers, all its rows and the chosen columns, into a file; the log of exports keeps it',
    z.object({
      /** A file that the host handed out for writing. */
      file: z.string().min(1).max(4000),
      format: z.enum(exportFormats),
      filter: customerFilter.default({}),
      order: customerOrder.default({ by: 'name', descending: false }),
      columns: z.array(listField).min(1).max(60),
      language: z.enum(['vi', 'en']).default('vi'),
    }),
    z.object({
      rows: z.number().int(),
      /** Left out: they asked that their data be used no more. */
      restricted: z.number().int(),
    }),
  ),
  log: query(
    'Who took which data out, newest first',
    z.object({ limit: limit(1000, 100) }),
    z.object({ entries: z.array(exportEntry) }),
  ),
};
