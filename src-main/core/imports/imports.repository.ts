import type { Choices } from '../../../src-shared/imports/choices.ts';
import { type DuplicateKeys, duplicateKeysOf, isSameCustomer } from '../../../src-shared/imports/duplicates.ts';
import type { ImportReport, RowProblem } from '../../../src-shared/imports/import.ts';
import type { Db } from '../platform/database.ts';
import { markOfThisProcess, type ProcessMark } from '../platform/this-process.ts';

/** Counts of an import while it runs. */
export type ImportCounts = Pick<ImportReport, 'rows' | 'created' | 'duplicates' | 'bad' | 'warnings'>;

export interface ImportsRepository {
  addBatch(batch: Pick<ImportReport, 'id' | 'fileName' | 'startedAt' | 'groupId'>): void;
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
  /** The row number of a living customer that is the same; null where there is none. */
  findDuplicate(keys: DuplicateKeys): number | null;
  newestCustomer(): number;
  /** Customers that a group made, a page at a time, by the number of their history entry. */
  createdBy(groupId: string, afterRid: number, limit: number): { rid: number; id: string }[];
  /** Whether anything of the customer, its contacts or visits was written by another group. */
  isTouchedSince(customerId: string, groupId: string): boolean;
  countLiving(groupId: string): number;
  choices(): Choices;
}

const batchColumns =
  'id, file_name AS fileName, state, started_at AS startedAt, group_id AS groupId, rows, created, duplicates, bad, warnings';

/** `onChange` is told when an import begins or ends: these tables are no synced entity that the write door would tell of. */
export function createImportsRepository(db: Db, onChange: () => void): ImportsRepository {
  const addBatch = db.prepare(
    `INSERT INTO import_batches (id, file_name, state, started_at, group_id) VALUES (?, ?, 'running', ?, ?)`,
  );
  const setCounts = db.prepare(
    'UPDATE import_batches SET rows = ?, created = ?, duplicates = ?, bad = ?, warnings = ? WHERE id = ?',
  );
  const setState = db.prepare('UPDATE import_batches SET state = ? WHERE id = ?');
  const addRunner = db.prepare('INSERT INTO sync_state (key, value) VALUES (?, ?)');
  const readRunner = db.prepare('SELECT value FROM sync_state WHERE key = ?').pluck();
  const removeRunner = db.prepare('DELETE FROM sync_state WHERE key = ?');
  const get = db.prepare(`SELECT ${batchColumns} FROM import_batches WHERE id = ?`);
  const list = db.prepare(`SELECT ${batchColumns} FROM import_batches ORDER BY started_at DESC, id DESC LIMIT 500`);
  const addProblem = db.prepare(
    'INSERT INTO import_problems (batch_id, row, column_name, severity, reason, value) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const problems = db.prepare(
    `SELECT row, column_name AS "column", severity, reason, value FROM import_problems WHERE batch_id = ? ORDER BY severity, row, rid LIMIT ?`,
  );
  const byTax = db
    .prepare('SELECT rid FROM customers WHERE dedupe_tax = ? AND deleted_at IS NULL AND merged_into IS NULL LIMIT 1')
    .pluck();
  const byName = db.prepare(
    `SELECT rid, name, tax_code AS taxCode, phone, address FROM customers WHERE dedupe_name = ? AND deleted_at IS NULL AND merged_into IS NULL LIMIT 100`,
  );
  const newest = db.prepare('SELECT ifnull(max(rid), 0) FROM customers').pluck();
  const createdBy = db.prepare(
    `SELECT rid, row_id AS id FROM history
     WHERE group_id = ? AND rid > ? AND entity = 'customers' AND kind = 'create' ORDER BY rid LIMIT ?`,
  );
  const touched = db.prepare('SELECT 1 FROM history WHERE root_id = ? AND group_id <> ? LIMIT 1').pluck();
  const countLiving = db
    .prepare(
      `SELECT count(*) FROM history AS h JOIN customers AS c ON c.id = h.row_id
       WHERE h.group_id = ? AND h.entity = 'customers' AND h.kind = 'create' AND c.deleted_at IS NULL`,
    )
    .pluck();
  const listItems = db.prepare('SELECT key, vi, en FROM list_items WHERE list = ? AND deleted_at IS NULL AND is_active = 1');

  return {
    addBatch({ id, fileName, startedAt, groupId }) {
      addRunner.run(runnerKey(id), JSON.stringify(markOfThisProcess()));
      addBatch.run(id, fileName, startedAt, groupId);
      onChange();
    },
    setCounts: (id, { rows, created, duplicates, bad, warnings }) => setCounts.run(rows, created, duplicates, bad, warnings, id),
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
    findDuplicate(keys) {
      const sameTax = keys.tax === null ? undefined : byTax.get(keys.tax);
      if (sameTax !== undefined) return Number(sameTax);
      // The columns selected.
      const candidates = byName.all(keys.name) as {
        rid: number;
        name: string;
        taxCode: string | null;
        phone: string | null;
        address: string | null;
      }[];
      return candidates.find((candidate) => isSameCustomer(keys, duplicateKeysOf(candidate)))?.rid ?? null;
    },
    newestCustomer: () => Number(newest.get()),
    createdBy: (groupId, afterRid, limit) => createdBy.all(groupId, afterRid, limit) as { rid: number; id: string }[], // the columns selected
    isTouchedSince: (customerId, groupId) => touched.get(customerId, groupId) === 1,
    countLiving: (groupId) => Number(countLiving.get(groupId)),
    choices: () => ({
      sources: listItems.all('lead_source') as Choices['sources'], // the columns selected
      contactRoles: listItems.all('contact_role') as Choices['contactRoles'],
    }),
  };
}

function runnerKey(id: string): string {
  return `import-runner:${id}`;
}
