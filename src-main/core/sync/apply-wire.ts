import { entities, type EntityDefinition, type EntityName } from '../../../src-shared/sync/entities.ts';
import { rowColumns } from '../../../src-shared/sync/protocol.ts';
import type { ServerRow } from './apply-rows.ts';
import type { Fields, FieldValue } from './rows.ts';

/** Reads rows of the wire; columns that this program does not know are kept in `extra` for a later version of it. */
export function createWireReader(name: EntityName, columns: readonly string[]): (values: readonly FieldValue[]) => ServerRow {
  const definition: EntityDefinition = entities[name];
  const at = new Map(columns.map((column, index) => [column, index]));
  for (const column of rowColumns) if (!at.has(column)) throw new Error(`${name} came without ${column}`);
  const [id, rev, scopeId, rootId, createdAt, createdBy, deletedAt] = rowColumns.map((column) => at.get(column) ?? 0);
  const fields = definition.fields.flatMap((field) => {
    const index = at.get(field);
    return index === undefined ? [] : [{ field, index, isBoolean: definition.booleans.includes(field) }];
  });
  const known = new Set<string>([...rowColumns, ...definition.fields]);
  const unknown = columns.flatMap((column, index) => (known.has(column) ? [] : [{ column, index }]));

  return (values) => {
    const value = (index: number | undefined): FieldValue => values[index ?? -1] ?? null;
    const text = (index: number | undefined) => {
      const found = value(index);
      return found === null ? null : String(found);
    };
    const read: Fields = {};
    for (const { field, index, isBoolean } of fields) {
      const found = value(index);
      read[field] = isBoolean && found !== null ? Boolean(found) : found;
    }
    const extra = unknown.filter(({ index }) => value(index) !== null).map(({ column, index }) => [column, value(index)]);
    return {
      id: text(id) ?? '',
      rev: Number(value(rev)),
      scopeId: text(scopeId),
      rootId: text(rootId),
      createdAt: text(createdAt) ?? '',
      createdBy: text(createdBy),
      deletedAt: text(deletedAt),
      fields: read,
      extra: extra.length === 0 ? null : JSON.stringify(Object.fromEntries(extra)),
    };
  };
}
