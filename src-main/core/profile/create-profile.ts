import { existsSync, readdirSync, renameSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { standardLists } from '../../../src-shared/lists/standard-lists.ts';
import { guardSyncedTables, openDatabase } from '../platform/database.ts';
import { migrate, pendingMigrations } from '../platform/migrate.ts';
import {
  keyCheckOf,
  makeFolders,
  type ProfileFile,
  type ProfilePaths,
  readProfile,
  writeProfile,
} from '../platform/profile-folder.ts';
import { newAsideFolder, setDataAside, type OpenedDatabase } from './open-profile.ts';
import { openSession, type Session, type SessionDeps } from './session.ts';

/**
 * Makes the folders, the key and a database, which `fill` gives its first rows. profile.json is written last: a crash before it leaves no
 * profile, and the next try sets aside what lies there.
 * @throws `AppError('profile-exists')`; the errors of the disk
 */
export async function createProfile(
  deps: SessionDeps,
  wanted: { kind: ProfileFile['kind']; companyName: string; userId?: string },
  fill: (session: Session) => void | Promise<void> = () => undefined,
): Promise<Session> {
  if (readProfile(deps.paths) !== null) throw new AppError('profile-exists', 'this folder has a profile already');
  const { clock, ids, secrets } = deps.ports;
  const now = new Date(clock.now()).toISOString();
  makeFolders(deps.paths);
  setUnfinishedAside(deps.paths, clock.now());

  const key = ids.randomBytes(32);
  const profile: ProfileFile = {
    version: 1,
    id: ids.next(),
    kind: wanted.kind,
    createdAt: now,
    userId: wanted.userId ?? ids.next(),
    deviceId: ids.next(),
    key: await secrets.wrap(key),
    keyCheck: keyCheckOf(key),
  };
  const db = openDatabase(deps.paths.data, { key });
  try {
    migrate(db, pendingMigrations(db), now);
    guardSyncedTables(db);
  } catch (error) {
    db.close();
    throw error;
  }
  const opened: OpenedDatabase = { db, key, profile, recovery: null };
  const session = openSession(deps, opened);
  try {
    session.ctx.state.set('company_name', wanted.companyName);
    session.ctx.state.set('device_name', hostname());
    await fill(session);
    writeProfile(deps.paths, profile);
    return session;
  } catch (error) {
    session.close();
    throw error;
  }
}

/** What a crash left of an earlier try: its key was never kept, so nobody can read it, but nothing is deleted unseen. */
export function setUnfinishedAside(paths: ProfilePaths, now: number): void {
  if (existsSync(paths.data)) setDataAside(paths, now);
  const segments = readdirSync(paths.journal);
  if (segments.length === 0) return;
  const folder = newAsideFolder(paths, now);
  for (const name of segments) renameSync(join(paths.journal, name), join(folder, name));
}

/** What a person who works alone starts with: himself as the only user, and the lists of choices. */
export function fillAloneProfile(session: Session, userName: string): void {
  session.ctx.write.transact((tx) => {
    tx.create('users', {
      id: session.profile.userId,
      name: userName,
      email: null,
      phone: null,
      teamId: null,
      role: 'admin',
      isActive: true,
    });
    for (const [list, choices] of Object.entries(standardLists)) {
      for (const [order, [key, vi, en]] of choices.entries()) {
        tx.create('listItems', { list, key, vi, en, order, isActive: true });
      }
    }
  });
}
