import { basisNotTold } from '../../../src-shared/consent/bases.ts';
import type { CustomField } from '../../../src-shared/custom-fields/custom-field.ts';
import type { Choices } from '../../../src-shared/imports/choices.ts';
import { type DuplicateKeys, duplicateKeysOf, isSameCustomer } from '../../../src-shared/imports/duplicates.ts';
import type { ImportReport, RowProblem } from '../../../src-shared/imports/import.ts';
import type { KnownContact, UpdatableCustomer } from '../../../src-shared/imports/update.ts';
import { createFieldsReader } from '../custom-fields/index.ts';
import type { Db } from '../platform/database.ts';
import { createHeldSearch } from './held-search.ts';
import { markOfThisProcess, type ProcessMark } from '../platform/this-process.ts';

/** Counts of an import while it runs. */
export type ImportCounts = Pick<ImportReport, 'rows' | 'created' | 'updated' | 'duplicates' | 'bad' | 'warnings'>;

export interface ImportsRepository {
  addBatch(
    batch: Pick<ImportReport, 'id' | 'fileName' | 'startedAt' | 'groupId' | 'policy' | 'basis'>,
    headings: readonly string[],
  ): void;
  setCounts(id: string, counts: ImportCounts): void;
  setState(id: string, state: ImportReport['state']): void;
  /** The process that runs an import; null for one that has ended. */
  runnerOf(id: string): ProcessMark | null;
  get(id: string): ImportReport | null;
  /** Newest first. */
  list(): ImportReport[];
  addProblems(id: string, problems: readonly RowProblem[]): void;
  /** Bad rows first, each kind in the order of the file. */
  problems(id: string, limit: number): RowProblem[];
  /** Rows that could not be imported, as they stand in the file. */
  addFailedRows(id: string, rows: readonly FailedRow[]): void;
  failedRows(id: string, afterRow: number, limit: number): FailedRow[];
  /** Why rows between two numbers could not be imported. */
  errorsOfRows(id: string, fromRow: number, toRow: number): RowProblem[];
  headings(id: string): string[];
  /** A living customer that is the same; null where there is none. */
  findDuplicate(keys: DuplicateKeys): FoundCustomer | null;
  /** What a row of an import may write over. */
  knownContacts(customerId: string): KnownContact[];
  readCustomer(id: string): UpdatableCustomer | null;
  newestCustomer(): number;
  /** Customers that a group made, a page at a time, by the number of their history entry. */
  createdBy(groupId: string, afterRid: number, limit: number): { rid: number; id: string }[];
  /** Whether anything of the customer, its contacts or visits was written by another group. */
  isTouchedSince(customerId: string, groupId: string): boolean;
  countLiving(groupId: string): number;
  /** Whether a field of the row was written by any other group than these. */
  isRowChangedBesides(rowId: string, groupIds: readonly [string, string]): boolean;
  /** What a group wrote on customers that it did not make, newest first. */
  writtenOnOthers(groupId: string, beforeRid: number, limit: number): WrittenStep[];
  choices(): Choices;
  /** The own fields of customers that are in use. */
  ownFields(): CustomField[];
  ownValue(customerId: string, fieldId: string): string | null;
  /** Inside a transaction: customers made from here on are put into the search indexes by `indexHeld`, all at once. */
  holdSearch(): void;
  /** Whether this has to come to an end in the transaction that is open. */
  isSearchFull(): boolean;
  indexHeld(): void;
  /** After a transaction that held so many rows back: the indexes are kept in few parts. */
  mergeSearch(rows: number): void;
}

/** A row of the file that was not imported. */
export interface FailedRow {
  readonly row: number;
  readonly cells: readonly string[];
}

export interface FoundCustomer {
  readonly rid: number;
  readonly id: string;
}

/** One line of the history. */
export interface WrittenStep {
  readonly rid: number;
  readonly entity: string;
  readonly rowId: string;
  readonly rootId: string;
  readonly kind: 'create' | 'update' | 'delete' | 'restore';
  readonly field: string | null;
  readonly oldValue: string | null;
  readonly newValue: string | null;
}

/** The basis is a value of the profile beside the batch, as its runner is: an import of before it was asked has none. */
const batchColumns = `id, ifnull((SELECT value FROM sync_state WHERE key = 'import-basis:' || id), '${basisNotTold}') AS basis, file_name AS fileName, state, started_at AS startedAt, group_id AS groupId, policy, rows, created, updated,
  duplicates, bad, warnings`;
/** Names that so many bear tell nobody apart. */
const mostOfOneName = 60;

/** `onChange` is told when an import begins or ends: these tables are no synced entity that the write door would tell of. */
export function createImportsRepository(db: Db, onChange: () => void): ImportsRepository {
  const ownFields = createFieldsReader(db);
  const ownValue = db.prepare('SELECT value FROM custom_values WHERE field_id = ? AND row_id = ? AND deleted_at IS NULL').pluck();
  const addBatch = db.prepare(
    `INSERT INTO import_batches (id, file_name, state, started_at, group_id, policy, headings) VALUES (?, ?, 'running', ?, ?, ?, ?)`,
  );
  const setCounts = db.prepare(
    'UPDATE import_batches SET rows = ?, created = ?, updated = ?, duplicates = ?, bad = ?, warnings = ? WHERE id = ?',
  );
  const setState = db.prepare('UPDATE import_batches SET state = ? WHERE id = ?');
  const addBasis = db.prepare('INSERT INTO sync_state (key, value) VALUES (?, ?)');
  const addRunner = db.prepare('INSERT INTO sync_state (key, value) VALUES (?, ?)');
  const readRunner = db.prepare('SELECT value FROM sync_state WHERE key = ?').pluck();
  const removeRunner = db.prepare('DELETE FROM sync_state WHERE key = ?');
  const get = db.prepare(`SELECT ${batchColumns} FROM import_batches WHERE id = ?`);
  const list = db.prepare(`SELECT ${batchColumns} FROM import_batches ORDER BY started_at DESC, id DESC LIMIT 500`);
  const addProblem = db.prepare(
    'INSERT INTO import_problems (batch_id, row, column_name, severity, reason, value) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const problems = db.prepare(
    `SELECT row, column_name AS "column", severity, reason, value FROM import_problems WHERE batch_id = ? ORDER BY severity, row, rid LIMIT +?`,
  );
  const addFailed = db.prepare('INSERT INTO import_failed_rows (batch_id, row, cells) VALUES (?, ?, ?)');
  const failed = db.prepare('SELECT row, cells FROM import_failed_rows WHERE batch_id = ? AND row > ? ORDER BY row LIMIT +?');
  const errorsOfRows = db.prepare(
    `SELECT row, column_name AS "column", severity, reason, value FROM import_problems
     WHERE batch_id = ? AND severity = 'error' AND row BETWEEN ? AND ? ORDER BY row, rid`,
  );
  const readHeadings = db.prepare('SELECT headings FROM import_batches WHERE id = ?').pluck();
  const byTax = db.prepare(
    'SELECT rid, id FROM customers WHERE dedupe_tax = ? AND deleted_at IS NULL AND merged_into IS NULL LIMIT 1',
  );
  const byName = db.prepare(
    `SELECT rid, id, kind, name, tax_code AS taxCode, phone, email, address, province_code AS provinceCode
     FROM customers WHERE dedupe_name = ? AND deleted_at IS NULL AND merged_into IS NULL LIMIT ${mostOfOneName}`,
  );
  const contactsOf = db.prepare(
    `SELECT id, name, role, phone, email, salutation, gender, birthday, is_primary AS isPrimary
     FROM contacts WHERE customer_id = ? AND deleted_at IS NULL ORDER BY rid`,
  );
  const customerOf = db.prepare(
    `SELECT name, kind, trade_name AS tradeName, tax_code AS taxCode, phone, email, website, address, old_address AS oldAddress,
            province_code AS provinceCode, founded_on AS foundedOn, legal_representative AS legalRepresentative, source, lifecycle, rating,
            note, salutation, gender, birthday
     FROM customers WHERE id = ?`,
  );
  const onOthers = db.prepare(
    `SELECT h.rid, h.entity, h.row_id AS rowId, h.root_id AS rootId, h.kind, h.field, h.old_value AS oldValue, h.new_value AS newValue
     FROM history AS h
     WHERE h.group_id = ? AND h.rid < ? AND h.root_id IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM history AS made WHERE made.row_id = h.root_id AND made.kind = 'create' AND made.group_id = h.group_id)
     ORDER BY h.rid DESC LIMIT +?`,
  );
  const newest = db.prepare('SELECT ifnull(max(rid), 0) FROM customers').pluck();
  const createdBy = db.prepare(
    `SELECT rid, row_id AS id FROM history
     WHERE group_id = ? AND rid > ? AND entity = 'customers' AND kind = 'create' ORDER BY rid LIMIT +?`,
  );
  const touched = db.prepare('SELECT 1 FROM history WHERE root_id = ? AND group_id <> ? LIMIT 1').pluck();
  const rowTouched = db
    .prepare(`SELECT 1 FROM history WHERE row_id = ? AND kind = 'update' AND group_id NOT IN (?, ?) LIMIT 1`)
    .pluck();
  const countLiving = db
    .prepare(
      `SELECT count(*) FROM history AS h JOIN customers AS c ON c.id = h.row_id
       WHERE h.group_id = ? AND h.entity = 'customers' AND h.kind = 'create' AND c.deleted_at IS NULL`,
    )
    .pluck();
  const listItems = db.prepare('SELECT key, vi, en FROM list_items WHERE list = ? AND deleted_at IS NULL AND is_active = 1');

  const search = createHeldSearch(db);
  const keysOfCandidate = createCandidateKeys();

  return {
    holdSearch: search.hold,
    isSearchFull: search.isFull,
    indexHeld: search.index,
    mergeSearch: search.merge,
    addBatch({ id, fileName, startedAt, groupId, policy, basis }, headings) {
      addBasis.run(`import-basis:${id}`, basis);
      addRunner.run(runnerKey(id), JSON.stringify(markOfThisProcess()));
      addBatch.run(id, fileName, startedAt, groupId, policy, JSON.stringify(headings));
      onChange();
    },
    setCounts: (id, { rows, created, updated, duplicates, bad, warnings }) =>
      setCounts.run(rows, created, updated, duplicates, bad, warnings, id),
    setState(id, state) {
      setState.run(state, id);
      removeRunner.run(runnerKey(id));
      onChange();
    },
    runnerOf(id) {
      const text = readRunner.get(runnerKey(id));
      // Written above, by this program.
      return typeof text === 'string' ? (JSON.parse(text) as ProcessMark) : null;
    },
    get: (id) => (get.get(id) as ImportReport | undefined) ?? null, // the columns selected
    list: () => list.all() as ImportReport[], // the columns selected
    addProblems(id, found) {
      for (const { row, column, severity, reason, value } of found) addProblem.run(id, row, column, severity, reason, value);
    },
    problems: (id, limit) => problems.all(id, limit) as RowProblem[], // the columns selected
    addFailedRows(id, rows) {
      for (const { row, cells } of rows) addFailed.run(id, row, JSON.stringify(cells));
    },
    failedRows: (id, afterRow, limit) =>
      // The columns selected, and cells as written above.
      (failed.all(id, afterRow, limit) as { row: number; cells: string }[]).map(({ row, cells }) => ({
        row,
        cells: JSON.parse(cells) as string[],
      })),
    errorsOfRows: (id, fromRow, toRow) => errorsOfRows.all(id, fromRow, toRow) as RowProblem[], // the columns selected
    headings: (id) => JSON.parse(String(readHeadings.get(id) ?? '[]')) as string[], // written by `addBatch`
    findDuplicate(keys) {
      const sameTax = keys.tax === null ? undefined : (byTax.get(keys.tax) as FoundCustomer | undefined); // the columns selected
      if (sameTax !== undefined) return sameTax;
      const candidates = byName.all(keys.name) as Candidate[]; // the columns selected
      return candidates.find((candidate) => isSameCustomer(keys, keysOfCandidate(keys.name, candidate))) ?? null;
    },
    knownContacts: (customerId) =>
      (contactsOf.all(customerId) as (Omit<KnownContact, 'isPrimary'> & { isPrimary: number })[]) // the columns selected
        .map((row) => ({ ...row, isPrimary: row.isPrimary === 1 })),
    readCustomer: (id) => (customerOf.get(id) as UpdatableCustomer | undefined) ?? null, // the columns selected
    writtenOnOthers: (groupId, before, limit) => onOthers.all(groupId, before, limit) as WrittenStep[], // the columns selected
    newestCustomer: () => Number(newest.get()),
    createdBy: (groupId, afterRid, limit) => createdBy.all(groupId, afterRid, limit) as { rid: number; id: string }[], // the columns selected
    isTouchedSince: (customerId, groupId) => touched.get(customerId, groupId) === 1,
    isRowChangedBesides: (rowId, groupIds) => rowTouched.get(rowId, ...groupIds) === 1,
    countLiving: (groupId) => Number(countLiving.get(groupId)),
    ownFields: () => ownFields().filter(({ entity, isActive }) => entity === 'customers' && isActive),
    ownValue(customerId, fieldId) {
      const value = ownValue.get(fieldId, customerId);
      return typeof value === 'string' ? value : null;
    },
    choices: () => ({
      sources: listItems.all('lead_source') as Choices['sources'], // the columns selected
      contactRoles: listItems.all('contact_role') as Choices['contactRoles'],
    }),
  };
}

type Candidate = FoundCustomer & Parameters<typeof duplicateKeysOf>[0];

const compared = ['kind', 'name', 'taxCode', 'phone', 'email', 'address', 'provinceCode'] as const;

/** Rows come in the order of their names, so those of one name meet the same customers one after the other: what these are compared by is kept. */
function createCandidateKeys() {
  let ofName = '';
  const known = new Map<number, { readonly candidate: Candidate; readonly keys: DuplicateKeys }>();
  return (name: string, candidate: Candidate): DuplicateKeys => {
    if (name !== ofName) known.clear();
    ofName = name;
    const before = known.get(candidate.rid);
    if (before !== undefined && compared.every((column) => before.candidate[column] === candidate[column])) return before.keys;
    const keys = duplicateKeysOf(candidate);
    known.set(candidate.rid, { candidate, keys });
    return keys;
  };
}

function runnerKey(id: string): string {
  return `import-runner:${id}`;
}
