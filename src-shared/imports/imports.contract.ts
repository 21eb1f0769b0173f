import { z } from 'zod';
import { basisNotTold, consentBases, importBases } from '../consent/bases.ts';
import { genders } from '../customers/customer.ts';
import { limit, requiredText, uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { duplicatePolicies, importMapping, importReport, rowProblem } from './import.ts';

/** How letters of before Unicode are read: as the program recognises them, not at all, or as one of the two sets. */
export const legacyChoices = ['auto', 'keep', 'tcvn3', 'vni'] as const;
export type LegacyChoice = (typeof legacyChoices)[number];

/** How a file is read. Both `inspect` and `run` take it, so that what was seen is what comes in. */
const reading = {
  mapping: importMapping.exactOptional(),
  legacyText: z.enum(legacyChoices).default('auto'),
  /** Whether salutation and gender are guessed from names. */
  guessesPersons: z.boolean().default(true),
  /** What wards of before July 2025 are called today, by the key of the question. An answer is kept for every later import. */
  wards: z.record(z.string().max(300), z.string().max(200)).default({}),
};

/** A path, where the host may read paths (command line); otherwise the token that the host gave for a chosen file. */
const fileRef = z.string().min(1).max(4000);

/** A ward of before July 2025, and how many rows lie in it. */
const askedWard = z.object({
  key: z.string(),
  ward: z.string(),
  district: z.string().nullable(),
  provinceCode: z.string(),
  rows: z.number().int(),
});

export const importsContract = {
  inspect: query(
    'Reads the start of a file: headings, sample rows, a guessed mapping, problems',
    z.object({ file: fileRef, ...reading }),
    z.object({
      fileName: z.string(),
      format: z.enum(['csv', 'xlsx', 'vcf']),
      encoding: z.string(),
      headings: z.array(z.string()),
      /** The first rows as they are in the file. */
      sample: z.array(z.array(z.string())),
      mapping: importMapping,
      /** The basis and the purposes that were named last for a table with these headings; null where none was. */
      basis: z.object({ basis: z.enum(consentBases), purposes: z.array(z.string()) }).nullable(),
      /** Problems of the rows looked at (`checkedRows` of them). */
      problems: z.array(rowProblem),
      checkedRows: z.number().int(),
      /** How many of the rows looked at would be new, are there already, are bad; and how many of those that are there they would change. */
      counts: z.object({
        good: z.number().int(),
        duplicates: z.number().int(),
        changes: z.number().int(),
        bad: z.number().int(),
      }),
      /** What an import that updates would change: fields of the customer, or of a contact (`contactPhone`). */
      changes: z.array(z.object({ row: z.number().int(), fields: z.array(z.string()) })),
      /** How people would be addressed, as their names let guess. */
      guesses: z.array(
        z.object({
          row: z.number().int(),
          written: z.string(),
          name: z.string(),
          salutation: z.string(),
          gender: z.enum(genders).nullable(),
        }),
      ),
      /** Wards of before July 2025 in the rows looked at whose name of today nobody has said yet; the most frequent first. */
      openWards: z.array(askedWard),
      /** Columns whose letters of before Unicode were recognised, or told by the caller. */
      legacyColumns: z.array(z.object({ column: z.number().int(), charset: z.enum(['tcvn3', 'vni']) })),
      isWholeFile: z.boolean(),
    }),
  ),
  /** The questions of `openWards` for every row of a file that `inspect` has seen the start of. A later call ends this one with `cancelled`. */
  wards: query(
    'Looks through a whole file for wards of before July 2025 whose name of today nobody has said yet; the most frequent first',
    z.object({ file: fileRef, mapping: reading.mapping, legacyText: reading.legacyText }),
    z.object({ wards: z.array(askedWard), rows: z.number().int() }),
  ),
  /** Runs to the end and answers the report with the first bad rows. Progress comes as events of the job `jobId`. */
  run: command(
    'Imports customers from a CSV or XLSX file',
    z.object({
      file: fileRef,
      ...reading,
      duplicates: z.enum(duplicatePolicies).default('skip'),
      /** On what the data of the people in the file is held; without one it is kept that nobody told. */
      basis: z.enum(importBases).default(basisNotTold),
      /** Where the basis is `consent`: what they agreed to (keys of the list `consent_purpose`), at least one. */
      purposes: z.array(requiredText(60)).max(20).default([]),
      /** The job's id, chosen by the caller so that it can be cancelled. */
      jobId: uuid.exactOptional(),
    }),
    importReport.extend({ problems: z.array(rowProblem), mapping: importMapping }),
  ),
  list: query(
    'Imports of this laptop, newest first, and whether the office lets this person import',
    z.object({}),
    z.object({ imports: z.array(importReport), isAllowed: z.boolean() }),
  ),
  problems: query(
    'The bad rows and warnings of one import',
    z.object({ id: uuid, limit: limit(10_000, 1000) }),
    z.object({ problems: z.array(rowProblem) }),
  ),
  /** Customers that were changed since the import stay and are counted in `kept`. */
  undo: command(
    'Takes back a whole import',
    z.object({ id: uuid }),
    z.object({ removed: z.number().int(), restored: z.number().int(), kept: z.number().int() }),
  ),
  errorFile: command(
    'Writes the rows that could not be imported into a file, as they were and with the reason; corrected, it can be imported',
    z.object({
      id: uuid,
      /** A file that the host handed out for writing. */
      file: fileRef,
      format: z.enum(['xlsx', 'csv']),
      language: z.enum(['vi', 'en']).default('vi'),
    }),
    z.object({ rows: z.number().int() }),
  ),
};
