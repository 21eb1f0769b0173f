import type { EntityName } from '../../../src-shared/sync/entities.ts';
import type { Db } from '../platform/database.ts';
import type { LocalColumnsByEntity } from './rows.ts';

/** Columns that are computed on this laptop and never sent, as features define them, for rows that come in bulk from the office. */
export interface SyncColumns {
  /** Computed from the row itself. */
  readonly local: LocalColumnsByEntity;
  /** Columns of customers that are gathered from what hangs on them. */
  readonly gathered: GatheredColumns;
  /** What one contact adds to its customer's search text; the first sync gathers it while contacts pass by. */
  readonly contactSearchOf: (contact: { name: string; phone: string | null; email: string | null }) => string;
  /** The same for one value of an own field; empty where it adds nothing. */
  readonly ownSearchOf: (value: string) => string;
}

export interface GatheredColumns {
  /** A change of one of these entities' rows changes its customer's columns. */
  readonly from: readonly EntityName[];
  /** Names in snake_case. */
  readonly columns: readonly string[];
  prepare(db: Db): (customerId: string, now: string) => Readonly<Record<string, string | null>>;
}
