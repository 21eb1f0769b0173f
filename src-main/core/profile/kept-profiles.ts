import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { syncFolder, writeFileDurably } from '../platform/durable-file.ts';
import type { ProfilePaths } from '../platform/profile-folder.ts';
import { newAsideFolder } from './open-profile.ts';

/*
 * A profile that makes room for another one is moved, whole, into `kept/<moment>`, and back from there. Nothing is copied or deleted.
 * A move is written down first (`moving.json`): a crash between two of its files is gone on with at the next start.
 */

/** The database before the profile that has its key: while that lies in the old place, the old place is where things belong. */
const pieces = ['data.db', 'data.db-wal', 'data.db-shm', 'journal', 'backups', 'blobs', 'profile.json.copy', 'profile.json'];

const note = z.object({
  version: z.literal(1),
  keptAt: z.string(),
  kind: z.enum(['alone', 'demo', 'office']),
  userName: z.string(),
  companyName: z.string(),
  /** Changes that its office never got. */
  unsent: z.number().int(),
});
export type KeptNote = z.output<typeof note>;

const moving = z.object({ from: z.string(), to: z.string() });

const moveFile = (paths: ProfilePaths) => join(paths.folder, 'moving.json');
const noteFile = 'kept.json';

/** Sets the closed profile aside. Answers the folder's name. @throws the errors of the disk; what had moved by then goes on at the next start */
export function keepProfile(paths: ProfilePaths, facts: KeptNote): string {
  const name = newFolderName(paths, facts.keptAt);
  const folder = join(paths.kept, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    writeFileDurably(join(folder, noteFile), `${JSON.stringify(facts, null, 2)}\n`);
    begin(paths, paths.folder, folder);
  } catch (error) {
    if (!existsSync(moveFile(paths))) rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return name;
}

/** What was kept, the newest first; a folder without a note that can be read is none of ours. */
export function listKept(paths: ProfilePaths): (KeptNote & { readonly folder: string })[] {
  if (!existsSync(paths.kept)) return [];
  const found = readdirSync(paths.kept).flatMap((folder) => {
    const kept = readNote(join(paths.kept, folder, noteFile));
    return kept === null || !existsSync(join(paths.kept, folder, 'profile.json')) ? [] : [{ folder, ...kept }];
  });
  return found.toSorted((one, other) => other.keptAt.localeCompare(one.keptAt));
}

/** Puts a kept profile back where there is none. @throws `not-found`; the errors of the disk */
export function takeProfileBack(paths: ProfilePaths, name: string, now: number): void {
  if (!listKept(paths).some(({ folder }) => folder === name)) throw new AppError('not-found', `nothing is kept in ${name}`);
  clearPlace(paths, now);
  begin(paths, join(paths.kept, name), paths.folder);
}

/** Goes on with a move that a crash cut off. Called before anything looks whether there is a profile. */
export function finishMoving(paths: ProfilePaths): void {
  if (!existsSync(moveFile(paths))) return;
  const wanted = moving.parse(JSON.parse(readFileSync(moveFile(paths), 'utf8')));
  const [from, to] = [join(paths.folder, wanted.from), join(paths.folder, wanted.to)];
  for (const piece of pieces) if (existsSync(join(from, piece))) renameSync(join(from, piece), join(to, piece));
  syncFolder(to);
  syncFolder(from);
  rmSync(moveFile(paths));
  syncFolder(paths.folder);
  if (to === paths.folder) rmSync(from, { recursive: true, force: true });
}

function begin(paths: ProfilePaths, from: string, to: string): void {
  const relative = (folder: string) => (folder === paths.folder ? '.' : join(basename(dirname(folder)), basename(folder)));
  writeFileDurably(moveFile(paths), `${JSON.stringify({ from: relative(from), to: relative(to) })}\n`);
  try {
    finishMoving(paths);
  } catch (error) {
    // A file that another program holds: where nothing has moved yet, nothing will.
    if (!pieces.some((piece) => existsSync(join(to, piece)))) rmSync(moveFile(paths), { force: true });
    throw error;
  }
}

/** What an unfinished beginning left, whose key nobody has; empty folders would stand in the way of full ones. */
function clearPlace(paths: ProfilePaths, now: number): void {
  let aside: string | null = null;
  for (const piece of pieces) {
    const path = join(paths.folder, piece);
    if (!existsSync(path)) continue;
    if (!piece.includes('.') && readdirSync(path).length === 0) {
      rmdirSync(path);
      continue;
    }
    aside ??= newAsideFolder(paths, now);
    renameSync(path, join(aside, piece));
  }
}

function newFolderName(paths: ProfilePaths, keptAt: string): string {
  const name = keptAt.replace(/[:.]/g, '-');
  for (let number = 1; ; number += 1) {
    const tried = number === 1 ? name : `${name}-${number}`;
    if (!existsSync(join(paths.kept, tried))) return tried;
  }
}

function readNote(path: string): KeptNote | null {
  try {
    return note.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}
