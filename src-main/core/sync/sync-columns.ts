import type { LocalColumnsByEntity } from './rows.ts';

/**
 * Columns that are computed on this laptop and never sent, as features define them, for rows that come in bulk from the office.
 */
export interface SyncColumns {
  readonly local: LocalColumnsByEntity;
  /** What one contact adds to its customer's search text. */
  readonly contactSearchOf: (contact: { name: string; phone: string | null; email: string | null }) => string;
}
