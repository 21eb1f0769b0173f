import type { OfficeStatus } from '../../../src-shared/office/office.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { Changes } from '../platform/changes.ts';
import type { Db } from '../platform/database.ts';
import type { Log } from '../platform/log.ts';
import type { Clock, Ids } from '../platform/ports.ts';
import { createDeviceNaming } from './device-names.ts';
import { promoteExtra } from './apply-extra.ts';
import { createPageDoor, type Touched } from './apply-page.ts';
import { forgetOldOperations } from './archive.ts';
import { type OfficeLink, problemOf, type SyncProblem } from './link.ts';
import { askForNewTables } from './new-tables.ts';
import { createScopeLoading } from './load-scopes.ts';
import { createOfficeCalls, type Run } from './office-calls.ts';
import { createPace } from './pace.ts';
import { createPull } from './pull.ts';
import { createPush } from './push.ts';
import { ManyRemovals } from './removals.ts';
import { createRenewal, type Renewal } from './renew-device.ts';
import { acceptRestoredOffice } from './restored-office.ts';
import { createVerifier, type Difference } from './verify.ts';
import { createScheduler, type Timers } from './scheduler.ts';
import type { StateStore } from './state.ts';
import type { SyncColumns } from './sync-columns.ts';
import { createStatusReader, type SyncStatus } from './sync-status.ts';

export type { SyncStatus } from './sync-status.ts';
export type { Timers } from './scheduler.ts';

export interface SyncEngineDeps {
  readonly db: Db;
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
  /** Once a day rows are compared; what differed is being fetched again, and somebody has to know. */
  readonly onDiffers?: (found: readonly Difference[], isStill: boolean) => void;
  /** All rows have gone and come: what hangs on them may follow. */
  readonly onSynced?: () => void;
  /** Writes the new device id where the profile keeps it (profile.json), before the office hears of it. */
  readonly rememberDevice: (deviceId: string) => void | Promise<void>;
}

export interface SyncEngine {
  /**
   * Sends everything, fetches everything, loads scopes that are missing. Single flight: who calls meanwhile gets the run after this one, since
   * this one may have passed what the caller wrote. Never throws; what stands in the way is in the status.
   */
  syncOnce(): Promise<SyncStatus>;
  /** Syncs by itself from now on: after changes, on the office's nudge, every minute, with growing pauses while it fails. */
  start(): void;
  /** Answers when nothing of it runs any more. */
  stop(): Promise<void>;
  status(): SyncStatus;
  /** A change was written on this laptop. The engine hears "changed" events itself; this is for whoever emits none. */
  onLocalChange(): void;
  /** The office says that something happened. */
  nudge(): void;
  /** The person let the removal of many records happen, which waits. */
  allowRemovals(): Promise<SyncStatus>;
  /** The office was put back to an earlier day: sends again what it lost and compares everything. */
  acceptRestoredOffice(): Promise<SyncStatus>;
  /** Goes on as a new device that `logIn` tells the office of, while nothing else runs. @throws what `logIn` throws */
  beginAnew: Renewal['beginAnew'];
}

/** A run in which nothing moves for so long is given up and begun again. */
const watchdogMs = 60_000;
const archiveEveryMs = 60 * 60 * 1000;

export function createSyncEngine(deps: SyncEngineDeps): SyncEngine {
  const { db, state, clock, log, changes, link } = deps;
  promoteExtra(db, deps.columns);
  askForNewTables(db);
  const door = createPageDoor(db, deps.columns);
  const calls = createOfficeCalls({ state, clock });
  const pace = createPace(clock);
  const readStatus = createStatusReader(db, door.outbox);

  let problem: SyncProblem | null = readProblem(state);
  let lastSyncAt = state.get('last_sync_at');
  let loading: OfficeStatus['loading'] = null;
  let current: Promise<SyncStatus> | null = null;
  let following: Promise<SyncStatus> | null = null;
  let abort: AbortController | null = null;
  let isStopping = false;
  let isApplying = false;
  let lastTold = '';
  let nextArchiveAt = 0;

  const status = (): SyncStatus =>
    readStatus({ isRunning: current !== null, problem, lastSyncAt, loading, clockOffsetMs: calls.clockOffset() });
  /** For whoever must never fail: a disk that cannot be read now is told as the last thing that was known. */
  let lastRead: SyncStatus | null = null;
  const safeStatus = (): SyncStatus => {
    try {
      lastRead = status();
    } catch (error) {
      log.error('the state of syncing cannot be read', error);
      lastRead = { ...(lastRead ?? unread), problem: { code: 'unexpected', details: {} } };
    }
    return lastRead;
  };
  const tell = () => {
    const text = JSON.stringify({ ...safeStatus(), lastSyncAt: null });
    if (text === lastTold) return;
    lastTold = text;
    changes.emit({ type: 'status' });
  };
  const onTouched = (touched: Touched) => {
    const rows = new Map([...touched].filter(([, ids]) => ids.size > 0));
    isApplying = true;
    try {
      changes.changed(rows);
    } finally {
      isApplying = false;
    }
    tell();
  };

  const renewal = createRenewal({ db, state, ids: deps.ids, door, link, rememberDevice: deps.rememberDevice });
  const pushAll = createPush({ door, state, clock, link, calls, renewal, onTouched });
  const { pullAll, allowRemovals } = createPull({
    db,
    door,
    state,
    clock,
    link,
    calls,
    pace,
    onTouched,
    onWhole() {
      const before = lastSyncAt;
      const now = clock.now();
      lastSyncAt = new Date(now).toISOString();
      // A poll that found nothing is worth no commit; the moment is kept for the next start.
      if (before === null || now - Date.parse(state.get('last_sync_at') ?? before) > watchdogMs * 5) {
        state.set('last_sync_at', lastSyncAt);
      }
    },
  });
  const verify = createVerifier({
    db,
    door,
    state,
    clock,
    link,
    calls,
    log,
    onDiffers: (found, isStill) => deps.onDiffers?.(found, isStill),
  });
  const learnNames = createDeviceNaming({
    db,
    state,
    clock,
    link,
    calls,
    onNames() {
      isApplying = true;
      changes.emit({ type: 'changed', entity: 'deviceNames', ids: null });
      isApplying = false;
    },
  });
  const loadNext = createScopeLoading({
    door,
    state,
    clock,
    link,
    calls,
    pace,
    onTouched,
    onProgress(rows) {
      loading = { done: (loading?.done ?? 0) + rows, total: null };
      tell();
    },
  });

  const steps = async (run: Run): Promise<void> => {
    if (renewal.isNeeded()) await renewal.renew(run);
    // Unsent work goes first, before a right that was withdrawn takes its rows away; but to no office that this laptop does not know.
    const isUnsure = problem?.code === 'office-changed';
    if (!isUnsure) await pushAll(run);
    await pullAll(run);
    if (isUnsure) {
      // It is the office that this laptop knows after all.
      await pushAll(run);
      await pullAll(run);
    }
    await verify(run);
    while (await loadNext(run)) {
      // What was moved while a part was loaded is told before the next part.
      await pullAll(run);
      await pushAll(run);
    }
    if (loading !== null) await pullAll(run);
    loading = null;
    await learnNames(run);
    deps.onSynced?.();
    if (clock.now() >= nextArchiveAt) {
      if (!forgetOldOperations(db, state, clock.now())) nextArchiveAt = clock.now() + archiveEveryMs;
    }
  };

  /** Runs the work with a watchdog; what goes wrong becomes the problem of the status. */
  const guarded = async (work: (run: Run) => Promise<void>): Promise<SyncStatus> => {
    const controller = new AbortController();
    abort = controller;
    let cancelWatchdog: () => void = () => undefined;
    const progress = () => {
      cancelWatchdog();
      cancelWatchdog = deps.timers.after(watchdogMs, () => {
        log.warn('nothing has moved for a minute; syncing begins again');
        controller.abort();
      });
    };
    progress();
    tell();
    try {
      await work({ signal: controller.signal, progress });
      setProblem(null);
    } catch (error) {
      if (error instanceof ManyRemovals) {
        setProblem({ code: 'many-removals', details: { rows: error.rows, customers: error.customers } });
      } else {
        if (!(error instanceof AppError)) log.error('syncing failed', error);
        setProblem(problemOf(error));
      }
    } finally {
      cancelWatchdog();
      abort = null;
    }
    return safeStatus();
  };
  let isProblemKept = true;
  const setProblem = (next: SyncProblem | null) => {
    const isSame = JSON.stringify(next) === JSON.stringify(problem);
    problem = next;
    if (isSame && isProblemKept) return;
    try {
      // What a person has to decide is still known after a restart; a network that is away is not news then.
      if (next !== null && lasting.has(next.code)) state.set('office_problem', JSON.stringify(next));
      else if (state.get('office_problem') !== null) state.remove('office_problem');
      isProblemKept = true;
    } catch (error) {
      // A full disk: the problem stands in memory, and is written with the next run.
      isProblemKept = false;
      log.error('a problem of syncing could not be kept', error);
    }
  };

  const begin = (work: (run: Run) => Promise<void>): Promise<SyncStatus> => {
    const run = guarded(work).finally(() => {
      current = null;
      tell();
    });
    const running = run.then(safeStatus);
    current = running;
    // Whoever asks while it runs is answered "syncing", so its beginning has to be told, or its end would be no news.
    tell();
    return running;
  };
  /** After the run that is under way, if one is; many callers share the one that follows. */
  const syncOnce = (): Promise<SyncStatus> => {
    if (isStopping) return Promise.resolve(safeStatus());
    if (current === null) return begin(steps);
    following ??= current.then(() => {
      following = null;
      return syncOnce();
    });
    return following;
  };
  const afterCurrent = async (): Promise<void> => {
    while (current !== null) await current;
  };

  const scheduler = createScheduler({
    timers: deps.timers,
    random: deps.random,
    async run() {
      const { problem: found } = await syncOnce();
      const retryAfterS = found?.details['retryAfterS'];
      return { isWell: found === null, retryAfterS: typeof retryAfterS === 'number' ? retryAfterS : null };
    },
    listen: (signal) => link.events(() => scheduler.nudge(), signal),
  });
  let unsubscribe: () => void = () => undefined;

  return {
    syncOnce,
    status,
    start() {
      unsubscribe();
      isStopping = false;
      unsubscribe = changes.subscribe((event) => {
        if (event.type === 'changed' && event.entity !== 'blobs' && !isApplying) scheduler.onLocalChange();
      });
      scheduler.start();
    },
    async stop() {
      isStopping = true;
      unsubscribe();
      abort?.abort();
      await scheduler.stop();
      await afterCurrent();
    },
    onLocalChange: scheduler.onLocalChange,
    nudge: scheduler.nudge,
    async allowRemovals() {
      allowRemovals();
      return syncOnce();
    },
    async beginAnew(logIn) {
      await afterCurrent();
      const changing = renewal.beginAnew(logIn);
      // Nothing is sent meanwhile: it would go under the device that ends.
      current = changing.then(safeStatus, safeStatus).finally(() => {
        current = null;
      });
      await changing;
    },
    async acceptRestoredOffice() {
      await afterCurrent();
      const accepted = await begin(async (run) => {
        await acceptRestoredOffice({ door, state, link, calls, renewal }, run);
      });
      return accepted.problem === null ? syncOnce() : accepted;
    },
  };
}

const unread: SyncStatus = {
  state: 'attention',
  problem: null,
  lastSyncAt: null,
  waiting: 0,
  waitingSince: null,
  rejected: 0,
  conflicts: 0,
  loading: null,
  clockOffsetMs: 0,
};

const lasting: ReadonlySet<string> = new Set([
  'office-changed',
  'many-removals',
  'device-revoked',
  'signed-out',
  'client-too-old',
]);

function readProblem(state: StateStore): SyncProblem | null {
  const value = state.get('office_problem');
  return value === null ? null : (JSON.parse(value) as SyncProblem); // written above
}
