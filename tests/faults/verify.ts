import { columnOf, entities, type EntityName, isEntityName } from '../../src-shared/sync/entities.ts';
import type { Db } from '../../src-main/core/platform/database.ts';
import { createMoreUpkeep } from '../../src-main/core/customers/search-more-upkeep.ts';
import { createSearchUpkeep } from '../../src-main/core/customers/search-upkeep.ts';
import { openJournal } from '../../src-main/core/platform/journal.ts';
import { acceptInto, type Model, type RowState, type Step } from './scenario.ts';

/** A step whose answer never came: afterwards it is there whole, or not at all. */
export type UnsureStep = Step;

/** Every acknowledged row that is not what it was acknowledged to be, in words. */
export function findLost(db: Db, model: Model, keys: Iterable<string> = model.keys()): string[] {
  const lost: string[] = [];
  for (const key of keys) {
    const wanted = model.get(key);
    const problem = differenceOf(db, key, wanted ?? null);
    if (problem !== null) lost.push(problem);
  }
  return lost;
}

/** Looks which way each unanswered step went, writes it into the model, and tells those that went half way. */
export function settleUnsure(db: Db, model: Model, unsure: readonly UnsureStep[]): string[] {
  const broken: string[] = [];
  for (const step of unsure) {
    const keys = Object.keys(step.after);
    const isBefore = keys.every((key) => differenceOf(db, key, model.get(key) ?? null) === null);
    if (isBefore) continue;
    const notAfter = keys.map((key) => differenceOf(db, key, step.after[key] ?? null)).filter((problem) => problem !== null);
    if (notAfter.length === 0) acceptInto(model, step, {});
    else broken.push(`${step.procedure} is there by half: ${notAfter.slice(0, 3).join('; ')}`);
  }
  return broken;
}

/** Null where the row is as wanted; `wanted` null means that there must be none. */
function differenceOf(db: Db, key: string, wanted: RowState | null): string | null {
  const slash = key.indexOf('/');
  const entity = key.slice(0, slash);
  const id = key.slice(slash + 1);
  const found = readRow(db, entity, id);
  if (wanted === null) return found === null ? null : `${key} is there`;
  if (found === null) return `${key} is missing`;
  const isDeleted = found['deleted_at'] !== null;
  if (isDeleted !== wanted.isDeleted) return `${key} is ${isDeleted ? 'deleted' : 'not deleted'}`;
  for (const [field, value] of Object.entries(wanted.fields)) {
    const stored = found[columnOf(field)];
    const expected = typeof value === 'boolean' ? Number(value) : value;
    if ((stored ?? null) !== expected) return `${key} has another ${field}`;
  }
  return null;
}

function readRow(db: Db, entity: string, id: string): Record<string, unknown> | null {
  if (entity === 'import') {
    const rows = Number(
      db.prepare('SELECT count(*) FROM customers WHERE deleted_at IS NULL AND instr(name, ?) > 0').pluck().get(id),
    );
    return rows === 0 ? null : { rows, deleted_at: null };
  }
  const sql =
    entity === 'result'
      ? 'SELECT * FROM visit_results WHERE visit_id = ? AND deleted_at IS NULL'
      : isEntityName(entity)
        ? `SELECT * FROM "${entities[entity].table}" WHERE id = ?`
        : null;
  if (sql === null) throw new Error(`no such entity: ${entity}`);
  return (db.prepare(sql).get(id) as Record<string, unknown> | undefined) ?? null; // one object with the table's columns
}

/** What holds in every database of ours at every moment, whatever happened to it. */
export function findBroken(db: Db): string[] {
  const broken: string[] = [];
  const number = (sql: string) => Number(db.prepare(sql).pluck().get() ?? 0);
  const none = (what: string, sql: string) => {
    const rows = number(sql);
    if (rows > 0) broken.push(`${rows} × ${what}`);
  };
  const integrity = db.pragma('integrity_check', { simple: true });
  if (integrity !== 'ok') broken.push(`integrity_check: ${String(integrity)}`);
  const references = db.pragma('foreign_key_check');
  if (Array.isArray(references) && references.length > 0) broken.push('foreign_key_check');
  createSearchUpkeep(db)();
  const more = createMoreUpkeep(db);
  while (more.step());
  for (const index of ['customers_tri', 'customers_pre', 'customers_more']) {
    try {
      // Rank 1: compare with the table, not only with itself.
      db.exec(`INSERT INTO ${index}(${index}, rank) VALUES ('integrity-check', 1)`);
    } catch (error) {
      broken.push(`${index} differs from the table: ${String(error)}`);
    }
  }
  none('gap in the numbers of operations', 'SELECT ifnull(max(op_no) - min(op_no) + 1 - count(*), 0) FROM outbox');
  none(
    'time that does not rise',
    'SELECT count(*) FROM (SELECT hlc <= lag(hlc) OVER (ORDER BY op_no) AS falls FROM outbox) WHERE falls',
  );
  for (const name of Object.keys(entities) as EntityName[] /* the registry's own keys */) {
    const { table } = entities[name];
    none(
      `operation without its row in ${table}`,
      `SELECT count(*) FROM outbox AS o LEFT JOIN "${table}" AS t ON t.id = o.row_id WHERE o.entity = '${name}' AND t.id IS NULL`,
    );
    none(
      `row in ${table} without an operation`,
      `SELECT count(*) FROM "${table}" WHERE id NOT IN (SELECT row_id FROM outbox WHERE entity = '${name}')`,
    );
  }
  const steps = 'entity, row_id, group_id, kind';
  none('operation without history', `SELECT count(*) FROM (SELECT ${steps} FROM outbox EXCEPT SELECT ${steps} FROM history)`);
  none('history without an operation', `SELECT count(*) FROM (SELECT ${steps} FROM history EXCEPT SELECT ${steps} FROM outbox)`);
  none(
    'done visit without a result, or a result of a visit that is not done',
    `SELECT count(*) FROM visits AS v WHERE (v.state = 'done') <> EXISTS (SELECT 1 FROM visit_results AS r WHERE r.visit_id = v.id AND r.deleted_at IS NULL)`,
  );
  none(
    'customer without exactly one primary contact',
    `SELECT count(*) FROM (SELECT sum(is_primary) AS primaries FROM contacts WHERE deleted_at IS NULL GROUP BY customer_id) WHERE primaries <> 1`,
  );
  broken.push(...findRowsBesideTheirOperations(db));
  return broken;
}

/** A row is what its operations add up to: the newest value of each field, in the order of the operations. */
function findRowsBesideTheirOperations(db: Db): string[] {
  const values = new Map<string, { entity: string; id: string; fields: Map<string, unknown>; isDeleted: boolean }>();
  const operations = db.prepare('SELECT entity, row_id AS rowId, kind, patch FROM outbox ORDER BY op_no').all() as {
    entity: string;
    rowId: string;
    kind: string;
    patch: string;
  }[]; // the columns selected
  for (const { entity, rowId, kind, patch } of operations) {
    const key = `${entity}/${rowId}`;
    const row = values.get(key) ?? { entity, id: rowId, fields: new Map(), isDeleted: false };
    for (const [field, value] of Object.entries(JSON.parse(patch) as Record<string, unknown>)) row.fields.set(field, value);
    if (kind === 'delete' || kind === 'restore') row.isDeleted = kind === 'delete';
    values.set(key, row);
  }
  const broken: string[] = [];
  for (const [key, row] of values) {
    const stored = readRow(db, row.entity, row.id);
    if (stored === null) continue;
    const differing = [...row.fields].find(
      ([field, value]) => (stored[columnOf(field)] ?? null) !== (typeof value === 'boolean' ? Number(value) : value),
    );
    if (differing !== undefined) broken.push(`${key} has another ${differing[0]} than its operations`);
    if ((stored['deleted_at'] !== null) !== row.isDeleted) broken.push(`${key} is deleted or not, against its operations`);
  }
  return broken.slice(0, 5);
}

/** Acknowledged groups of changes that the journal alone could not bring back. */
export function groupsMissingInJournal(folder: string, key: Uint8Array, groups: readonly string[]): string[] {
  const journal = openJournal(folder, key);
  const known = new Set(journal.readAll().entries.map((entry) => entry.groupId));
  journal.close();
  return groups.filter((group) => !known.has(group));
}

/** Acknowledged groups of changes that are not in the database. */
export function groupsMissingInDatabase(db: Db, groups: readonly string[]): string[] {
  const known = new Set(db.prepare('SELECT DISTINCT group_id FROM outbox').pluck().all());
  return groups.filter((group) => !known.has(group));
}
