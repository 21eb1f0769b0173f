import { z } from 'zod';
import { customerFilter } from '../customers/customer-list.ts';
import { uuid } from '../lib/fields.ts';
import { command } from '../rpc/procedure.ts';

/** One file holds so many customers and so many lines; more of either is asked for in parts. */
export const mostInDossier = 1000;
export const mostLinesInDossier = 25_000;

const made = z.object({
  customers: z.number().int(),
  /** Left out: they asked that their data be used no more. */
  restricted: z.number().int(),
  pages: z.number().int(),
});

/** A file that the host handed out for writing. */
const file = z.string().min(1).max(4000);
const language = z.enum(['vi', 'en']).default('vi');

export const documentsContract = {
  handoverSheet: command(
    'Writes what whoever takes over a customer has to know into a PDF; the log of exports keeps it',
    z.object({ file, customerId: uuid, language }),
    made,
  ),
  handoverDossier: command(
    'Writes a PDF with a contents page and a section for each customer of a book: what was tried, by whom, with what result',
    z
      .object({
        file,
        ids: z.array(uuid).min(1).max(mostInDossier).exactOptional(),
        /** Instead of ids: everybody that this filter lets through, such as all customers of one rep. */
        filter: customerFilter.exactOptional(),
        language,
      })
      .refine(({ ids, filter }) => (ids === undefined) !== (filter === undefined), { path: ['ids'], error: 'required' }),
    made,
  ),
};
