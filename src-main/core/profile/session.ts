import { hostname } from 'node:os';
import type { Changes } from '../platform/changes.ts';
import type { Jobs } from '../platform/jobs.ts';
import { openJournal, type Journal } from '../platform/journal.ts';
import { compileStatementsLate } from '../platform/lazy-statements.ts';
import type { Log } from '../platform/log.ts';
import type { ProfileFile, ProfilePaths } from '../platform/profile-folder.ts';
import type { Ports } from '../platform/ports.ts';
import {
  contactSearchOf,
  customerColumns,
  customerGathered,
  ownSearchOf,
  refreshContactSearch,
  refreshVisitDates,
} from '../customers/index.ts';
import { createErasureUpkeep, type ErasureUpkeep } from '../erasures/index.ts';
import type { Context } from '../context.ts';
import { type BlobStore, createBlobStore } from '../files/index.ts';
import { createApplyDoor } from '../sync/apply.ts';
import { createStateStore } from '../sync/state.ts';
import type { SyncColumns } from '../sync/sync-columns.ts';
import { createWriteDoor } from '../sync/write.ts';
import type { AfterWrite } from '../sync/write-door.ts';
import type { LocalColumnsByEntity } from '../sync/rows.ts';
import type { OpenedDatabase, Recovery } from './open-profile.ts';

/** An open profile: the database, its doors, and what the opening had to put right. */
export interface Session {
  readonly ctx: Context;
  readonly profile: ProfileFile;
  readonly key: Uint8Array;
  readonly journal: Journal;
  /** Carries out and cleans up after erasures of persons. */
  readonly erasures: ErasureUpkeep;
  readonly blobs: BlobStore;
  readonly recovery: (Recovery & { readonly replayed: number }) | null;
  close(): void;
}

const localColumns: LocalColumnsByEntity = { customers: customerColumns };
/** What this laptop computes beside the rows that the office sends. */
export const syncColumns: SyncColumns = { local: localColumns, gathered: customerGathered, contactSearchOf, ownSearchOf };
const afterWrite: AfterWrite = {
  contacts: refreshContactSearch,
  visits: refreshVisitDates,
  customValues: refreshContactSearch,
};

export interface SessionDeps {
  readonly ports: Ports;
  readonly paths: ProfilePaths;
  readonly log: Log;
  readonly changes: Changes;
  readonly jobs: Jobs;
  readonly onJournal: (state: 'behind' | 'caught-up') => void;
}

/** @throws the classes of the disk; the database is closed then. */
export function openSession(deps: SessionDeps, opened: OpenedDatabase): Session {
  const journal = openJournal(deps.paths.journal, opened.key);
  try {
    return openDoors(deps, opened, journal);
  } catch (error) {
    journal.close();
    opened.db.close();
    throw error;
  }
}

function openDoors(deps: SessionDeps, opened: OpenedDatabase, journal: Journal): Session {
  const { db, key, profile } = opened;
  compileStatementsLate(db);
  const state = createStateStore(db);
  const write = createWriteDoor({
    db,
    clock: deps.ports.clock,
    ids: deps.ports.ids,
    log: deps.log,
    journal,
    onJournal: deps.onJournal,
    changes: deps.changes,
    localColumns,
    afterWrite,
  });
  fillState(opened, state);

  // The journal knows acknowledged changes that the database lost with a deleted log or in a restored backup.
  const lastInDatabase = Number(db.prepare('SELECT max(op_no) FROM outbox').pluck().get() ?? 0);
  const isBehind = journal.lastOpNo() > lastInDatabase;
  const replayed = isBehind ? write.replay(journal.readAll().entries) : 0;
  write.catchUpJournal();
  if (isBehind) deps.log.warn('changes were laid over the database from the journal', { replayed });

  const ctx: Context = {
    db,
    write,
    apply: createApplyDoor(db, localColumns),
    state,
    clock: deps.ports.clock,
    ids: deps.ports.ids,
    files: deps.ports.files,
    log: deps.log,
    changes: deps.changes,
    jobs: deps.jobs,
    userId: () => state.get('user_id'),
  };
  const blobs = createBlobStore(deps.paths.blobs, key);
  const isOffice = profile.kind === 'office';
  const erasures = createErasureUpkeep({ ctx, journal, paths: deps.paths, blobs, columns: syncColumns, isOffice });
  // A backup of before, and a journal of before, bring an erased person back: gone again before anything is shown.
  erasures.carryOut();
  return {
    ctx,
    erasures,
    profile,
    key,
    journal,
    blobs,
    recovery: recoveryOf(opened.recovery, replayed),
    close() {
      erasures.stop();
      journal.close();
      db.close();
    },
  };
}

/** A database that had to be made anew does not know who works here; profile.json does. */
function fillState(opened: OpenedDatabase, state: ReturnType<typeof createStateStore>): void {
  if (state.get('user_id') === null) state.set('user_id', opened.profile.userId);
  if (state.get('device_name') === null) state.set('device_name', hostname());
  // profile.json is written first when a restored backup makes a new device: a crash between the two is put right here.
  if (state.get('device_id') !== opened.profile.deviceId) state.set('device_id', opened.profile.deviceId);
}

function recoveryOf(recovery: Recovery | null, replayed: number): Session['recovery'] {
  if (recovery !== null) return { ...recovery, replayed };
  if (replayed > 0) return { cause: 'behind-journal', keptAside: null, backup: null, backupMadeAt: null, replayed };
  return null;
}
