import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { checkDatabase, listBackups, makeBackup, removeHalfMadeBackups } from '../platform/backup.ts';
import { type Db, guardSyncedTables, openDatabase } from '../platform/database.ts';
import { syncFile, syncFolder } from '../platform/durable-file.ts';
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
    if (found.isKnownDamaged) throw new AppError('damaged', 'damage was found while working', { details: { cause: 'damaged-page' } });
    return { db: await openAndMigrate(deps, key), key, profile, recovery: null };
  } catch (error) {
    const known = diskErrorOf(error);
    if (known === null) throw error;
    if (known.code !== 'damaged' && known.code !== 'not-a-database') throw known;
    deps.log.warn('the database cannot be read and is put back from a backup', { cause: known.message });
    const recovery = await putBackFromBackup(deps, key, String(known.details?.['cause'] ?? known.message));
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
      await makeBackup({ data: deps.paths.data, folder: deps.paths.backups, key, reason: 'before-migration', now: deps.clock.now() });
    }
    migrate(db, pending, new Date(deps.clock.now()).toISOString());
    guardSyncedTables(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

async function putBackFromBackup(deps: OpenDeps, key: Uint8Array, cause: string): Promise<Recovery> {
  const keptAside = setDataAside(deps.paths, deps.clock.now());
  for (const backup of listBackups(deps.paths.backups)) {
    const path = join(deps.paths.backups, backup.file);
    try {
      await checkDatabase(path, key);
    } catch (error) {
      deps.log.warn('a backup cannot be read; the next older one is tried', { file: backup.file, error: String(error) });
      continue;
    }
    placeDatabase(path, deps.paths.data);
    return { cause, keptAside, backup: backup.file, backupMadeAt: backup.madeAt };
  }
  // Nothing to put back: an empty database, which the journal fills as far as it reaches.
  return { cause, keptAside, backup: null, backupMadeAt: null };
}

/** Moves the database and its log out of the way, together, under a name that says when. Answers the folder's name. */
export function setDataAside(paths: ProfilePaths, now: number): string | null {
  const files = ['', '-wal', '-shm'].map((ending) => paths.data + ending).filter((path) => existsSync(path));
  if (files.length === 0) return null;
  const folder = join(paths.aside, new Date(now).toISOString().replace(/[:.]/g, '-'));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const file of files) renameSync(file, join(folder, basename(file)));
  syncFolder(folder);
  syncFolder(paths.folder);
  return join('aside', basename(folder));
}

/** Puts a checked copy in the place of the database: after a power cut there is the whole copy or nothing. */
export function placeDatabase(from: string, to: string): void {
  const temporary = `${to}.placing`;
  rmSync(temporary, { force: true });
  copyFileSync(from, temporary);
  syncFile(temporary);
  renameSync(temporary, to);
}
