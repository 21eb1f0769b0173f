import type { OfficeStatus } from '../../../src-shared/office/office.contract.ts';
import type { Changes } from '../platform/changes.ts';
import type { Db } from '../platform/database.ts';
import type { Log } from '../platform/log.ts';
import type { Clock, Ids } from '../platform/ports.ts';
import type { OfficeLink } from './link.ts';
import type { StateStore } from './state.ts';
import type { SyncColumns } from './sync-columns.ts';
import type { WriteDoor } from './write-door.ts';

/** The part of the office's status that the engine knows; who is logged in and where is the office service's. */
export type SyncStatus = Pick<
  OfficeStatus,
  'state' | 'problem' | 'lastSyncAt' | 'waiting' | 'waitingSince' | 'rejected' | 'conflicts' | 'loading' | 'clockOffsetMs'
>;

/** Timers, so that a test drives them. */
export interface Timers {
  /** Answers the way to cancel. Never keeps a process alive. */
  after(ms: number, work: () => void): () => void;
}

export interface SyncEngineDeps {
  readonly db: Db;
  readonly write: WriteDoor;
  readonly state: StateStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly changes: Changes;
  readonly link: OfficeLink;
  readonly timers: Timers;
  /** 0 ≤ x < 1, for the jitter of waiting. */
  readonly random: () => number;
  readonly columns: SyncColumns;
  /** Writes the new device id where the profile keeps it (profile.json), before the office hears of it. */
  readonly rememberDevice: (deviceId: string) => void | Promise<void>;
}

export interface SyncEngine {
  /**
   * Sends everything, fetches everything, loads scopes that are missing. Single flight: who calls meanwhile gets the same run, and one more
   * follows where something changed since it began. Never throws; what stands in the way is in the status.
   */
  syncOnce(): Promise<SyncStatus>;
  /** Syncs by itself from now on: after changes, on the office's nudge, every minute, with growing pauses while it fails. */
  start(): void;
  /** Answers when nothing of it runs any more. */
  stop(): Promise<void>;
  status(): SyncStatus;
  /** A change was written on this laptop. */
  onLocalChange(): void;
  /** The office says that something happened. */
  nudge(): void;
  /** The person let the removal of many records happen, which waits. */
  allowRemovals(): Promise<SyncStatus>;
  /** The office was put back to an earlier day: sends again what it lost and compares everything. */
  acceptRestoredOffice(): Promise<SyncStatus>;
}

export function createSyncEngine(_deps: SyncEngineDeps): SyncEngine {
  throw new Error('the engine is being built');
}
