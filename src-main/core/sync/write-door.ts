import type { EntityName } from '../../../src-shared/sync/entities.ts';
import type { Changes } from '../platform/changes.ts';
import type { Db } from '../platform/database.ts';
import type { Journal, JournalEntry } from '../platform/journal.ts';
import type { Log } from '../platform/log.ts';
import type { Clock, Ids } from '../platform/ports.ts';
import type { Fields, LocalColumnsByEntity, StoredRow } from './rows.ts';

export type ChangeKind = 'create' | 'update' | 'delete' | 'restore';

export interface WriteTransaction {
  readonly groupId: string;
  /** The instant of this transaction, the same for all its rows. */
  readonly now: string;
  /** The local day by the office's clock, which screens call today: a laptop whose clock is slow may be given it all the same. */
  readonly today: string;
  readonly userId: string | null;
  /** For reads inside the transaction. Writing synced tables with it is refused by the guard triggers' test. */
  readonly db: Db;
  /**
   * Makes a row. The same id again is no error: the first one stays. Answers the id. `local` tells what rows that follow in this
   * transaction will bring to the computed columns (a customer's contacts), so that these are computed and indexed once. With such a row
   * itself it stands empty: its customer has been told.
   */
  create(entity: EntityName, values: Fields & { id?: string }, local?: Readonly<Record<string, unknown>>): string;
  /**
   * Makes many rows of one kind, in their order and in few statements, and answers their ids. None of them may be there already: the whole
   * transaction is refused then.
   */
  createAll(entity: EntityName, rows: readonly ValuesOfNew[]): string[];
  /** Changes named fields; answers whether anything differed. `rev` is the version that the form showed when it opened. */
  update(entity: EntityName, id: string, change: Fields, rev?: number): boolean;
  remove(entity: EntityName, id: string): boolean;
  restore(entity: EntityName, id: string): boolean;
  read(entity: EntityName, id: string): StoredRow | null;
  /** Writes computed columns, which never sync. */
  setLocal(entity: EntityName, id: string, columns: Readonly<Record<string, string | number | null>>): void;
}

export interface ValuesOfNew {
  readonly values: Fields & { id?: string };
  /** As with `create`. */
  readonly local?: Readonly<Record<string, unknown>> | undefined;
}

export interface TransactOptions {
  readonly groupId?: string;
  readonly isSlice?: boolean;
}

export interface WriteDoor {
  /**
   * Runs the work in one transaction and one undo group, and answers after COMMIT and journal. With `isSlice` the answer comes after COMMIT
   * alone: for work of many transactions of which nobody hears before its end, and which calls `settle` between them.
   */
  transact<T>(work: (tx: WriteTransaction) => T, options?: TransactOptions): { value: T; groupId: string };
  /**
   * Brings slices into the journal, and has the disk waited for by another thread. Never rejects: where the journal cannot be written
   * it is told as behind, as with every change. To be awaited before the end of work in slices is told.
   */
  settle(): Promise<void>;
  /** Lays journal entries over a restored backup: the same numbers, rows, history; entries that are there already are passed over. */
  replay(entries: readonly JournalEntry[]): number;
  /** Appends to the journal what was committed but could not be journaled (full disk, crash between the two). */
  catchUpJournal(): void;
}

/** Called before COMMIT with the customers that were touched through this entity, to refresh columns computed across rows. */
export type AfterWrite = Partial<Record<EntityName, (tx: WriteTransaction, rootIds: ReadonlySet<string>) => void>>;

export interface WriteDoorDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly journal: Journal;
  /** `behind`: a committed change has no second copy yet (full disk); `caught-up`: it has. */
  readonly onJournal: (state: 'behind' | 'caught-up') => void;
  readonly changes: Changes;
  readonly localColumns: LocalColumnsByEntity;
  readonly afterWrite: AfterWrite;
}
