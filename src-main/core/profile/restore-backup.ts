import { closeSync, existsSync, openSync, readdirSync, readSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { DatabaseFacts } from '../platform/backup-file.ts';
import { makeBackup } from '../platform/backup.ts';
import { openDatabase } from '../platform/database.ts';
import { syncFolder } from '../platform/durable-file.ts';
import { isRightKey, keyCheckOf, makeFolders, type ProfileFile, readProfile, writeProfile } from '../platform/profile-folder.ts';
import { readRecoveryKey } from '../platform/recovery-key.ts';
import { newAsideFolder, openProfileDatabase, placeDatabase, setDataAside, unwrapKey } from './open-profile.ts';
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
  makeFolders(deps.paths);
  let keptAside: string | null = null;
  placeDatabase(wanted.path, deps.paths.data, () => {
    wanted.closeCurrent();
    keptAside = setDataAside(deps.paths, deps.ports.clock.now());
  });

  const profile = current ?? (await adoptProfile(deps, key));
  const next: ProfileFile = wanted.keepsLaterChanges ? profile : { ...profile, deviceId: deps.ports.ids.next() };
  writeProfile(deps.paths, next);
  // Last of all: a crash before it leaves the later changes in, and a later one leaves nothing to do.
  if (!wanted.keepsLaterChanges) setJournalAside(deps, keptAside);
  const opened = openSession(deps, await openProfileDatabase({ ...deps.ports, paths: deps.paths, log: deps.log }, next));
  if (!wanted.keepsLaterChanges) await backUpNewDevice(deps, key);
  return { opened, keptAside };
}

/** The journal of a new device continues a backup of its own: the older ones have numbers of another. */
async function backUpNewDevice(deps: RestoreDeps, key: Uint8Array): Promise<void> {
  const { paths, ports, log } = deps;
  try {
    await makeBackup({ data: paths.data, folder: paths.backups, key, reason: 'daily', now: ports.clock.now() });
  } catch (error) {
    // The restored data is open and safe; the next daily backup is tried again.
    log.error('no backup could be made after a restore', error);
  }
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
    const hasOffice = db.prepare("SELECT 1 FROM sync_state WHERE key = 'office_address'").pluck().get() === 1;
    // The session in the backup is the other laptop's, which may still be at work: this one asks for the password.
    db.prepare("DELETE FROM sync_state WHERE key = 'refresh_token'").run();
    const createdAt = new Date(deps.ports.clock.now()).toISOString();
    return {
      version: 1,
      id: deps.ports.ids.next(),
      kind: hasOffice ? 'office' : 'alone',
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
  const folder = keptAside === null ? newAsideFolder(deps.paths, deps.ports.clock.now()) : join(deps.paths.folder, keptAside);
  for (const name of segments) renameSync(join(deps.paths.journal, name), join(folder, name));
  syncFolder(folder);
  syncFolder(deps.paths.journal);
}

/**
 * A file that this key does not open is another profile's backup, or no backup at all. Damage of the backup has a code of its own: with
 * 'damaged' the data in use would be taken for damaged and put back.
 */
function refusalOf(error: unknown, path: string, key: Uint8Array): unknown {
  if (!(error instanceof AppError) || !existsSync(path)) return error;
  if (error.code !== 'damaged' && error.code !== 'unexpected') return error;
  if (!canBeEncrypted(path)) return new AppError('not-a-database', 'this file is no backup', { cause: error });
  try {
    openDatabase(path, { key, isReadOnly: true }).close();
  } catch {
    return new AppError('wrong-key', 'this file is not a backup of this profile, or it is damaged', { cause: error });
  }
  return new AppError('not-a-database', `this backup is damaged: ${error.message}`, {
    details: { cause: 'damaged-backup' },
    cause: error,
  });
}

/** Encrypted pages look like noise: whole pages, and neither a plain database nor readable text at the beginning. */
function canBeEncrypted(path: string): boolean {
  const size = statSync(path).size;
  if (size === 0 || size % 4096 !== 0) return false;
  const head = Buffer.alloc(64);
  const file = openSync(path, 'r');
  try {
    readSync(file, head, 0, head.length, 0);
  } finally {
    closeSync(file);
  }
  return !head.subarray(0, 15).equals(Buffer.from('SQLite format 3')) && head.some((byte) => byte < 9 || byte > 126);
}
