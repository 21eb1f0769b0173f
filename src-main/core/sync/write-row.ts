import { anchorOf, rootUnder, valuesHangOn } from '../../../src-shared/sync/anchors.ts';
import { columnOf, entities, type EntityDefinition, type EntityName } from '../../../src-shared/sync/entities.ts';
import { isRootEntity, scopeOfOffice, ownScope, scopeOfRow, touchesScope } from '../../../src-shared/sync/scopes.ts';
import type { Db, SqlStatement } from '../platform/database.ts';
import { createRowReader, type Fields, type LocalColumns, type LocalColumnsByEntity, type StoredRow, toSql } from './rows.ts';

/*
 * The statements behind the write door, and how one row is written with them. Only write.ts and replay.ts use this file.
 */

export type WriteStatements = ReturnType<typeof prepareWriteStatements>;

export function prepareWriteStatements(db: Db, localColumns: LocalColumnsByEntity) {
  const inserts = new Map<EntityName, SqlStatement>();
  const updates = new Map<string, SqlStatement>();
  return {
    openGuard: db.prepare("INSERT INTO temp.sync_ctx VALUES ('write door')"),
    closeGuard: db.prepare('DELETE FROM temp.sync_ctx'),
    lastOpNo: db.prepare('SELECT max(op_no) FROM outbox').pluck(),
    opsAfter: db.prepare(
      `SELECT op_no AS opNo, group_id AS groupId, entity, row_id AS rowId, kind, patch, base_rev AS baseRev, hlc,
              schema_v AS schemaV, created_at AS createdAt FROM outbox WHERE op_no > ? ORDER BY op_no`,
    ),
    addOperation: db.prepare(
      `INSERT INTO outbox (op_no, group_id, entity, row_id, kind, patch, base_rev, hlc, schema_v, state, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?)`,
    ),
    addHistory: db.prepare<unknown[]>(
      `INSERT INTO history (entity, row_id, root_id, group_id, kind, field, old_value, new_value, at, user_id, device_id, op_no)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    keepBase: db.prepare('INSERT OR IGNORE INTO sync_base (entity, row_id, row_json) VALUES (?, ?, ?)'),
    scopeOfAnchor: Object.fromEntries(
      (['customers', ...valuesHangOn] as const).map((name) => [
        name,
        db.prepare(`SELECT scope_id FROM "${entities[name].table}" WHERE id = ?`).pluck(),
      ]),
    ) as Record<'customers' | (typeof valuesHangOn)[number], SqlStatement>, // one for each of them
    mergedInto: db.prepare('SELECT id FROM customers WHERE merged_into = ?').pluck(),
    read: createRowReader(db),
    insert(name: EntityName) {
      let statement = inserts.get(name);
      if (statement === undefined) {
        const columns = ['created_at', 'created_by', ...columnsOfNewRow(name, localColumns)];
        const names = columns.map((column) => `"${column}"`).join(', ');
        statement = db.prepare(
          `INSERT INTO "${entities[name].table}" (${names}) VALUES (${columns.map(() => '?').join(', ')}) ON CONFLICT(id) DO NOTHING`,
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

export interface RowWriter {
  readonly db: Db;
  readonly localColumns: LocalColumnsByEntity;
}

export interface NewRow {
  readonly name: EntityName;
  readonly id: string;
  readonly fields: Fields;
  readonly local?: Readonly<Record<string, unknown>> | undefined;
}

/** Where a new row belongs, and its values in the order of `columnsOfNewRow` after those that are the same for a whole transaction. */
export function valuesOfNewRow(
  deps: RowWriter,
  statements: Pick<WriteStatements, 'scopeOfAnchor'>,
  row: NewRow,
  userId: string | null,
): { rootId: string | null; values: (string | number | null)[] } {
  const definition: EntityDefinition = entities[row.name];
  const anchor = anchorOf(row.name, row.fields);
  const anchorId = String(row.fields['customerId']);
  const rootId = anchor === null ? (definition.root === 'self' ? row.id : null) : rootUnder(anchor, anchorId);
  const scopeId = isRootEntity(row.name)
    ? scopeOfRow(row.name, row.fields, userId)
    : anchor !== null
      ? ((statements.scopeOfAnchor[anchor].get(anchorId) as string | undefined) ?? null) // the column selected
      : definition.policy === 'own' && userId !== null
        ? ownScope(userId)
        : scopeOfOffice(row.name);
  const values = [row.id, scopeId, rootId, ...definition.fields.map((field) => toSql(row.fields[field]))];
  values.push(...(deps.localColumns[row.name]?.compute(row.fields, row.local ?? null) ?? []));
  return { rootId, values };
}

export function columnsOfNewRow(name: EntityName, localColumns: LocalColumnsByEntity): string[] {
  return ['id', 'scope_id', 'root_id', ...entities[name].fields.map(columnOf), ...(localColumns[name]?.columns ?? [])];
}

/** Null where the id is there already. */
export function insertRow(
  deps: RowWriter,
  statements: WriteStatements,
  row: NewRow & { readonly now: string; readonly userId: string | null },
): { rootId: string | null } | null {
  const { rootId, values } = valuesOfNewRow(deps, statements, row, row.userId);
  const result = statements.insert(row.name).run(row.now, row.userId, ...values);
  return result.changes === 0 ? null : { rootId };
}

export function updateRow(
  deps: RowWriter,
  statements: WriteStatements,
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
    const computed = local.compute({ ...row.fields, ...patch }, columns);
    // SQLite writes every index of a column that is named, changed or not; most edits change one of these columns at most.
    for (const [index, column] of local.columns.entries()) {
      const value = computed[index] ?? null;
      if (columns[column] === value) continue;
      names.push(column);
      values.push(value);
    }
  }
  if (isRootEntity(name) && touchesScope(name, patch)) {
    const scopeId = scopeOfRow(name, { ...row.fields, ...patch }, row.createdBy);
    names.push('scope_id');
    values.push(scopeId);
    // What hangs on a customer travels with it: the scope of the whole tree is that of its new people.
    for (const child of name === 'customers' ? childEntities : childrenOfOthers) {
      deps.db.prepare(`UPDATE "${entities[child].table}" SET scope_id = ? WHERE customer_id = ?`).run(scopeId, row.id);
    }
  }
  statements.update(name, names).run(...values, row.id);
}

/** Everything that hangs on a customer, and travels with it. */
export const childEntities = (Object.keys(entities) as EntityName[]) // the registry's own keys
  .filter((name) => entities[name].root === 'customerId');

/** On a task and the like nothing hangs but questions about it and what stands in its own fields; their `customerId` is its id. */
export const childrenOfOthers = ['conflicts', 'customValues'] as const satisfies readonly EntityName[];

/** What a customer's row gathers from what hangs on it. */
export const gatheredChildren = ['contacts', 'visits'] as const satisfies readonly EntityName[];

/** The customers whose gathered columns a change of `mergedInto` concerns, or of what a merged record is called. */
export function mergeRootsOf(row: StoredRow, patch: Fields, local: LocalColumns | undefined): string[] {
  const winner = row.fields['mergedInto'];
  const isCalledOtherwise = local?.dependsOn.some((field) => field in patch) === true;
  const roots = 'mergedInto' in patch ? [row.id, winner, patch['mergedInto']] : isCalledOtherwise ? [winner] : [];
  return roots.filter((id) => typeof id === 'string');
}

export function keepBase(statements: WriteStatements, name: EntityName, row: StoredRow): void {
  // A row that the office has never seen has no version of the office's to keep; -1 is one of before the office was restored.
  if (row.rev !== 0) statements.keepBase.run(name, row.id, JSON.stringify(row));
}
