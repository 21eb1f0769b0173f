import { entities, type EntityName } from '../../../src-shared/sync/entities.ts';
import type { FieldValue, Fields, StoredRow } from './rows.ts';

export function pickFields(name: EntityName, values: Readonly<Record<string, FieldValue | undefined>>): Fields {
  const fields: Fields = {};
  for (const field of entities[name].fields) {
    const value = values[field];
    if (value !== undefined) fields[field] = value;
  }
  return fields;
}

export function differenceOf(row: StoredRow, change: Fields): Fields {
  return Object.fromEntries(Object.entries(change).filter(([field, value]) => row.fields[field] !== value));
}

export function withoutNulls(fields: Fields): Fields {
  const filled: Fields = {};
  for (const field in fields) {
    const value = fields[field];
    if (value !== null && value !== undefined) filled[field] = value;
  }
  return filled;
}
