import { entities, type EntityDefinition, type EntityName } from '../../src-shared/sync/entities.ts';
import type { Fields } from '../../src-shared/sync/merge.ts';

/** Of a row; newer laptops bring a few fields, and whoever brings hundreds is none. */
const mostExtraFields = 40;

const knownFields = new Map<EntityName, ReadonlySet<string>>();

/** Without a field that only newer laptops know it is `all` itself. */
export function splitExtra(name: EntityName, all: Fields): { fields: Fields; extra: Fields | null } {
  const definition: EntityDefinition = entities[name];
  let known = knownFields.get(name);
  if (known === undefined) {
    known = new Set(definition.fields);
    knownFields.set(name, known);
  }
  if (Object.keys(all).every((field) => known.has(field))) return { fields: all, extra: null };
  const fields: Fields = {};
  const extra: Fields = {};
  for (const [field, value] of Object.entries(all)) (known.has(field) ? fields : extra)[field] = value;
  return { fields, extra };
}

export function hasTooMany(extra: Fields | null): boolean {
  return extra !== null && Object.keys(extra).length > mostExtraFields;
}
