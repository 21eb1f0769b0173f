import { columnOf, type EntityDefinition } from '../../../src-shared/sync/entities.ts';
import type { Db } from '../platform/database.ts';
import type { FieldValue } from './rows.ts';

/** What a column keeps of what the office sent. */
export type ColumnForm = (value: FieldValue | undefined) => string | number | null;

/**
 * Total: whatever the office sends has a form here, since one value that a table refuses would stop everything behind it. Where the table
 * wants a value and there is none, it is the one that says least: no, zero, an empty text.
 */
export function columnForms(db: Db, definition: EntityDefinition, names: readonly string[]): readonly ColumnForm[] {
  return formsOf(new Set(requiredColumns(db, definition.table)), definition, names);
}

/** The columns of a table that must have a value. */
export function requiredColumns(db: Db, table: string): string[] {
  const info = db.prepare(`PRAGMA table_info("${table}")`).all() as { name: string; notnull: number }[]; // SQLite's own columns
  return info.filter(({ notnull }) => notnull === 1).map((column) => column.name);
}

/** The same where the required columns are known already. */
export function formsOf(
  required: ReadonlySet<string>,
  definition: EntityDefinition,
  names: readonly string[],
): readonly ColumnForm[] {
  return names.map((name) => {
    const isText = name !== 'rev' && !definition.booleans.includes(name) && !definition.integers.includes(name);
    const none = required.has(columnOf(name)) ? (isText ? '' : 0) : null;
    if (isText) {
      return (value) => (typeof value === 'string' ? value : value === undefined || value === null ? none : String(value));
    }
    return (value) => {
      if (value === undefined || value === null) return none;
      const number = Number(value);
      return Number.isSafeInteger(number) ? number : 0;
    };
  });
}
