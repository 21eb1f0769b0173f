import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { standardLists } from '../lists/index.ts';
import { guardSyncedTables, openDatabase } from '../platform/database.ts';
import { migrate, pendingMigrations } from '../platform/migrate.ts';
import { keyCheckOf, makeFolders, type ProfileFile, readProfile, writeProfile } from '../platform/profile-folder.ts';
import { setDataAside, type OpenedDatabase } from './open-profile.ts';
import { openSession, type Session, type SessionDeps } from './session.ts';

/**
 * Makes the folders, the key and an empty database. profile.json is written last: a crash before it leaves no profile, and the
 * next try sets aside what lies there.
 * @throws `AppError('profile-exists')`; the errors of the disk
 */
export async function createProfile(
  deps: SessionDeps,
  wanted: { kind: ProfileFile['kind']; companyName: string; userId?: string },
): Promise<Session> {
  if (readProfile(deps.paths) !== null) throw new AppError('profile-exists', 'this folder has a profile already');
  const { clock, ids, secrets } = deps.ports;
  const now = new Date(clock.now()).toISOString();
  makeFolders(deps.paths);
  if (existsSync(deps.paths.data)) setDataAside(deps.paths, clock.now());

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
    writeProfile(deps.paths, profile);
  } catch (error) {
    db.close();
    throw error;
  }
  const opened: OpenedDatabase = { db, key, profile, recovery: null };
  const session = openSession(deps, opened);
  session.ctx.state.set('company_name', wanted.companyName);
  session.ctx.state.set('device_name', hostname());
  return session;
}

/** What a person who works alone starts with: himself as the only user, and the lists of choices. */
export function fillAloneProfile(session: Session, userName: string): void {
  session.ctx.write.transact((tx) => {
    tx.create('users', { id: session.profile.userId, name: userName, email: null, phone: null, teamId: null, role: 'admin', isActive: true });
    for (const [list, choices] of Object.entries(standardLists)) {
      for (const [order, [key, vi, en]] of choices.entries()) {
        tx.create('listItems', { list, key, vi, en, order, isActive: true });
      }
    }
  });
}
