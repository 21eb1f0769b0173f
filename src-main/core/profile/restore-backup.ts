import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { DatabaseFacts } from '../platform/backup-file.ts';
import { openDatabase } from '../platform/database.ts';
import { isRightKey, keyCheckOf, makeFolders, type ProfileFile, readProfile, writeProfile } from '../platform/profile-folder.ts';
import { readRecoveryKey } from '../platform/recovery-key.ts';
import { openProfileDatabase, placeDatabase, setDataAside, unwrapKey } from './open-profile.ts';
import { openSession, type Session, type SessionDeps } from './session.ts';

export interface RestoreDeps extends SessionDeps {
  check(path: string, key: Uint8Array): Promise<DatabaseFacts>;
}

/**
 * Puts a backup in the place of the data. The backup is read from end to end before anything moves; what is there now is kept aside.
 * Without `keepsLaterChanges` the journal is set aside too and the profile becomes a new device: its operation numbers go back, and
 * an office must not take new changes for ones it has already seen (sync.md, T9).
 * @throws `AppError('wrong-key')` for a backup of another profile; the classes of the disk
 */
export async function restoreBackup(
  deps: RestoreDeps,
  wanted: { path: string; keepsLaterChanges: boolean; recoveryKey: string | null; closeCurrent: () => void },
): Promise<{ opened: Session; keptAside: string | null }> {
  const current = readProfile(deps.paths);
  const key = await keyFor(deps, current, wanted.recoveryKey);
  await deps.check(wanted.path, key).catch((error: unknown) => {
    throw refusalOf(error, wanted.path, key);
  });
  wanted.closeCurrent();
  makeFolders(deps.paths);
  const keptAside = setDataAside(deps.paths, deps.ports.clock.now());
  if (!wanted.keepsLaterChanges) setJournalAside(deps, keptAside);
  placeDatabase(wanted.path, deps.paths.data);

  const profile = current ?? (await adoptProfile(deps, key));
  const next: ProfileFile = wanted.keepsLaterChanges ? profile : { ...profile, deviceId: deps.ports.ids.next() };
  writeProfile(deps.paths, next);
  const opened = openSession(deps, await openProfileDatabase({ ...deps.ports, paths: deps.paths, log: deps.log }, next));
  opened.ctx.state.set('device_id', next.deviceId);
  return { opened, keptAside };
}

async function keyFor(deps: RestoreDeps, current: ProfileFile | null, recoveryKey: string | null): Promise<Uint8Array> {
  if (recoveryKey === null) {
    if (current === null) throw new AppError('no-profile', 'a backup of another laptop needs its recovery key');
    return unwrapKey(deps.ports, current);
  }
  const key = readRecoveryKey(recoveryKey);
  if (current !== null && !isRightKey(key, current.keyCheck)) {
    throw new AppError('wrong-key', 'the recovery key is not the one of this profile');
  }
  // The store lost the key, the paper has it: it is wrapped anew.
  if (current !== null) writeProfile(deps.paths, { ...current, key: await deps.ports.secrets.wrap(key) });
  return key;
}

/** A backup on a laptop that has no profile: the profile is made around it, with the backup's key and people. */
async function adoptProfile(deps: RestoreDeps, key: Uint8Array): Promise<ProfileFile> {
  const db = openDatabase(deps.paths.data, { key });
  try {
    const userId = db.prepare("SELECT value FROM sync_state WHERE key = 'user_id'").pluck().get();
    if (typeof userId !== 'string') throw new AppError('not-a-database', 'the backup does not say whose it is');
    const createdAt = new Date(deps.ports.clock.now()).toISOString();
    return {
      version: 1,
      id: deps.ports.ids.next(),
      kind: 'alone',
      createdAt,
      userId,
      deviceId: deps.ports.ids.next(),
      key: await deps.ports.secrets.wrap(key),
      keyCheck: keyCheckOf(key),
    };
  } finally {
    db.close();
  }
}

function setJournalAside(deps: RestoreDeps, keptAside: string | null): void {
  const segments = readdirSync(deps.paths.journal).filter((name) => name.endsWith('.fbj'));
  if (segments.length === 0) return;
  const folder = join(deps.paths.folder, keptAside ?? join('aside', `journal-${deps.ports.clock.now()}`));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of segments) renameSync(join(deps.paths.journal, name), join(folder, name));
}

/** A file that this key does not open is another profile's backup, or no backup at all. */
function refusalOf(error: unknown, path: string, key: Uint8Array): unknown {
  if (!(error instanceof AppError) || !existsSync(path)) return error;
  try {
    openDatabase(path, { key, isReadOnly: true }).close();
    return error;
  } catch {
    return new AppError('wrong-key', 'this file is not a backup of this profile, or it is damaged', { cause: error });
  }
}
