import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { writeFileDurably } from './durable-file.ts';

/** What stands beside the encrypted database, in clear: nothing about any customer. */
const profileFile = z.object({
  version: z.literal(1),
  id: z.uuid(),
  kind: z.enum(['alone', 'demo', 'office']),
  createdAt: z.string(),
  userId: z.uuid(),
  deviceId: z.uuid(),
  /** The database key as the host's secret store wrapped it. */
  key: z.object({ backend: z.string(), isStrong: z.boolean(), blob: z.string() }),
  /** Tells a wrong key from a damaged file: an HMAC of fixed words under the key. */
  keyCheck: z.string(),
});
export type ProfileFile = z.output<typeof profileFile>;

export interface ProfilePaths {
  readonly folder: string;
  readonly profile: string;
  readonly data: string;
  readonly backups: string;
  readonly journal: string;
  /** The bytes of papers (`core/files/blob-store.ts`). */
  readonly blobs: string;
  /** Damaged and replaced databases: kept, never deleted by the program itself before 30 days. */
  readonly aside: string;
  /** Whole profiles that made room for another one (`core/profile/kept-profiles.ts`). */
  readonly kept: string;
}

export function profilePaths(folder: string): ProfilePaths {
  return {
    folder,
    profile: join(folder, 'profile.json'),
    data: join(folder, 'data.db'),
    backups: join(folder, 'backups'),
    journal: join(folder, 'journal'),
    blobs: join(folder, 'blobs'),
    aside: join(folder, 'aside'),
    kept: join(folder, 'kept'),
  };
}

export function makeFolders(paths: ProfilePaths): void {
  for (const folder of [paths.folder, paths.backups, paths.journal, paths.aside]) {
    makeFolder(folder);
  }
}

/** @throws Node's code of what really stands in the way: its recursive mkdir says ENOENT on a read-only disk. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    let missing = folder;
    while (dirname(missing) !== missing && !existsSync(dirname(missing))) missing = dirname(missing);
    if (!existsSync(missing)) mkdirSync(missing, { mode: 0o700 });
    throw error;
  }
}

/**
 * Null where the folder has no profile yet. The file holds the only way to the key, so a second copy lies beside it and is read where the
 * first one is damaged. @throws `AppError('damaged')` where neither can be read.
 */
export function readProfile(paths: ProfilePaths): ProfileFile | null {
  // Where the folder may not be looked into this throws: "no profile" would offer to make a new one over it.
  if (statSync(paths.profile, { throwIfNoEntry: false }) === undefined) return null;
  try {
    return parseProfile(paths.profile);
  } catch (error) {
    if (!(error instanceof AppError) || !existsSync(secondCopyOf(paths))) throw error;
    return parseProfile(secondCopyOf(paths));
  }
}

function parseProfile(path: string): ProfileFile {
  const text = readFileSync(path, 'utf8');
  try {
    return profileFile.parse(JSON.parse(text));
  } catch (error) {
    throw new AppError('damaged', 'profile.json cannot be read', { details: { file: 'profile.json' }, cause: error });
  }
}

/** The first copy last: as long as it is the old one, the profile is the old one. */
export function writeProfile(paths: ProfilePaths, profile: ProfileFile): void {
  const text = `${JSON.stringify(profile, null, 2)}\n`;
  writeFileDurably(secondCopyOf(paths), text);
  writeFileDurably(paths.profile, text);
}

function secondCopyOf(paths: ProfilePaths): string {
  return `${paths.profile}.copy`;
}

export function keyCheckOf(key: Uint8Array): string {
  return createHmac('sha256', key).update('fieldbook key check').digest('hex');
}

export function isRightKey(key: Uint8Array, keyCheck: string): boolean {
  const own = Buffer.from(keyCheckOf(key));
  const wanted = Buffer.from(keyCheck);
  return own.length === wanted.length && timingSafeEqual(own, wanted);
}
