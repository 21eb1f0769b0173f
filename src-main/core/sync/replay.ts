import { isEntityName } from '../../../src-shared/sync/entities.ts';
import type { JournalEntry } from '../platform/journal.ts';
import {
  gatheredChildren,
  insertRow,
  keepBase,
  mergeRootsOf,
  type RowWriter,
  updateRow,
  type WriteStatements,
} from './write-row.ts';
import type { FieldValue, Fields } from './rows.ts';
import type { StateStore } from './state.ts';

/** The row, operation and history of an entry once more; derived columns are refreshed as in the first writing. */
export function replayEntry(
  deps: RowWriter & { refresh(entry: JournalEntry, rootId: string): void },
  state: StateStore,
  statements: WriteStatements,
  entry: JournalEntry,
): void {
  const name = entry.entity;
  // An entity of a newer version: its operation waits for that version.
  if (!isEntityName(name)) return;
  // We wrote it, authenticated with the entry.
  const patch = JSON.parse(entry.patch) as Fields;
  const found = statements.read(name, entry.rowId);
  let rootId = found?.row.rootId ?? null;
  let mergeRoots: string[] = [];
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
      entry.opNo,
    );
  if (entry.kind === 'create' && found === null) {
    const inserted = insertRow(deps, statements, {
      name,
      id: entry.rowId,
      fields: patch,
      now: entry.createdAt,
      userId: entry.userId,
    });
    rootId = inserted?.rootId ?? null;
    remember(null, null, null);
  } else if (found !== null) {
    keepBase(statements, name, found.row);
    if (entry.kind === 'update') {
      updateRow(deps, statements, name, found.row, found.columns, patch);
      for (const [field, value] of Object.entries(patch)) remember(field, found.row.fields[field] ?? null, value);
      if (name === 'customers') mergeRoots = mergeRootsOf(found.row, patch, deps.localColumns.customers);
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
  if (rootId !== null) deps.refresh(entry, rootId);
  for (const root of mergeRoots) for (const child of gatheredChildren) deps.refresh({ ...entry, entity: child }, root);
}
