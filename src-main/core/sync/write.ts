import { AppError } from '../../../src-shared/rpc/errors.ts';
import { nextHlc } from '../../../src-shared/sync/clock.ts';
import { columnOf, entities, type EntityDefinition, type EntityName } from '../../../src-shared/sync/entities.ts';
import type { Changes } from '../platform/changes.ts';
import { type Db, inTransaction, type SqlStatement } from '../platform/database.ts';
import type { Journal, JournalEntry } from '../platform/journal.ts';
import type { Log } from '../platform/log.ts';
import type { Clock, Ids } from '../platform/ports.ts';
import { schemaVersion } from '../platform/migrate.ts';
import { createStateStore, type StateStore } from './state.ts';
import { createRowReader, type FieldValue, type Fields, type LocalColumnsByEntity, type StoredRow, toSql } from './rows.ts';

/*
 * THE one write door. A change of a synced row is, in one immediate transaction:
 *
 *     base (the office's version, once)  →  row  →  operation (outbox)  →  history      COMMIT  →  journal  →  answer  →  "changed"
 *
 * Row and operation commit together: a change stored but not queued would never reach the office.
 * The journal comes after COMMIT and before the answer: an acknowledged change exists twice.
 */

export type ChangeKind = 'create' | 'update' | 'delete' | 'restore';

export interface WriteTransaction {
  readonly groupId: string;
  /** The instant of this transaction, the same for all its rows. */
  readonly now: string;
  readonly userId: string | null;
  /** For reads inside the transaction. Writing synced tables with it is refused by the guard triggers' test. */
  readonly db: Db;
  /** Makes a row. The same id again is no error: the first one stays. Answers the id. */
  create(entity: EntityName, values: Fields & { id?: string }): string;
  /** Changes named fields; answers whether anything differed. `rev` is the version that the form showed when it opened. */
  update(entity: EntityName, id: string, change: Fields, rev?: number): boolean;
  remove(entity: EntityName, id: string): boolean;
  restore(entity: EntityName, id: string): boolean;
  read(entity: EntityName, id: string): StoredRow | null;
  /** Writes computed columns, which never sync. */
  setLocal(entity: EntityName, id: string, columns: Readonly<Record<string, string | number | null>>): void;
}

export interface WriteDoor {
  /** Runs the work in one transaction and one undo group, and answers after COMMIT and journal. */
  transact<T>(work: (tx: WriteTransaction) => T, options?: { groupId?: string }): { value: T; groupId: string };
  /** Lays journal entries over a restored backup: the same numbers, rows, history; entries that are there already are passed over. */
  replay(entries: readonly JournalEntry[]): number;
  /** Appends to the journal what was committed but could not be journaled (full disk, crash between the two). */
  catchUpJournal(): void;
}

/** Called before COMMIT with the customers that were touched through this entity, to refresh columns computed across rows. */
export type AfterWrite = Partial<Record<EntityName, (tx: WriteTransaction, rootIds: ReadonlySet<string>) => void>>;

export interface WriteDoorDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly journal: Journal;
  readonly changes: Changes;
  readonly localColumns: LocalColumnsByEntity;
  readonly afterWrite: AfterWrite;
}

export function createWriteDoor(deps: WriteDoorDeps): WriteDoor {
  const { db } = deps;
  const state = createStateStore(db);
  const statements = prepareStatements(db, deps.localColumns);

  const journalUpTo = (entries: readonly JournalEntry[]) => {
    try {
      deps.journal.append(entries);
    } catch (error) {
      // The change is committed and safe in the database; the second copy follows with the next change or start.
      deps.log.error('journal is behind', error);
    }
  };

  return {
    transact(work, options = {}) {
      const group = createGroup(deps, state, statements, options.groupId ?? deps.ids.next());
      const value = inTransaction(db, () => {
        statements.openGuard.run();
        const result = work(group.tx);
        group.finish();
        statements.closeGuard.run();
        return result;
      });
      journalUpTo(group.entries);
      deps.changes.changed(group.touched);
      return { value, groupId: group.tx.groupId };
    },
    replay(entries) {
      const newest = Number(statements.lastOpNo.get() ?? 0);
      const missing = entries.filter((entry) => entry.opNo > newest);
      for (const part of slices(missing, 500)) {
        inTransaction(db, () => {
          statements.openGuard.run();
          for (const entry of part) replayEntry(deps, state, statements, entry);
          statements.closeGuard.run();
        });
      }
      return missing.length;
    },
    catchUpJournal() {
      const behind = statements.opsAfter.all(deps.journal.lastOpNo()) as (Omit<JournalEntry, 'userId'> & { userId: null })[]; // the columns selected
      if (behind.length > 0) journalUpTo(behind.map((entry) => ({ ...entry, userId: state.get('user_id') })));
    },
  };
}

type Statements = ReturnType<typeof prepareStatements>;

function prepareStatements(db: Db, localColumns: LocalColumnsByEntity) {
  const inserts = new Map<EntityName, SqlStatement>();
  const updates = new Map<string, SqlStatement>();
  return {
    openGuard: db.prepare("INSERT INTO temp.sync_ctx VALUES ('write door')"),
    closeGuard: db.prepare('DELETE FROM temp.sync_ctx'),
    lastOpNo: db.prepare('SELECT max(op_no) FROM outbox').pluck(),
    opsAfter: db.prepare(
      `SELECT op_no AS opNo, group_id AS groupId, entity, row_id AS rowId, kind, patch, base_rev AS baseRev, hlc,
              schema_v AS schemaV, created_at AS createdAt, NULL AS userId FROM outbox WHERE op_no > ? ORDER BY op_no`,
    ),
    addOperation: db.prepare(
      `INSERT INTO outbox (op_no, group_id, entity, row_id, kind, patch, base_rev, hlc, schema_v, state, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?)`,
    ),
    addHistory: db.prepare<unknown[]>(
      `INSERT INTO history (entity, row_id, root_id, group_id, kind, field, old_value, new_value, at, user_id, device_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    keepBase: db.prepare('INSERT OR IGNORE INTO sync_base (entity, row_id, row_json) VALUES (?, ?, ?)'),
    scopeOfCustomer: db.prepare('SELECT scope_id FROM customers WHERE id = ?').pluck(),
    read: createRowReader(db),
    insert(name: EntityName) {
      let statement = inserts.get(name);
      if (statement === undefined) {
        const definition: EntityDefinition = entities[name];
        const columns = [
          'id',
          'scope_id',
          'root_id',
          'created_at',
          'created_by',
          ...definition.fields.map(columnOf),
          ...(localColumns[name]?.columns ?? []),
        ];
        const names = columns.map((column) => `"${column}"`).join(', ');
        statement = db.prepare(
          `INSERT INTO "${definition.table}" (${names}) VALUES (${columns.map(() => '?').join(', ')}) ON CONFLICT(id) DO NOTHING`,
        );
        inserts.set(name, statement);
      }
      return statement;
    },
    /** `columns` come from the registry or from a feature's own list of local columns, never from a message. */
    update(name: EntityName, columns: readonly string[]) {
      const key = `${name}:${columns.join()}`;
      let statement = updates.get(key);
      if (statement === undefined) {
        const sets = columns.map((column) => `"${column}" = ?`).join(', ');
        statement = db.prepare(`UPDATE "${entities[name].table}" SET ${sets} WHERE id = ?`);
        updates.set(key, statement);
      }
      return statement;
    },
  };
}

function createGroup(deps: WriteDoorDeps, state: StateStore, statements: Statements, groupId: string) {
  const entries: JournalEntry[] = [];
  const touched = new Map<string, Set<string>>();
  const rootsTouched = new Map<EntityName, Set<string>>();
  const nowMs = deps.clock.now();
  const now = new Date(nowMs).toISOString();
  const userId = state.get('user_id');
  const deviceId = state.get('device_id');
  let hlc = state.get('hlc');

  const note = (name: EntityName, id: string, rootId: string | null) => {
    add(touched, name, id);
    if (rootId !== null) add(rootsTouched, name, rootId);
  };
  const addOperation = (name: EntityName, id: string, kind: ChangeKind, patch: Fields, baseRev: number) => {
    hlc = nextHlc(hlc, nowMs);
    const text = JSON.stringify(patch);
    const opNo = Number(
      statements.addOperation.run(null, groupId, name, id, kind, text, baseRev, hlc, schemaVersion, now).lastInsertRowid,
    );
    entries.push({ opNo, groupId, entity: name, rowId: id, kind, patch: text, baseRev, hlc, schemaV: schemaVersion, createdAt: now, userId });
  };
  const addHistory = (
    name: EntityName,
    id: string,
    rootId: string | null,
    kind: ChangeKind,
    field: string | null,
    oldValue: FieldValue,
    newValue: FieldValue,
  ) => {
    const values = field === null ? [null, null] : [JSON.stringify(oldValue), JSON.stringify(newValue)];
    statements.addHistory.run(name, id, rootId, groupId, kind, field, ...values, now, userId, deviceId);
  };
  const readOrThrow = (name: EntityName, id: string) => {
    const found = statements.read(name, id);
    if (found === null) throw new AppError('not-found', `no ${name} with this id`, { details: { entity: name, id } });
    return found;
  };
  const setDeleted = (name: EntityName, id: string, kind: 'delete' | 'restore') => {
    const { row } = readOrThrow(name, id);
    const deletedAt = kind === 'delete' ? now : null;
    if ((row.deletedAt === null) === (deletedAt === null)) return false;
    keepBase(statements, name, row);
    statements.update(name, ['deleted_at']).run(deletedAt, id);
    addOperation(name, id, kind, {}, row.rev);
    addHistory(name, id, row.rootId, kind, null, null, null);
    note(name, id, row.rootId);
    return true;
  };

  const tx: WriteTransaction = {
    groupId,
    now,
    userId,
    db: deps.db,
    create(name, values) {
      const id = values.id ?? deps.ids.next();
      const fields = pickFields(name, values);
      const inserted = insertRow(deps, statements, { name, id, fields, now, userId });
      if (inserted === null) return id;
      addOperation(name, id, 'create', withoutNulls(fields), 0);
      addHistory(name, id, inserted.rootId, 'create', null, null, null);
      note(name, id, inserted.rootId);
      return id;
    },
    update(name, id, change, rev) {
      const { row, columns } = readOrThrow(name, id);
      const patch = differenceOf(row, pickFields(name, change));
      const fields = Object.keys(patch);
      if (fields.length === 0) return false;
      keepBase(statements, name, row);
      updateRow(deps, statements, name, row, columns, patch);
      addOperation(name, id, 'update', patch, rev ?? row.rev);
      for (const field of fields) {
        addHistory(name, id, row.rootId, 'update', field, row.fields[field] ?? null, patch[field] ?? null);
      }
      note(name, id, row.rootId);
      return true;
    },
    remove: (name, id) => setDeleted(name, id, 'delete'),
    restore: (name, id) => setDeleted(name, id, 'restore'),
    read: (name, id) => statements.read(name, id)?.row ?? null,
    setLocal(name, id, columns) {
      statements.update(name, Object.keys(columns)).run(...Object.values(columns), id);
      add(touched, name, id);
    },
  };

  return {
    tx,
    entries,
    touched,
    finish() {
      for (const [name, rootIds] of rootsTouched) deps.afterWrite[name]?.(tx, rootIds);
      if (hlc !== null) state.set('hlc', hlc);
    },
  };
}

/** Null where the id is there already. */
function insertRow(
  deps: WriteDoorDeps,
  statements: Statements,
  row: { name: EntityName; id: string; fields: Fields; now: string; userId: string | null },
): { rootId: string | null } | null {
  const definition: EntityDefinition = entities[row.name];
  const customerId = row.fields['customerId'];
  const rootId = definition.root === 'self' ? row.id : definition.root === null ? null : String(customerId);
  const scopeId =
    definition.root === 'self'
      ? (row.fields['ownerId'] ?? row.userId)
      : rootId === null
        ? null
        : (statements.scopeOfCustomer.get(rootId) ?? null);
  const result = statements
    .insert(row.name)
    .run(
      row.id,
      scopeId,
      rootId,
      row.now,
      row.userId,
      ...definition.fields.map((field) => toSql(row.fields[field])),
      ...(deps.localColumns[row.name]?.compute(row.fields, null) ?? []),
    );
  return result.changes === 0 ? null : { rootId };
}

function updateRow(
  deps: WriteDoorDeps,
  statements: Statements,
  name: EntityName,
  row: StoredRow,
  columns: Readonly<Record<string, unknown>>,
  patch: Fields,
): void {
  const changed = Object.keys(patch);
  const names = changed.map(columnOf);
  const values = changed.map((field) => toSql(patch[field]));
  const local = deps.localColumns[name];
  if (local?.dependsOn.some((field) => changed.includes(field)) === true) {
    names.push(...local.columns);
    values.push(...local.compute({ ...row.fields, ...patch }, columns));
  }
  if (name === 'customers' && 'ownerId' in patch) {
    // What hangs on a customer travels with it: the scope of the whole tree is the new owner's.
    names.push('scope_id');
    values.push(toSql(patch['ownerId'] ?? row.createdBy));
    for (const child of childEntities) {
      deps.db.prepare(`UPDATE "${entities[child].table}" SET scope_id = ? WHERE customer_id = ?`).run(toSql(patch['ownerId'] ?? row.createdBy), row.id);
    }
  }
  statements.update(name, names).run(...values, row.id);
}

const childEntities = (Object.keys(entities) as EntityName[]) // the registry's own keys
  .filter((name) => entities[name].root === 'customerId');

function keepBase(statements: Statements, name: EntityName, row: StoredRow): void {
  // A row that the office has never seen has no version of the office's to keep.
  if (row.rev > 0) statements.keepBase.run(name, row.id, JSON.stringify(row));
}

/** The row, operation and history of an entry once more; derived columns are refreshed as in the first writing. */
function replayEntry(deps: WriteDoorDeps, state: StateStore, statements: Statements, entry: JournalEntry): void {
  const name = entry.entity as EntityName; // journal entries are written by this file alone, under names of the registry
  if (!Object.hasOwn(entities, name)) return;
  // We wrote it, authenticated with the entry.
  const patch = JSON.parse(entry.patch) as Fields;
  const found = statements.read(name, entry.rowId);
  let rootId = found?.row.rootId ?? null;
  const remember = (field: string | null, oldValue: FieldValue, newValue: FieldValue) =>
    statements.addHistory.run(
      name,
      entry.rowId,
      rootId,
      entry.groupId,
      entry.kind,
      field,
      field === null ? null : JSON.stringify(oldValue),
      field === null ? null : JSON.stringify(newValue),
      entry.createdAt,
      entry.userId,
      state.get('device_id'),
    );
  if (entry.kind === 'create' && found === null) {
    const inserted = insertRow(deps, statements, { name, id: entry.rowId, fields: patch, now: entry.createdAt, userId: entry.userId });
    rootId = inserted?.rootId ?? null;
    remember(null, null, null);
  } else if (found !== null) {
    keepBase(statements, name, found.row);
    if (entry.kind === 'update') {
      updateRow(deps, statements, name, found.row, found.columns, patch);
      for (const [field, value] of Object.entries(patch)) remember(field, found.row.fields[field] ?? null, value);
    } else if (entry.kind !== 'create') {
      statements.update(name, ['deleted_at']).run(entry.kind === 'delete' ? entry.createdAt : null, entry.rowId);
      remember(null, null, null);
    }
  }
  statements.addOperation.run(
    entry.opNo,
    entry.groupId,
    name,
    entry.rowId,
    entry.kind,
    entry.patch,
    entry.baseRev,
    entry.hlc,
    entry.schemaV,
    entry.createdAt,
  );
  state.set('hlc', entry.hlc);
  if (rootId !== null) {
    const group = createGroup(deps, state, statements, entry.groupId);
    deps.afterWrite[name]?.(group.tx, new Set([rootId]));
  }
}

function pickFields(name: EntityName, values: Readonly<Record<string, FieldValue | undefined>>): Fields {
  const fields: Fields = {};
  for (const field of entities[name].fields) {
    const value = values[field];
    if (value !== undefined) fields[field] = value;
  }
  return fields;
}

function differenceOf(row: StoredRow, change: Fields): Fields {
  return Object.fromEntries(Object.entries(change).filter(([field, value]) => row.fields[field] !== value));
}

function withoutNulls(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

function add<K>(map: Map<K, Set<string>>, key: K, id: string): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([id]));
  else set.add(id);
}

function slices<T>(items: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < items.length; at += size) parts.push(items.slice(at, at + size));
  return parts;
}
