import type { EntityName } from '../../src-shared/sync/entities.ts';
import type { FieldVersions, Fields } from '../../src-shared/sync/merge.ts';
import type {
  DigestsAnswer,
  OpResult,
  PullAnswer,
  PushAnswer,
  PushRequest,
  ScopeContents,
  SnapshotQuery,
} from '../../src-shared/sync/protocol.ts';
import type { ScopeUser } from '../../src-shared/sync/scopes.ts';

/** The office as the simulation needs it: what laptops ask, what an administrator does, and a look at everything that is stored. */
export interface Office {
  readonly now: () => number;
  epoch(): string;
  /** Throws, with nothing done, where `crashes` lets the server end in the middle. */
  push(session: OfficeSession, request: PushRequest, crashes: boolean): Promise<PushAnswer>;
  pull(session: OfficeSession, query: { cursor: number; scopes: string; limit?: number }): Promise<PullAnswer | null>;
  digests(session: OfficeSession, cursor: number): Promise<DigestsAnswer>;
  contents(session: OfficeSession, scope: string): Promise<ScopeContents>;
  snapshot(session: OfficeSession, query: SnapshotQuery): Promise<string[]>;
  /** A device of this user; one that is known already stays as it is. */
  registerDevice(userId: string, deviceId: string, lastOpNo: number): Promise<void>;
  changeUser(userId: string, change: Partial<Pick<ScopeUser, 'teamId' | 'role'>>): Promise<void>;
  /** Keeps a copy of everything; going back to it is another life of the database. */
  remember(): Promise<void>;
  goBack(): Promise<boolean>;
  look(): Promise<OfficeContents>;
  close(): Promise<void>;
}

export interface OfficeSession {
  readonly userId: string;
  readonly deviceId: string;
}

export interface OfficeRow {
  readonly id: string;
  readonly rev: number;
  readonly scopeId: string;
  readonly rootId: string | null;
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly deletedAt: string | null;
  readonly fields: Fields;
  readonly fv: FieldVersions;
}

export interface OfficeHistory {
  readonly scopeId: string;
  readonly entity: string;
  readonly rowId: string;
  readonly groupId: string;
  readonly kind: string;
  readonly changes: string;
  readonly at: string;
  readonly userId: string | null;
  readonly deviceId: string;
  readonly opNo: number;
}

export interface OfficeContents {
  readonly head: number;
  readonly users: readonly ScopeUser[];
  readonly teamIds: readonly string[];
  readonly rows: ReadonlyMap<EntityName, readonly OfficeRow[]>;
  readonly history: readonly OfficeHistory[];
  /** By `device/number`. */
  readonly results: ReadonlyMap<string, { readonly hlc: string; readonly result: OpResult; readonly seq: number }>;
}

/** What the office begins with, the same for every store. */
export interface OfficeStart {
  readonly users: readonly (ScopeUser & { readonly name: string })[];
  readonly teams: readonly { readonly id: string; readonly name: string }[];
  readonly listItems: readonly Fields[];
  /** Customers that the office itself loaded, with the scope of each. */
  readonly customers: readonly { readonly id: string; readonly scopeId: string; readonly fields: Fields }[];
}
