import { columnOf, entities, type EntityDefinition, type EntityName } from '../../../src-shared/sync/entities.ts';
import type { Db, SqlStatement } from '../platform/database.ts';
import { columnForms } from './column-forms.ts';
import { createRowReader, type Fields, type FieldValue } from './rows.ts';
import type { SyncColumns } from './sync-columns.ts';

/*
 * Writes rows of the office with raw prepared statements. A row that is new is one INSERT with everything computed; of one that is there
 * only the columns that differ are written, since SQLite writes every index of a column that is named.
 */

/** A row as the office sends it, brought into the laptop's form. Fields that the sender did not name are absent. */
export interface ServerRow {
  readonly id: string;
  readonly rev: number;
  readonly scopeId: string | null;
  readonly rootId: string | null;
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly deletedAt: string | null;
  readonly fields: Fields;
  /** JSON of the columns that this program does not know. */
  readonly extra: string | null;
}

type SqlValue = string | number | null;
type Columns = Readonly<Record<string, unknown>>;

const headColumns = ['id', 'rev', 'scope_id', 'root_id', 'created_at', 'created_by', 'deleted_at', 'extra'] as const;

export type RowStore = ReturnType<typeof createRowStore>;

export function createRowStore(db: Db, columns: SyncColumns) {
  const read = createRowReader(db);
  const gather = columns.gathered.prepare(db);
  /** Customers whose gathered columns changed because something was merged into them, no longer is, or is called otherwise. */
  const mergeRoots = new Set<string>();
  const noteMerge = (...ids: (FieldValue | undefined)[]) => {
    for (const id of ids) if (typeof id === 'string') mergeRoots.add(id);
  };
  const plans = new Map<EntityName, ReturnType<typeof planOf>>();
  const updates = new Map<string, SqlStatement>();

  const planFor = (name: EntityName) => {
    let plan = plans.get(name);
    if (plan === undefined) {
      plan = planOf(db, name, columns);
      plans.set(name, plan);
    }
    return plan;
  };
  const write = (name: EntityName, id: string, changed: ReadonlyMap<string, SqlValue>) => {
    const names = [...changed.keys()];
    const key = `${name}:${names.join()}`;
    let statement = updates.get(key);
    if (statement === undefined) {
      // Which columns differ is not foreseeable; the usual few combinations stay.
      if (updates.size > 200) updates.clear();
      const sets = names.map((column) => `"${column}" = ?`).join(', ');
      statement = db.prepare(`UPDATE "${entities[name].table}" SET ${sets} WHERE id = ?`);
      updates.set(key, statement);
    }
    statement.run(...changed.values(), id);
  };

  const insert = (name: EntityName, row: ServerRow, now: string): boolean => {
    const plan = planFor(name);
    const gathered = name === 'customers' ? gather(row.id, now) : null;
    const values: SqlValue[] = [row.id, row.rev, row.scopeId, row.rootId, row.createdAt, row.createdBy, row.deletedAt, row.extra];
    for (const [index, field] of plan.fields.entries()) values.push(plan.toColumn(index, row.fields[field]));
    if (plan.local !== undefined) values.push(...plan.local.compute(row.fields, gathered));
    if (gathered !== null) for (const column of plan.gathered) values.push(gathered[column] ?? null);
    const isNew = plan.insert.run(values).changes > 0;
    if (isNew && name === 'customers') noteMerge(row.fields['mergedInto']);
    return isNew;
  };

  /** Writes what differs from what is stored; answers whether anything did. */
  const update = (name: EntityName, stored: { fields: Fields; columns: Columns }, row: ServerRow): boolean => {
    const plan = planFor(name);
    const changed = new Map<string, SqlValue>();
    const set = (column: string, value: SqlValue) => {
      if (stored.columns[column] !== value) changed.set(column, value);
    };
    set('rev', row.rev);
    set('scope_id', row.scopeId);
    set('root_id', row.rootId);
    set('created_at', row.createdAt);
    set('created_by', row.createdBy);
    set('deleted_at', row.deletedAt);
    set('extra', row.extra);
    for (const [index, field] of plan.fields.entries()) {
      const value = row.fields[field];
      if (value !== undefined) set(plan.columns[index] ?? field, plan.toColumn(index, value));
    }
    const { local } = plan;
    const isCalledOtherwise = local?.dependsOn.some((field) => changed.has(columnOf(field))) === true;
    if (local !== undefined && isCalledOtherwise) {
      const computed = local.compute({ ...stored.fields, ...row.fields }, stored.columns);
      for (const [index, column] of local.columns.entries()) set(column, computed[index] ?? null);
    }
    if (changed.size > 0) write(name, row.id, changed);
    if (name === 'customers' && changed.has('merged_into')) {
      noteMerge(row.id, stored.fields['mergedInto'], row.fields['mergedInto']);
    } else if (name === 'customers' && isCalledOtherwise) {
      // The winner is found by what its merged records are called.
      noteMerge(stored.fields['mergedInto']);
    }
    return changed.size > 0;
  };

  /** Computes a customer's gathered columns again, and what its own columns take from them. */
  const refreshCustomer = (id: string, now: string): { isChanged: boolean; mergedInto: FieldValue | undefined } => {
    const found = read('customers', id);
    if (found === null) return { isChanged: false, mergedInto: null };
    const gathered = gather(id, now);
    const wanted: Record<string, SqlValue> = { ...gathered };
    const { local } = planFor('customers');
    const isNew = local?.columns.some((column) => column in gathered && gathered[column] !== found.columns[column]) === true;
    if (local !== undefined && isNew) {
      const computed = local.compute(found.row.fields, { ...found.columns, ...gathered });
      for (const [index, column] of local.columns.entries()) wanted[column] = computed[index] ?? null;
    }
    const changed = new Map(Object.entries(wanted).filter(([column, value]) => found.columns[column] !== value));
    if (changed.size > 0) write('customers', id, changed);
    return { isChanged: changed.size > 0, mergedInto: found.row.fields['mergedInto'] };
  };

  return {
    read,
    insert,
    update,
    /** A row for which nothing waits here; an older version than the one that is here changes nothing. */
    put(name: EntityName, row: ServerRow, now: string): 'inserted' | 'changed' | 'same' {
      if (insert(name, row, now)) return 'inserted';
      const found = read(name, row.id);
      if (found === null || row.rev < found.row.rev) return 'same';
      return update(name, { fields: found.row.fields, columns: found.columns }, row) ? 'changed' : 'same';
    },
    /** Writes these columns of a row that is there. */
    write,
    remove(name: EntityName, id: string): void {
      planFor(name).remove.run(id);
    },
    /** The customer, and the record it was merged into, whose row gathers from all of its family; answers those that changed. */
    refreshFamily(id: string, now: string): string[] {
      const changed: string[] = [];
      const seen = new Set<string>();
      for (let at: FieldValue | undefined = id; typeof at === 'string' && !seen.has(at); ) {
        seen.add(at);
        const { isChanged, mergedInto } = refreshCustomer(at, now);
        if (isChanged) changed.push(at);
        at = mergedInto;
      }
      return changed;
    },
    /** The customers of `mergeRoots`, and those told to `noteMerge`, each told once. */
    takeMergeRoots(): string[] {
      const roots = [...mergeRoots];
      mergeRoots.clear();
      return roots;
    },
    noteMerge,
    isGatheredFrom: (name: EntityName) => columns.gathered.from.includes(name),
  };
}

function planOf(db: Db, name: EntityName, columns: SyncColumns) {
  const definition: EntityDefinition = entities[name];
  const local = columns.local[name];
  const localNames = local?.columns ?? [];
  const gathered = name === 'customers' ? columns.gathered.columns.filter((column) => !localNames.includes(column)) : [];
  const fieldColumns = definition.fields.map(columnOf);
  const all = [...headColumns, ...fieldColumns, ...localNames, ...gathered];
  const forms = columnForms(db, definition, definition.fields);
  return {
    fields: definition.fields,
    columns: fieldColumns,
    local,
    gathered,
    insert: db.prepare<unknown[]>(
      `INSERT INTO "${definition.table}" (${all.map((column) => `"${column}"`).join(', ')})
       VALUES (${all.map(() => '?').join(', ')}) ON CONFLICT(id) DO NOTHING`,
    ),
    remove: db.prepare(`DELETE FROM "${definition.table}" WHERE id = ?`),
    toColumn: (index: number, value: FieldValue | undefined): SqlValue => forms[index]?.(value) ?? null,
  };
}
