import type { AppCapabilities, AppStatus } from '../../src-shared/app/app.contract.ts';
import { AppError, type Outcome } from '../../src-shared/rpc/errors.ts';
import type { CoreEvent } from '../../src-shared/rpc/events.ts';
import type { HandlersOf } from '../../src-shared/rpc/procedure.ts';
import type { BackupFile, backupContract } from '../../src-shared/backup/backup.contract.ts';
import { settleBlobs } from './backup/papers-in-copy.ts';
import { backUp, copyBackup, isDailyBackupDue, resolveBackup } from './backup/backup.service.ts';
import { diagnosticsOf } from './diagnostics.ts';
import { eveningsPack } from './day-packs/index.ts';
import { createDispatcher, type Handlers } from './dispatcher.ts';
import { takeBackInterruptedImports } from './imports/index.ts';
import { carrySession } from './office/carried-session.ts';
import { createNoOfficeService } from './office/office.service.ts';
import { type Office, openOffice } from './office/office-runtime.ts';
import { checkDatabase, listBackups } from './platform/backup.ts';
import { createChanges } from './platform/changes.ts';
import { type Every, everyByTimer } from './platform/every.ts';
import { createJobs } from './platform/jobs.ts';
import { createLog } from './platform/log.ts';
import type { Ports } from './platform/ports.ts';
import { profilePaths, readProfile } from './platform/profile-folder.ts';
import { writeRecoveryKey } from './platform/recovery-key.ts';
import { diskErrorOf } from './platform/sqlite-errors.ts';
import { openProfileDatabase } from './profile/open-profile.ts';
import { finishMoving } from './profile/kept-profiles.ts';
import { restoreBackup } from './profile/restore-backup.ts';
import { profileStatus } from './profile/profile-status.ts';
import { openSession, type Session, type SessionDeps, syncColumns } from './profile/session.ts';
import { createReminderServices, type ReminderServices } from './reminder-services.ts';
import { createCustomersService } from './customers/index.ts';
import { createFillerOf, createVisitPlanner, type VisitPlanner } from './visit-plans/index.ts';
import { createSessionServices } from './session-services.ts';
import { createMakingLock, createStartHandlers } from './start-handlers.ts';
import { createSettingsReader, createSettingsService } from './settings/settings.service.ts';

export interface CoreDeps {
  readonly profileDir: string;
  readonly ports: Ports;
  readonly version: string;
  readonly capabilities: AppCapabilities;
  /** Tests parse every answer with the contract, and say themselves when the core looks after its house. */
  readonly checksOutputs?: boolean;
  readonly every?: Every;
}

export interface Core {
  dispatch(procedure: string, input: unknown): Promise<Outcome<unknown>>;
  subscribe(listener: (event: CoreEvent) => void): () => void;
  /** Opens the profile where there is one. A profile that cannot be opened is told by `app.status`, never thrown. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/** A backup that failed (a full disk, mostly) is tried again after this long. */
const backupRetryMs = 60 * 60 * 1000;
/** Once a minute is often enough for what somebody opens in the evening. */
const packEveryMs = 60_000;
/** How often the core looks whether the day's backup is due and whether another process wrote. No timer wakes more often than once a second. */
const housekeepingMs = 5000;

/** The program. No module-level state: two devices can live in one process. */
export function createCore(deps: CoreDeps): Core {
  const { ports } = deps;
  const paths = profilePaths(deps.profileDir);
  const log = createLog(ports.log, ports.clock);
  const changes = createChanges();
  const readSettings = createSettingsReader(deps.profileDir);
  const jobs = createJobs({ changes, ids: ports.ids, now: () => ports.clock.now() });

  let session: Session | null = null;
  let office: Office | null = null;
  let reminders: ReminderServices | null = null;
  let planner: VisitPlanner | null = null;
  let handlers: Partial<Handlers> = {};
  let problem: AppError | null = null;
  let notices: AppStatus['notices'] = [];
  let stopHousekeeping: () => void = () => undefined;
  let lastDataVersion: unknown = null;
  let [nextDailyBackupAt, nextPackAt] = [0, 0];
  let maintenance: Promise<unknown> = Promise.resolve();
  let recovering: Promise<boolean> | null = null;
  const making = createMakingLock();

  const addNotice = (code: AppStatus['notices'][number]['code'], details: AppStatus['notices'][number]['details']) => {
    notices = [...notices.filter((notice) => notice.code !== code), { code, details }];
  };

  /** A host ends the core's thread after `close`, and ending it under a copying thread would end the whole process: `close` waits. */
  const makeBackup = (of: Session, reason: BackupFile['reason']) => {
    const made = backUp(of, paths, reason);
    maintenance = Promise.allSettled([maintenance, made]);
    return made;
  };

  const sessionDeps: SessionDeps = {
    ports,
    paths,
    log,
    changes,
    jobs,
    onJournal(state) {
      if (state === 'behind') addNotice('journal-behind', {});
      else notices = notices.filter((notice) => notice.code !== 'journal-behind');
      changes.emit({ type: 'status' });
    },
  };

  const onDiffers: Parameters<typeof openOffice>[0]['onDiffers'] = (found, isStill) => {
    addNotice(isStill ? 'office-still-differs' : 'office-differs', {
      kinds: found.length,
      rows: found.reduce((sum, { rowsThere }) => sum + rowsThere, 0),
    });
    changes.emit({ type: 'status' });
  };

  const useSession = (opened: Session) => {
    session = opened;
    problem = null;
    office =
      opened.profile.kind === 'office'
        ? openOffice({
            ctx: opened.ctx,
            store: opened.blobs,
            ports,
            paths,
            version: deps.version,
            columns: syncColumns,
            onDiffers,
          })
        : null;
    const { ctx } = opened;
    const services = createSessionServices(opened, office?.blobs ?? null);
    reminders?.close();
    reminders = createReminderServices(opened, services.customers, readSettings);
    handlers = {
      ...services,
      ...reminders.handlers,
      office: { ...createNoOfficeService(), ...office?.handlers, ...starting.office },
    };
    if (opened.recovery !== null) {
      const { cause, keptAside, backupMadeAt, replayed } = opened.recovery;
      addNotice('restored-from-backup', { cause, keptAside, backupMadeAt, replayed });
    }
    lastDataVersion = ctx.db.pragma('data_version', { simple: true });
    planner?.stop();
    planner = null;
    // One command of the command line is no place to sync behind somebody's back.
    if (deps.capabilities.host !== 'cli') {
      planner = createVisitPlanner(ctx, createFillerOf(ctx, createCustomersService(ctx)));
      office?.engine.start();
      void settleBlobs(ctx, opened.blobs);
    }
    changes.emit({ type: 'status' });
  };
  /** Before the database is closed or replaced: nothing of the engine may run on it any more. */
  const stopOffice = async () => {
    const stopping = office;
    office = null;
    await stopping?.stop();
  };
  const closeSession = () => {
    const closing = session;
    planner?.stop();
    planner = null;
    session = null;
    reminders?.close();
    reminders = null;
    handlers = {};
    closing?.close();
  };

  const openExisting = async () => {
    try {
      finishMoving(paths);
      const profile = readProfile(paths);
      if (profile === null) return;
      const opened = openSession(sessionDeps, await openProfileDatabase({ ...ports, paths, log }, profile));
      useSession(opened);
      const interrupted = await takeBackInterruptedImports(opened.ctx, (opened.recovery?.replayed ?? 0) > 0);
      if (interrupted > 0) addNotice('import-interrupted', { imports: interrupted });
      if (opened.recovery !== null) {
        // What was put back is open and safe; without this backup the next daily one comes a little later.
        await makeBackup(opened, 'daily').catch((error: unknown) =>
          log.error('no backup could be made after the data was put back', error),
        );
      }
    } catch (error) {
      const known = diskErrorOf(error);
      if (known === null) log.error('the profile could not be opened', error);
      // Damage where the opening itself does not read, but what comes right after it does.
      if (known?.code === 'damaged' && (await recover())) return;
      problem = known ?? new AppError('unexpected', error instanceof Error ? error.message : String(error));
      await stopOffice();
      closeSession();
      changes.emit({ type: 'status' });
    }
  };

  /** Stops on damage at once, sets the file aside and puts back the newest backup and the journal; true where the profile is open again. */
  const recover = (): Promise<boolean> => {
    recovering ??= (async () => {
      log.warn('damage was found while working');
      jobs.cancelAll();
      await stopOffice();
      closeSession();
      try {
        // The open path finds the damage by itself only where it reads the damaged page, so the file goes out of its way first.
        const profile = readProfile(paths);
        if (profile === null) return false;
        useSession(
          openSession(sessionDeps, await openProfileDatabase({ ...ports, paths, log }, profile, { isKnownDamaged: true })),
        );
      } catch (error) {
        problem = diskErrorOf(error) ?? new AppError('unexpected', String(error));
        changes.emit({ type: 'status' });
        return false;
      }
      return true;
    })().finally(() => {
      recovering = null;
    });
    return recovering;
  };

  const openedSession = (): Session => {
    if (session !== null) return session;
    throw problem ?? new AppError('no-profile', 'no profile is open: make one or load the demo company');
  };

  const appHandlers: HandlersOf<typeof import('../../src-shared/app/app.contract.ts').appContract> = {
    status: () => ({
      version: deps.version,
      state: session !== null ? 'ready' : problem !== null ? 'failed' : 'no-profile',
      problem: problem === null ? null : { code: problem.code, details: problem.details ?? {} },
      notices,
      profile: session === null ? null : profileStatus(session),
      sync: office?.status() ?? { state: 'alone', waiting: 0, attention: 0, lastSyncAt: null },
    }),
    capabilities: () => deps.capabilities,
    dismissNotice({ code }) {
      notices = notices.filter((notice) => notice.code !== code);
      changes.emit({ type: 'status' });
      return {};
    },
    diagnostics: () => ({ text: diagnosticsOf(deps, session, problem) }),
  };

  const backupHandlers: HandlersOf<typeof backupContract> = {
    list: () => ({ backups: listBackups(paths.backups).map(({ opNo: _opNo, ...backup }) => backup) }),
    async create({ file }) {
      const opened = openedSession();
      return jobs.run('backup', file ?? '', async () => {
        const { backup, facts } = await makeBackup(opened, 'manual');
        const copy = file === undefined ? null : await copyBackup(opened, paths, backup.file, ports.files, file);
        const { opNo: _opNo, ...shown } = backup;
        return {
          ...shown,
          customers: facts.customers,
          visits: facts.visits,
          copiedTo: copy?.copiedTo ?? null,
          papers: copy?.papers ?? null,
        };
      });
    },
    // It makes a profile too where there is none, and stops every job: one that is being made is left alone.
    restore: ({ file, keepsLaterChanges, recoveryKey }) =>
      making.run(async () => {
        const path = await resolveBackup(paths, ports.files, file);
        jobs.cancelAll();
        await stopOffice();
        const putSession = session === null ? null : carrySession(session.ctx.state);
        return jobs
          .run('restore', file, async () => {
            const { keptAside, opened } = await restoreBackup(
              { ...sessionDeps, check: checkDatabase },
              { path, keepsLaterChanges, recoveryKey: recoveryKey ?? null, closeCurrent: closeSession },
            );
            putSession?.(opened.ctx.state);
            useSession(opened);
            changes.emit({ type: 'changed', entity: '*', ids: null });
            const count = (sql: string) => Number(opened.ctx.db.prepare(sql).pluck().get());
            return {
              customers: count('SELECT count(*) FROM customers WHERE deleted_at IS NULL'),
              visits: count('SELECT count(*) FROM visits WHERE deleted_at IS NULL'),
              replayed: opened.recovery?.replayed ?? 0,
              keptAside,
            };
          })
          .catch(async (error: unknown) => {
            // Whatever went wrong: what was there before is opened again.
            if (session === null) await openExisting();
            else useSession(session);
            throw error;
          });
      }),
    recoveryKey: () => ({ recoveryKey: writeRecoveryKey(openedSession().key) }),
  };

  const starting = createStartHandlers(
    {
      sessionDeps,
      version: deps.version,
      isTaken: () => session !== null || problem !== null,
      useSession,
      problem: () => problem,
      opened: () => (session === null ? null : { session, unsent: office?.unsent() ?? 0 }),
      async leave() {
        jobs.cancelAll();
        await maintenance;
        // The office need not keep a session that nobody has; without a network it ends by itself.
        await office?.handlers.signOut({});
        await stopOffice();
        closeSession();
        [problem, notices] = [null, []];
      },
      openExisting,
    },
    making,
  );

  const always: Partial<Omit<Handlers, 'office'>> & { office: typeof starting.office } = {
    ...starting,
    app: appHandlers,
    settings: createSettingsService(deps.profileDir),
    backup: backupHandlers,
    jobs: {
      list: () => ({ jobs: jobs.list() }),
      cancel: ({ id }) => ({ cancelled: jobs.cancel(id) }),
    },
  };

  const dispatch = createDispatcher({
    log,
    checksOutputs: deps.checksOutputs ?? false,
    onDamage: recover,
    lookup(domain, verb) {
      const found = (always as HandlerTable)[domain]?.[verb];
      if (found !== undefined) return found;
      openedSession();
      const handler = (handlers as HandlerTable)[domain]?.[verb];
      if (handler === undefined) throw new Error(`no handler for ${domain}.${verb}`);
      return handler;
    },
  });

  /** In the evening tomorrow's pack is put together, so that it opens at once; what has not changed since is not read again. */
  const prepareTomorrow = (now: number) => {
    const on = eveningsPack(now);
    if (on === null || now < nextPackAt) return;
    nextPackAt = now + packEveryMs;
    Promise.resolve(handlers.dayPacks?.get({ on })).catch((error: unknown) => log.error('the day pack was not prepared', error));
  };

  const keepHouse = () => {
    if (session === null) return;
    try {
      // Another process (the command line) wrote: every screen fetches again.
      const dataVersion = session.ctx.db.pragma('data_version', { simple: true });
      if (dataVersion !== lastDataVersion) {
        lastDataVersion = dataVersion;
        changes.emit({ type: 'changed', entity: '*', ids: null });
      }
      planner?.tick();
      const now = ports.clock.now();
      // Asked of the clock each time, never awaited: after a night's sleep, or a clock that was put right, this is still the right moment.
      reminders?.tick(deps.capabilities);
      prepareTomorrow(now);
      if (now >= nextDailyBackupAt && isDailyBackupDue(paths, now)) {
        nextDailyBackupAt = now + backupRetryMs;
        makeBackup(session, 'daily').catch((error: unknown) => {
          // A backup reads every page: this is where rot in a page that nobody opened is found.
          if (diskErrorOf(error)?.code === 'damaged') void recover();
          else log.error('the daily backup failed', error);
        });
      }
    } catch (error) {
      if (diskErrorOf(error)?.code === 'damaged') void recover();
      else log.error('housekeeping failed', error);
    }
  };

  return {
    dispatch,
    subscribe: changes.subscribe,
    async start() {
      await openExisting();
      stopHousekeeping = (deps.every ?? everyByTimer)(housekeepingMs, keepHouse);
    },
    async close() {
      stopHousekeeping();
      jobs.cancelAll();
      await maintenance;
      await stopOffice();
      closeSession();
    },
  };
}

/** The tables of handlers as the dispatcher looks into them: the contract's parse has made each input what its handler takes. */
type HandlerTable = Readonly<Record<string, Readonly<Record<string, (input: unknown) => unknown>> | undefined>>;
