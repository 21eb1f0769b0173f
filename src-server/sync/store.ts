import type { Digest } from '../../src-shared/sync/digest.ts';
import type { EntityName } from '../../src-shared/sync/entities.ts';
import type { Fields, FieldVersions } from '../../src-shared/sync/merge.ts';
import type { OpResult, WireEntity } from '../../src-shared/sync/protocol.ts';
import type { People } from '../../src-shared/sync/rights.ts';
import type { RootEntity } from '../../src-shared/sync/scopes.ts';

/*
 * What the deciding code needs of a database, and nothing else: push and pull run the same on PostgreSQL (`sql-store.ts`) and on
 * plain maps (`memory-store.ts`, for the simulation).
 */

/** Where an office stands: its last commit, and which life of its database this is. */
export interface Head {
  readonly seq: number;
  readonly epoch: string;
}

/** One row as it goes over the wire. */
export interface SyncedRow {
  readonly id: string;
  readonly rev: number;
  readonly scopeId: string;
  readonly rootId: string | null;
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly deletedAt: string | null;
  readonly fields: Fields;
  /** Fields that only newer laptops know. */
  readonly extra: Fields | null;
}

export interface StoredRow extends SyncedRow {
  readonly fv: FieldVersions;
}

/** A row that others hang on, as far as deciding about those takes. */
export type AnchorRow = Pick<StoredRow, 'id' | 'scopeId' | 'rootId' | 'createdAt' | 'deletedAt' | 'fv'>;

export interface DeviceState {
  readonly userId: string;
  readonly lastOpNo: number;
}

/** What a device was answered, kept so that a repeated push gets the same again. */
export interface StoredResult {
  readonly opNo: number;
  /** As it was sent: tells a repetition from another operation under the same number. */
  readonly hlc: string;
  readonly seq: number;
  readonly result: OpResult;
  /** The row, where its creation was refused: what builds on it is refused too. */
  readonly refusedRowId: string | null;
}

export interface ScopeMove {
  readonly seq: number;
  readonly rootId: string;
  readonly from: string;
  readonly to: string;
}

/** Of a commit that is being made: what kind of row moves. */
export interface MadeMove extends ScopeMove {
  readonly entity: RootEntity;
}

export interface HistoryLine {
  readonly id: string;
  readonly scopeId: string;
  readonly rootId: string | null;
  readonly entity: EntityName;
  readonly rowId: string;
  readonly groupId: string;
  readonly kind: 'create' | 'update' | 'delete' | 'restore';
  /** JSON `{field: [old, new]}`. */
  readonly changes: string;
  readonly at: string;
  readonly userId: string;
  readonly deviceId: string;
  readonly opNo: number;
}

/** All that one push changes. It is stored as a whole or not at all. */
export interface Commit {
  readonly deviceId: string;
  readonly userId: string;
  readonly lastOpNo: number;
  readonly at: string;
  /** The new head; null where no row changed (everything was refused or said nothing new). */
  readonly seq: number | null;
  readonly rows: ReadonlyMap<EntityName, readonly StoredRow[]>;
  /** Ids of those rows that are not there yet. */
  readonly made: ReadonlySet<string>;
  /** Rows of these roots that are not among `rows` get the new scope as well; their `rev` stays. */
  readonly moves: readonly MadeMove[];
  readonly history: readonly HistoryLine[];
  readonly results: readonly StoredResult[];
  /** Lines of before that lose values: those of an erased person. */
  readonly redactedHistory?: readonly { readonly id: string; readonly changes: string }[];
  /** Every single scope in which something changed, for those who listen. */
  readonly scopes: readonly string[];
}

export interface Snapshot {
  readonly rows: number;
  readonly columns: readonly string[];
  /** One JSON array for each row and a line feed, any number of them together. A stream is read inside the transaction, a list need not be. */
  readonly lines: readonly string[] | AsyncIterable<string | Uint8Array>;
}

export interface ReadTransaction {
  head(): Promise<Head>;
  people(): Promise<People>;
  /** These single scopes, and every composite one that one of them is a part of: what the following are asked with. */
  withComposites(scopes: readonly string[]): Promise<string[]>;
  /** Which kinds of rows `changes` would give some of: one question for all of them. */
  kindsChanged(query: {
    readonly after: number;
    readonly upTo: number;
    readonly scopes: readonly string[];
  }): Promise<ReadonlySet<WireEntity>>;
  /** Rows of these scopes with `after < rev` (`≤ upTo`), by rev; at most `limit` where one is given. */
  changes(
    entity: WireEntity,
    query: { readonly after: number; readonly upTo: number; readonly scopes: readonly string[]; readonly limit: number | null },
  ): Promise<SyncedRow[]>;
  /** Moves with `after < seq ≤ upTo` out of or into one of these scopes, by seq; at most `limit`. */
  moves(query: {
    readonly after: number;
    readonly upTo: number;
    readonly scopes: readonly string[];
    readonly limit: number | null;
  }): Promise<ScopeMove[]>;
  /** Which kinds of rows `subtree` would give some of: one question for all of them. */
  kindsUnder(rootIds: readonly string[], scopes: readonly string[]): Promise<ReadonlySet<WireEntity>>;
  /** All rows that hang on these roots (the roots among them) and lie in one of the scopes now. */
  subtree(entity: WireEntity, rootIds: readonly string[], scopes: readonly string[]): Promise<SyncedRow[]>;
  /** How many rows each kind has in these scopes, and the sum of what stands for them. */
  digests(scopes: readonly string[]): Promise<ReadonlyMap<EntityName, Digest>>;
  /** Which kinds of rows `snapshot` would give some of. */
  kindsIn(scope: string): Promise<ReadonlySet<WireEntity>>;
  /** How many rows of these kinds `snapshot` would give. */
  countIn(scope: string, kinds: readonly WireEntity[]): Promise<ReadonlyMap<WireEntity, number>>;
  /**
   * All rows of a single scope and of the composite ones that it is a part of, by id, after one of them; `isFilledOnly`: without the fields
   * that none of them has.
   */
  snapshot(entity: WireEntity, scope: string, after: string | null, isFilledOnly?: boolean): Promise<Snapshot>;
}

export interface WriteTransaction {
  /** Takes the office's head: from here to the end of the transaction nobody else writes in this office. Comes first. */
  lockHead(): Promise<Head>;
  /** Null: this office has no such device, or it was revoked. */
  device(deviceId: string): Promise<DeviceState | null>;
  results(deviceId: string, opNos: readonly number[]): Promise<StoredResult[]>;
  people(): Promise<People>;
  rows(entity: EntityName, ids: readonly string[]): Promise<StoredRow[]>;
  /** The same rows without their fields; `fv` of those that are deleted only. */
  anchors(entity: EntityName, ids: readonly string[]): Promise<AnchorRow[]>;
  /** Which of these rows this device wanted to create and was refused. */
  refusedCreates(deviceId: string, rowIds: readonly string[]): Promise<string[]>;
  /** The history of rows after a commit, oldest first. */
  historyAfter(
    rowIds: readonly string[],
    after: number,
  ): Promise<{ readonly rowId: string; readonly rev: number; readonly changes: string }[]>;
  /** Conflicts about deleted rows that nobody has decided yet. */
  openDeletionConflicts(rowIds: readonly string[]): Promise<{ readonly id: string; readonly rowId: string }[]>;
  /** Which of these ids stand on the erase list. */
  erasedAmong(ids: readonly string[]): Promise<string[]>;
  /** Rows by one of their fields, or by the customer that they hang on; all of the entity where no field is named. For erasing. */
  rowsWhere(entity: EntityName, field: string | null, values: readonly string[]): Promise<StoredRow[]>;
  /** The history of these customers and rows. */
  historyWhere(
    rootIds: readonly string[],
    rowIds: readonly string[],
  ): Promise<{ readonly id: string; readonly rowId: string; readonly changes: string }[]>;
  /** The next legal number of a series and year, gapless: given back when the transaction fails. */
  nextNumber(series: string, year: number): Promise<number>;
  save(commit: Commit): Promise<void>;
  /** When what was asked so far has gone out: what is reckoned from here on the database does not wait for. */
  onTheWay(): Promise<void>;
}

export interface SyncStore {
  /** One transaction; what `work` throws takes everything back. */
  write<T>(tenantId: string, work: (tx: WriteTransaction) => Promise<T>): Promise<T>;
  /** One unchanging view of the office. */
  read<T>(tenantId: string, work: (tx: ReadTransaction) => Promise<T>): Promise<T>;
}
