import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { type BackupWithFacts, checkDatabase, listBackups, makeBackup, removeHalfMadeBackups } from '../platform/backup.ts';
import { type Db, guardSyncedTables, openDatabase } from '../platform/database.ts';
import { syncFile, syncFolder } from '../platform/durable-file.ts';
import { openJournal } from '../platform/journal.ts';
import type { Log } from '../platform/log.ts';
import { migrate, pendingMigrations } from '../platform/migrate.ts';
import { isRightKey, makeFolders, type ProfileFile, type ProfilePaths } from '../platform/profile-folder.ts';
import type { Clock, Secrets } from '../platform/ports.ts';
import { diskErrorOf } from '../platform/sqlite-errors.ts';

/*
 * Opening a profile:
 *
 *   profile.json → key → data.db ──fine──────────────────────────────→ migrate (backup first) → open
 *                          │
 *                          └─ damaged, empty, missing, foreign → set aside (never deleted) → newest backup that reads → open
 *                                                                                         └─ none → empty, filled from the journal
 */

export interface OpenedDatabase {
  readonly db: Db;
  readonly key: Uint8Array;
  readonly profile: ProfileFile;
  /** Set where the data had to be put back from a backup or the journal. */
  readonly recovery: Recovery | null;
}

export interface Recovery {
  readonly cause: string;
  /** The folder that keeps the damaged file, relative to the profile; null where there was none. */
  readonly keptAside: string | null;
  readonly backup: string | null;
  readonly backupMadeAt: string | null;
}

export interface OpenDeps {
  readonly paths: ProfilePaths;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly log: Log;
}

export async function unwrapKey(deps: Pick<OpenDeps, 'secrets'>, profile: ProfileFile): Promise<Uint8Array> {
  const key = await deps.secrets.unwrap(profile.key);
  if (!isRightKey(key, profile.keyCheck)) throw new AppError('wrong-key', 'the key is not the one of this profile');
  return key;
}

/** @throws `AppError` of a class that a screen can explain; the data stays as it is on the disk. */
export async function openProfileDatabase(
  deps: OpenDeps,
  profile: ProfileFile,
  found: { isKnownDamaged: boolean } = { isKnownDamaged: false },
): Promise<OpenedDatabase> {
  const key = await unwrapKey(deps, profile);
  makeFolders(deps.paths);
  removeHalfMadeBackups(deps.paths.backups);
  try {
    refuseMissingData(deps.paths.data);
    // A damaged page may lie where the opening does not read.
    if (found.isKnownDamaged)
      throw new AppError('damaged', 'damage was found while working', { details: { cause: 'damaged-page' } });
    const db = await openAndMigrate(deps, key);
    if (await hasFallenBehind(deps, db, key, profile.deviceId)) {
      db.close();
      throw new AppError('damaged', 'the database has lost changes that a backup holds', { details: { cause: 'behind-backup' } });
    }
    return { db, key, profile, recovery: null };
  } catch (error) {
    const known = diskErrorOf(error);
    if (known === null) throw error;
    if (known.code !== 'damaged' && known.code !== 'not-a-database') throw known;
    deps.log.warn('the database cannot be read and is put back from a backup', { cause: known.message });
    const recovery = await putBackFromBackup(deps, key, profile.deviceId, String(known.details?.['cause'] ?? known.message));
    return { db: await openAndMigrate(deps, key), key, profile, recovery };
  }
}

/** A zero-byte file would open as a new, empty database: a profile without data is a damaged one. */
function refuseMissingData(path: string): void {
  if (!existsSync(path)) throw new AppError('damaged', 'the database file is missing', { details: { cause: 'missing' } });
  if (statSync(path).size === 0) throw new AppError('damaged', 'the database file is empty', { details: { cause: 'empty' } });
}

async function openAndMigrate(deps: OpenDeps, key: Uint8Array): Promise<Db> {
  const db = openDatabase(deps.paths.data, { key });
  try {
    const pending = pendingMigrations(db);
    if (pending.length > 0 && db.prepare('SELECT count(*) FROM sqlite_master').pluck().get() !== 0) {
      await makeBackup({
        data: deps.paths.data,
        folder: deps.paths.backups,
        key,
        reason: 'before-migration',
        now: deps.clock.now(),
      });
    }
    migrate(db, pending, new Date(deps.clock.now()).toISOString());
    guardSyncedTables(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * A database whose log was lost opens as if nothing were missing. The journal knows how far the operations had come; where it does not
 * lead there from here without a gap, and a backup is further than the database, the backup is the better beginning.
 */
async function hasFallenBehind(deps: OpenDeps, db: Db, key: Uint8Array, deviceId: string): Promise<boolean> {
  const journal = openJournal(deps.paths.journal, key);
  const lastInDatabase = Number(db.prepare('SELECT max(op_no) FROM outbox').pluck().get() ?? 0);
  const lastKnown = journal.lastOpNo();
  if (lastKnown <= lastInDatabase) return false;
  const missing = journal.readAll().entries.filter((entry) => entry.opNo > lastInDatabase);
  if (missing.length === lastKnown - lastInDatabase) return false;
  const backup = await newestGoodBackup(deps, key, deviceId);
  return backup !== null && backup.opNo > lastInDatabase;
}

async function putBackFromBackup(deps: OpenDeps, key: Uint8Array, deviceId: string, cause: string): Promise<Recovery> {
  const backup = await newestGoodBackup(deps, key, deviceId);
  let keptAside: string | null = null;
  const setAside = () => {
    keptAside = setDataAside(deps.paths, deps.clock.now());
  };
  if (backup !== null) {
    placeDatabase(join(deps.paths.backups, backup.file), deps.paths.data, setAside);
    return { cause, keptAside, backup: backup.file, backupMadeAt: backup.madeAt };
  }
  setAside();
  // Nothing to put back: an empty database, which the journal fills as far as it reaches.
  return { cause, keptAside, backup: null, backupMadeAt: null };
}

/**
 * The newest backup that reads. One that this device numbered goes before those of before a restore: the journal continues only its own
 * numbers.
 */
async function newestGoodBackup(deps: OpenDeps, key: Uint8Array, deviceId: string): Promise<BackupWithFacts | null> {
  let ofAnother: BackupWithFacts | null = null;
  for (const backup of listBackups(deps.paths.backups)) {
    try {
      const facts = await checkDatabase(join(deps.paths.backups, backup.file), key);
      if (facts.deviceId === deviceId) return backup;
      ofAnother ??= backup;
    } catch (error) {
      deps.log.warn('a backup cannot be read; the next older one is tried', { file: backup.file, error: String(error) });
    }
  }
  return ofAnother;
}

/** Moves the database and its log out of the way, together, under a name that says when. Answers the folder's name. */
export function setDataAside(paths: ProfilePaths, now: number): string | null {
  const files = ['', '-wal', '-shm'].map((ending) => paths.data + ending).filter((path) => existsSync(path));
  if (files.length === 0) return null;
  const folder = newAsideFolder(paths, now);
  for (const file of files) renameSync(file, join(folder, basename(file)));
  syncFolder(folder);
  syncFolder(paths.folder);
  return join('aside', basename(folder));
}

/** A folder of its own for each time, also where two fall into one millisecond: what is kept is never written over. */
export function newAsideFolder(paths: ProfilePaths, now: number): string {
  mkdirSync(paths.aside, { recursive: true, mode: 0o700 });
  const name = join(paths.aside, new Date(now).toISOString().replace(/[:.]/g, '-'));
  for (let number = 1; ; number += 1) {
    const folder = number === 1 ? name : `${name}-${number}`;
    if (existsSync(folder)) continue;
    mkdirSync(folder, { mode: 0o700 });
    return folder;
  }
}

/**
 * Puts a checked copy in the place of the database: after a power cut there is the whole copy or nothing. The copy is made first and
 * `clear` takes the old file away then, so that a disk that is full leaves everything as it was.
 */
export function placeDatabase(from: string, to: string, clear: () => void = () => undefined): void {
  const temporary = `${to}.placing`;
  rmSync(temporary, { force: true });
  try {
    copyFileSync(from, temporary);
    syncFile(temporary);
    clear();
    renameSync(temporary, to);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(dirname(to));
}
