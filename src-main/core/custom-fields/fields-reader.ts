import { type CustomField, customFieldEntities, fieldOptions } from '../../../src-shared/custom-fields/custom-field.ts';
import type { Db } from '../platform/database.ts';

type FieldRow = Omit<CustomField, 'options' | 'isActive'> & { readonly options: string | null; readonly isActive: number };

/**
 * The own fields in their order. Those of records that only a newer version gives fields to are left alone. One whose choices this version cannot read has none to choose from, and its
 * values stay as they are.
 */
export function createFieldsReader(db: Db): () => CustomField[] {
  const all = db.prepare(
    `SELECT id, entity, "key", type, vi, en, options, "order", is_active AS isActive FROM custom_fields
     WHERE deleted_at IS NULL ORDER BY "order", created_at, id`,
  );
  return () =>
    (all.all() as FieldRow[]) // the columns selected
      .filter(({ entity }) => customFieldEntities.includes(entity))
      .map(({ options, isActive, ...field }) => ({ ...field, options: optionsOf(options), isActive: isActive === 1 }));
}

function optionsOf(json: string | null): CustomField['options'] {
  if (json === null) return [];
  try {
    const parsed = fieldOptions.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}
