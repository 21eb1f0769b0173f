import type { EntityName } from '../../src-shared/sync/entities.ts';

/** A row as the office sends it; the same shape as the core's apply door takes, told anew because tables import no program. */
export interface SeedRow {
  readonly id: string;
  readonly rev: number;
  readonly scopeId: string | null;
  readonly rootId: string | null;
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly deletedAt: string | null;
  readonly fields: Record<string, string | number | boolean | null>;
}

export interface SeedBatch {
  readonly entity: EntityName;
  readonly rows: readonly SeedRow[];
}

/** A row that nobody has changed since. */
export function seedRow(
  id: string,
  place: { scopeId: string | null; rootId: string | null; createdAt: string; createdBy: string | null },
  fields: SeedRow['fields'],
): SeedRow {
  return { id, rev: 1, deletedAt: null, ...place, fields };
}
