import { z } from 'zod';
import { importBases } from '../consent/bases.ts';
import { isOwnListField, type OwnListField } from '../customers/list-fields.ts';
import { isoInstant, uuid } from '../lib/fields.ts';

/** Fields of a customer, or of its first contact, that a column can be laid on. */
export const importTargets = [
  'name',
  'familyName',
  'tradeName',
  'kind',
  'taxCode',
  'phone',
  'email',
  'website',
  'address',
  'province',
  'foundedOn',
  'legalRepresentative',
  'source',
  'lifecycle',
  'rating',
  'note',
  'salutation',
  'gender',
  'birthday',
  'contactName',
  'contactFamilyName',
  'contactSalutation',
  'contactGender',
  'contactBirthday',
  'contactRole',
  'contactPhone',
  'contactEmail',
] as const;
export type ImportTarget = (typeof importTargets)[number];

/** An own field of customers, by the name that lists know it by. */
const ownTarget = z.custom<OwnListField>((name) => typeof name === 'string' && isOwnListField(name), { error: 'not-a-choice' });
/** What a column can be laid on. */
export type MappedTarget = ImportTarget | OwnListField;

/** Column number (from 0) → target; a column that is not named is left out. */
export const importMapping = z.record(z.string().regex(/^\d{1,4}$/), z.union([z.enum(importTargets), ownTarget]));
export type ImportMapping = z.output<typeof importMapping>;

/**
 * What to do with a row whose customer is already there: leave it out, write its cells over what the customer has (only those that are mapped
 * and not empty), or add it as another customer.
 */
export const duplicatePolicies = ['skip', 'update', 'create'] as const;
export type DuplicatePolicy = (typeof duplicatePolicies)[number];

/**
 * `error` rows are not imported; `warning` rows are, as they are. Rows whose customer is there already are warnings too; the reason says what
 * became of them.
 */
export const rowProblem = z.object({
  /** Line of the file as a spreadsheet shows it: the heading is row 1. */
  row: z.number().int(),
  column: z.string().nullable(),
  severity: z.enum(['error', 'warning']),
  /** Key of the catalogue's `importProblems`. */
  reason: z.string(),
  value: z.string().nullable(),
});
export type RowProblem = z.output<typeof rowProblem>;

export const importReport = z.object({
  id: uuid,
  fileName: z.string(),
  state: z.enum(['running', 'done', 'failed', 'cancelled', 'undone', 'interrupted']),
  startedAt: isoInstant,
  rows: z.number().int(),
  created: z.number().int(),
  /** Customers that were there already and that a row changed. */
  updated: z.number().int(),
  policy: z.enum(duplicatePolicies),
  /** On what the data of its people is held. */
  basis: z.enum(importBases),
  /** Rows whose customer was there already, and that changed nothing. */
  duplicates: z.number().int(),
  bad: z.number().int(),
  warnings: z.number().int(),
  /** The group that takes the import back. */
  groupId: uuid,
});
export type ImportReport = z.output<typeof importReport>;
