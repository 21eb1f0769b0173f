import { z } from 'zod';
import { limit, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { duplicatePolicies, importMapping, importReport, rowProblem } from './import.ts';

/** A path, where the host may read paths (command line); otherwise the token that the host gave for a chosen file. */
const fileRef = z.string().min(1).max(4000);

export const importsContract = {
  inspect: query(
    'Reads the start of a file: headings, sample rows, a guessed mapping, problems',
    z.object({ file: fileRef, mapping: importMapping.exactOptional() }),
    z.object({
      fileName: z.string(),
      format: z.enum(['csv', 'xlsx']),
      encoding: z.string(),
      headings: z.array(z.string()),
      /** The first rows as they are in the file. */
      sample: z.array(z.array(z.string())),
      mapping: importMapping,
      /** Problems of the rows looked at (`checkedRows` of them). */
      problems: z.array(rowProblem),
      checkedRows: z.number().int(),
      /** How many of the rows looked at would be imported, are there already, or are bad. */
      counts: z.object({ good: z.number().int(), duplicates: z.number().int(), bad: z.number().int() }),
      isWholeFile: z.boolean(),
    }),
  ),
  /** Runs to the end and answers the report with the first bad rows. Progress comes as events of the job `jobId`. */
  run: command(
    'Imports customers from a CSV or XLSX file',
    z.object({
      file: fileRef,
      mapping: importMapping.exactOptional(),
      duplicates: z.enum(duplicatePolicies).default('skip'),
      /** The job's id, chosen by the caller so that it can be cancelled. */
      jobId: uuid.exactOptional(),
    }),
    importReport.extend({ problems: z.array(rowProblem), mapping: importMapping }),
  ),
  list: query('Imports of this laptop, newest first', z.object({}), z.object({ imports: z.array(importReport) })),
  problems: query(
    'The bad rows and warnings of one import',
    z.object({ id: uuid, limit: limit(10_000, 1000) }),
    z.object({ problems: z.array(rowProblem) }),
  ),
  /** Customers that were changed since the import stay and are counted in `kept`. */
  undo: command(
    'Takes back a whole import',
    z.object({ id: uuid }),
    z.object({ removed: z.number().int(), kept: z.number().int() }),
  ),
};
