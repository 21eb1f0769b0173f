import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { officeAddress } from './address.ts';
import { newDeviceKey, publicKeyOf } from './device-key.ts';
import { firstSync } from './first-sync.ts';
import { createHttpLink } from './http-link.ts';
import { logInAt } from './log-in.ts';
import { createOfficeHttp } from './office-http.ts';
import { createOfficeSession } from './office-session.ts';
import { type Db, openSideFile } from '../platform/database.ts';
import { syncFile, syncFolder } from '../platform/durable-file.ts';
import type { RunningJob } from '../platform/jobs.ts';
import { migrate, pendingMigrations } from '../platform/migrate.ts';
import {
  keyCheckOf,
  makeFolders,
  type ProfileFile,
  type ProfilePaths,
  readProfile,
  writeProfile,
} from '../platform/profile-folder.ts';
import { type SearchBuilder, startSearchBuilder } from '../platform/search-builder.ts';
import { prepareRowsFile } from '../customers/index.ts';
import { createSnapshotLoader, preparerSettings } from '../sync/apply-snapshot.ts';
import { rememberTables } from '../sync/new-tables.ts';
import type { RowPreparer } from '../sync/prepare-rows.ts';
import { startRowPreparer } from '../sync/prepare-thread.ts';
import { createStateStore } from '../sync/state.ts';
import {
  openProfileDatabase,
  openSession,
  type Session,
  type SessionDeps,
  setUnfinishedAside,
  syncColumns,
} from '../profile/index.ts';

export interface JoinDeps extends SessionDeps {
  readonly version: string;
  /** The first pause after a cut. */
  readonly pauseMs?: number;
}

export interface JoinWanted {
  readonly address: string;
  readonly account: string;
  readonly password: string;
  /** The person's own, where the password is the administrator's. */
  readonly newPassword?: string;
  readonly deviceName: string;
}

/**
 * Joins an office: logs in, loads what the person may see into a file beside (`data.db.joining`), and puts it into its place when it is
 * whole. profile.json is written last: whatever stops this before leaves no profile, and the next try begins anew.
 * @throws `profile-exists`; `invalid` for an address that is none; everything that a link throws; the errors of the disk
 */
export async function joinOffice(deps: JoinDeps, wanted: JoinWanted, job: RunningJob): Promise<Session> {
  if (readProfile(deps.paths) !== null) throw new AppError('profile-exists', 'this folder has a profile already');
  // It starts while the office looks at the password.
  const preparer = startRowPreparer(prepareRowsFile());
  try {
    return await joinPrepared(deps, wanted, job, preparer);
  } finally {
    await preparer.stop();
  }
}

async function joinPrepared(deps: JoinDeps, wanted: JoinWanted, job: RunningJob, preparer: RowPreparer): Promise<Session> {
  const address = officeAddress(wanted.address);
  const http = createOfficeHttp(deps.ports.network, address);
  await http.hello(job.signal);
  const deviceId = deps.ports.ids.next();
  const deviceKey = newDeviceKey();
  const login = await logInAt(
    http,
    {
      account: wanted.account,
      password: wanted.password,
      ...(wanted.newPassword === undefined ? {} : { newPassword: wanted.newPassword }),
      device: {
        id: deviceId,
        name: wanted.deviceName,
        publicKey: publicKeyOf(deviceKey),
        platform: `${process.platform} ${process.arch}`,
        appVersion: deps.version,
        lastOpNo: 0,
      },
    },
    job.signal,
  );

  makeFolders(deps.paths);
  const sidePath = sideFileOf(deps.paths);
  removeSideFile(deps.paths);
  const key = deps.ports.ids.randomBytes(32);
  const db = openSideFile(sidePath, key);
  let search: SearchBuilder | null = null;
  try {
    const now = new Date(deps.ports.clock.now()).toISOString();
    migrate(db, pendingMigrations(db), now);
    search = startSearchBuilder(db, `${sidePath}-search`, key);
    const state = createStateStore(db);
    state.set('office_address', address);
    state.set('office_id', login.organisation.id);
    state.set('company_name', login.organisation.name);
    state.set('account', wanted.account);
    state.set('user_id', login.user.id);
    state.set('device_id', deviceId);
    state.set('device_name', wanted.deviceName);
    state.set('device_key', deviceKey);
    const session = createOfficeSession({ http, state, clock: deps.ports.clock, version: deps.version });
    session.keep(login);
    try {
      const link = createHttpLink({ http, session, clock: deps.ports.clock });
      const loader = createSnapshotLoader(db, syncColumns, now, search);
      preparer.begin(preparerSettings(db, now));
      const loaded = await firstSync({ link, preparer, loader, db, userId: login.user.id, job, pauseMs: deps.pauseMs ?? 1000 });
      for await (const _step of loader.finishing()) await job.breathe();
      state.set('cursor', String(loaded.cursor));
      rememberTables(state, loaded.tables);
      state.set('server_epoch', loaded.epoch);
      state.set('last_sync_at', now);
      const addScope = db.prepare("INSERT INTO sync_scope (scope_id, state) VALUES (?, 'loaded')");
      for (const scope of loaded.scopes) addScope.run(scope);
    } catch (error) {
      // The office need not keep a session that nobody has.
      await session.signOut().catch(() => undefined);
      throw error;
    }
    await search.stop();
    closeAsWal(db);
    const profile: ProfileFile = {
      version: 1,
      id: deps.ports.ids.next(),
      kind: 'office',
      createdAt: now,
      userId: login.user.id,
      deviceId,
      key: await deps.ports.secrets.wrap(key),
      keyCheck: keyCheckOf(key),
    };
    syncFile(sidePath);
    setUnfinishedAside(deps.paths, deps.ports.clock.now());
    renameSync(sidePath, deps.paths.data);
    syncFolder(deps.paths.folder);
    writeProfile(deps.paths, profile);
    return openSession(deps, await openProfileDatabase({ ...deps.ports, paths: deps.paths, log: deps.log }, profile));
  } catch (error) {
    await search?.stop();
    db.close();
    removeSideFile(deps.paths);
    throw error;
  }
}

/** What a killed join left: half an office that nobody can read, since its key died with it. */
export function removeSideFile(paths: ProfilePaths): void {
  for (const ending of ['', '-wal', '-shm', '-journal', '-search']) rmSync(sideFileOf(paths) + ending, { force: true });
}

function sideFileOf(paths: ProfilePaths): string {
  return join(paths.folder, 'data.db.joining');
}

/** From here on it is a database like any other. */
function closeAsWal(db: Db): void {
  db.pragma('locking_mode = NORMAL');
  db.pragma('journal_mode = WAL');
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}
