import { createHash } from 'node:crypto';
import { entities, isEntityName } from '../../src-shared/sync/entities.ts';
import type { FieldValue } from '../../src-shared/sync/merge.ts';
import { historyColumns, rowColumns, type WireEntity, type WireTable } from '../../src-shared/sync/protocol.ts';
import { textOfScopes } from '../../src-shared/sync/scopes.ts';
import type { SyncedRow } from './store.ts';

/** The fields of an entity as they go over the wire, without the row's own columns. */
export function fieldsOnWire(entity: WireEntity): readonly string[] {
  return isEntityName(entity) ? entities[entity].fields : historyColumns;
}

/** Columns are named once for all rows; a field that only newer laptops know is a column like the others. */
export function wireTableOf(entity: WireEntity, rows: readonly SyncedRow[]): WireTable {
  const fields = fieldsOnWire(entity);
  const extras = [...new Set(rows.flatMap((row) => (row.extra === null ? [] : Object.keys(row.extra))))].sort();
  return {
    entity,
    columns: [...rowColumns, ...fields, ...extras],
    rows: rows.map((row) => wireRowOf(row, fields, extras)),
  };
}

export function wireRowOf(row: SyncedRow, fields: readonly string[], extras: readonly string[]): FieldValue[] {
  return [
    row.id,
    row.rev,
    row.scopeId,
    row.rootId,
    row.createdAt,
    row.createdBy,
    row.deletedAt,
    ...fields.map((field) => row.fields[field] ?? null),
    ...extras.map((field) => row.extra?.[field] ?? null),
  ];
}

export function hashOfScopes(scopes: readonly string[]): string {
  return createHash('sha256').update(textOfScopes(scopes), 'utf8').digest('hex');
}
