import { AppError } from '../../../src-shared/rpc/errors.ts';
import { columnOf, entities, type EntityDefinition, type EntityName, isEntityName } from '../../../src-shared/sync/entities.ts';
import type { Db, SqlStatement } from '../platform/database.ts';
import type { SearchBuilder } from '../platform/search-builder.ts';
import { createRowStore } from './apply-rows.ts';
import { columnForms } from './column-forms.ts';
import { type FieldValue, type Fields, toSql } from './rows.ts';
import type { SyncColumns } from './sync-columns.ts';

/*
 * The first sync writes a file that nobody uses yet: no indexes, no triggers, no journal, and the search indexes are built in one go at
 * the end. What is computed across rows (a customer's contacts in its search text, the dates of its visits) is gathered while those rows
 * pass by, so that each row is written once: contacts and visits come before customers.
 */

/** Rows between two COMMITs. */
const rowsInTransaction = 50_000;
const rowHead = ['id', 'rev', 'scopeId', 'rootId', 'createdAt', 'createdBy', 'deletedAt'] as const;

export interface SnapshotLoader {
  /** Takes lines of one snapshot. Answers what to do with each line: an array as the office sent it. */
  table(entity: string, columns: readonly string[]): (row: readonly FieldValue[]) => void;
  /** Builds what was left out, in steps between which others get their turn. */
  finishing(): AsyncGenerator<void>;
}

/** @param now from when on a planned visit counts as the next one */
export function createSnapshotLoader(
  db: Db,
  columns: SyncColumns,
  now: string,
  search: SearchBuilder | null = null,
): SnapshotLoader {
  const later = dropIndexesAndTriggers(db);
  const gathered = {
    contacts: new Map<string, string>(),
    lastVisit: new Map<string, string>(),
    nextVisit: new Map<string, string>(),
  };
  let waiting = 0;
  db.exec('BEGIN');
  const written = () => {
    waiting += 1;
    if (waiting < rowsInTransaction) return;
    waiting = 0;
    db.exec('COMMIT; BEGIN');
  };

  return {
    table(entity, names) {
      for (const name of rowHead) if (!names.includes(name)) throw badSnapshot(`${entity} has no ${name}`);
      const place = new Map(names.map((name, at) => [name, at]));
      const put =
        entity === 'history'
          ? historyWriter(db, place)
          : isEntityName(entity)
            ? rowWriter(db, columns, entity, names, gathered, search)
            : null;
      const gather = gatherer(entity, place, columns, gathered, now);
      return (row) => {
        if (row.length !== names.length) throw badSnapshot(`${entity} has a row of ${row.length} values`);
        gather?.(row);
        // An entity that a later program brings: this one keeps nothing of it and fetches it when it knows it.
        put?.(row);
        written();
      };
    },
    async *finishing() {
      db.exec('COMMIT');
      for (const { name, sql } of later) {
        if (name.startsWith('customers_search')) continue;
        db.exec(sql);
        yield;
      }
      const isBuilt = (await search?.finish()) ?? false;
      for (const index of isBuilt ? [] : ['customers_tri', 'customers_pre']) {
        db.exec(`INSERT INTO ${index}(${index}) VALUES ('rebuild')`);
        yield;
      }
      for (const { name, sql } of later) if (name.startsWith('customers_search')) db.exec(sql);
      gatherForWinners(db, columns, now);
    },
  };
}

/** Answers the statements that make them again. Those that stand for UNIQUE have no statement and stay. */
function dropIndexesAndTriggers(db: Db): { name: string; sql: string }[] {
  const found = db
    .prepare("SELECT name, type, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid")
    .all() as { name: string; type: string; sql: string }[]; // the columns selected
  for (const { name, type } of found) db.exec(`DROP ${type} "${name}"`);
  return found;
}

/** What hangs on merged records passed by under their own names; their winners have it too. */
function gatherForWinners(db: Db, columns: SyncColumns, now: string): void {
  const winners = db
    .prepare('SELECT DISTINCT merged_into FROM customers WHERE merged_into IS NOT NULL')
    .pluck()
    .all() as string[]; // ids
  if (winners.length === 0) return;
  const rows = createRowStore(db, columns);
  db.exec('BEGIN');
  for (const id of winners) rows.refreshFamily(id, now);
  db.exec('COMMIT');
}

interface Gathered {
  readonly contacts: Map<string, string>;
  readonly lastVisit: Map<string, string>;
  readonly nextVisit: Map<string, string>;
}

function rowWriter(
  db: Db,
  columns: SyncColumns,
  entity: EntityName,
  names: readonly string[],
  gathered: Gathered,
  search: SearchBuilder | null,
) {
  const definition: EntityDefinition = entities[entity];
  const local = columns.local[entity];
  const place = new Map(names.map((name, at) => [name, at]));
  const known = [...rowHead, ...definition.fields];
  const unknown = names.flatMap((name, at) => (known.includes(name) ? [] : [[name, at] as const]));
  const dates = entity === 'customers' ? ['last_visit_at', 'next_visit_at'] : [];
  const extra = unknown.length > 0 ? ['extra'] : [];
  const targets = [...known.map(columnOf), ...(local?.columns ?? []), ...dates, ...extra];
  const sets = targets.slice(1).map((column) => `"${column}" = excluded."${column}"`);
  const statement: SqlStatement = db.prepare(
    `INSERT INTO "${definition.table}" (${targets.map((column) => `"${column}"`).join(', ')}) VALUES (${targets.map(() => '?').join(', ')})
     ON CONFLICT(id) DO UPDATE SET ${sets.join(', ')} WHERE excluded.rev >= rev`,
  );
  // Where each value lies in the office's row; -1 for a field that this office does not know yet.
  const forms = columnForms(db, definition, known);
  const sources = known.map((name, index) => ({ source: place.get(name) ?? -1, form: forms[index] ?? toSql }));
  const idAt = place.get('id') ?? -1;
  const needed = (local?.dependsOn ?? []).map((field) => [field, place.get(field) ?? -1] as const);
  const values: (string | number | null)[] = targets.map(() => null);
  const searchAt = entity === 'customers' ? targets.indexOf('search') : -1;

  return (row: readonly FieldValue[]): void => {
    let at = 0;
    // Of a field that did not come `row[-1]` is undefined.
    for (const { source, form } of sources) values[at++] = form(row[source]);
    const id = String(row[idAt]);
    if (local !== undefined) {
      const fields: Fields = {};
      for (const [field, source] of needed) fields[field] = source === -1 ? null : (row[source] ?? null);
      for (const value of local.compute(fields, { contact_search: gathered.contacts.get(id) ?? '' })) values[at++] = value;
    }
    if (entity === 'customers') {
      values[at++] = gathered.lastVisit.get(id) ?? null;
      values[at++] = gathered.nextVisit.get(id) ?? null;
    }
    if (unknown.length > 0)
      values[at++] = JSON.stringify(Object.fromEntries(unknown.map(([name, source]) => [name, row[source] ?? null])));
    const { lastInsertRowid } = statement.run(values);
    if (searchAt !== -1) search?.add(Number(lastInsertRowid), String(values[searchAt]));
  };
}

/** One line of the office's history is a change of a row; here every field has a line of its own. */
function historyWriter(db: Db, place: ReadonlyMap<string, number>) {
  const insert: SqlStatement = db.prepare(
    `INSERT INTO history (entity, row_id, root_id, group_id, kind, field, old_value, new_value, at, user_id, device_id, op_no)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const at = (name: string) => place.get(name) ?? -1;
  const [entity, rowId, rootId, groupId, kind] = ['entity', 'rowId', 'rootId', 'groupId', 'kind'].map(at);
  const [changes, when, userId, deviceId, opNo] = ['changes', 'at', 'userId', 'deviceId', 'opNo'].map(at);
  const of = (row: readonly FieldValue[], index: number | undefined) => toSql(row[index ?? -1]);

  return (row: readonly FieldValue[]): void => {
    const head = [of(row, entity), of(row, rowId), of(row, rootId), of(row, groupId), of(row, kind)];
    const tail = [of(row, when), of(row, userId), of(row, deviceId), of(row, opNo)];
    const text = of(row, changes);
    // JSON of the office: {field: [old, new]}.
    const changed = typeof text === 'string' ? Object.entries(JSON.parse(text) as Record<string, [unknown, unknown]>) : [];
    if (changed.length === 0) insert.run([...head, null, null, null, ...tail]);
    for (const [field, [before, after]] of changed) {
      insert.run([...head, field, JSON.stringify(before ?? null), JSON.stringify(after ?? null), ...tail]);
    }
  };
}

/** What a row adds to columns of its customer. */
function gatherer(entity: string, place: ReadonlyMap<string, number>, columns: SyncColumns, gathered: Gathered, now: string) {
  const text = (row: readonly FieldValue[], name: string): string | null => {
    const value = row[place.get(name) ?? -1];
    return typeof value === 'string' ? value : null;
  };
  if (entity === 'contacts') {
    return (row: readonly FieldValue[]): void => {
      const customerId = text(row, 'customerId');
      if (customerId === null || text(row, 'deletedAt') !== null) return;
      const added = columns.contactSearchOf({
        name: text(row, 'name') ?? '',
        phone: text(row, 'phone'),
        email: text(row, 'email'),
      });
      const before = gathered.contacts.get(customerId);
      gathered.contacts.set(customerId, before === undefined ? added : `${before} ${added}`);
    };
  }
  if (entity === 'visits') {
    return (row: readonly FieldValue[]): void => {
      const customerId = text(row, 'customerId');
      const startsAt = text(row, 'startsAt');
      if (customerId === null || startsAt === null || text(row, 'deletedAt') !== null) return;
      const state = text(row, 'state');
      if (state === 'done' && startsAt > (gathered.lastVisit.get(customerId) ?? '')) gathered.lastVisit.set(customerId, startsAt);
      if (state === 'planned' && startsAt >= now && startsAt < (gathered.nextVisit.get(customerId) ?? '9999')) {
        gathered.nextVisit.set(customerId, startsAt);
      }
    };
  }
  return null;
}

function badSnapshot(message: string): AppError {
  return new AppError('not-an-office', `the snapshot cannot be read: ${message}`);
}
