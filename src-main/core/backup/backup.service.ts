import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupFile } from '../../../src-shared/backup/backup.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { type BackupWithFacts, checkDatabase, listBackups, makeBackup } from '../platform/backup.ts';
import { copyError, type DatabaseFacts } from '../platform/backup-file.ts';
import { syncFile } from '../platform/durable-file.ts';
import type { ProfilePaths } from '../platform/profile-folder.ts';
import type { Files } from '../platform/ports.ts';
import type { Session } from '../profile/index.ts';
import { type CarriedPapers, putPapersIntoCopy } from './papers-in-copy.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Makes a verified backup of the open profile and lets the journal forget what every kept backup holds. */
export async function backUp(
  session: Session,
  paths: ProfilePaths,
  reason: BackupFile['reason'],
): Promise<{ backup: BackupWithFacts; facts: DatabaseFacts }> {
  const made = await makeBackup({
    data: paths.data,
    folder: paths.backups,
    key: session.key,
    reason,
    now: session.ctx.clock.now(),
  });
  const backups = listBackups(paths.backups);
  // From any kept backup the journal leads on to the present; as long as there is only one, the journal alone must do it, too.
  if (backups.length >= 2) session.journal.rotate(Math.min(...backups.map((backup) => backup.opNo)));
  return made;
}

/** A copy where the user wants it, with the bytes of the papers that lie on this laptop; checked once more where it lies. */
export async function copyBackup(
  session: Session,
  paths: ProfilePaths,
  file: string,
  files: Files,
  to: string,
): Promise<{ copiedTo: string; papers: CarriedPapers }> {
  const target = await files.resolveForWriting(to);
  copyFileSync(join(paths.backups, file), target);
  syncFile(target);
  const papers = await putPapersIntoCopy(session.blobs, target, session.key);
  await checkDatabase(target, session.key).catch((error: unknown) => {
    throw copyError(error);
  });
  return { copiedTo: target, papers };
}

export function isDailyBackupDue(paths: ProfilePaths, now: number): boolean {
  // Both ways: a backup from a time when the clock stood in the future is no backup of today.
  return !listBackups(paths.backups).some((backup) => Math.abs(now - Date.parse(backup.madeAt)) < dayMs);
}

/** The path of a backup that the user named: one of the list, or a file that the host handed out. */
export async function resolveBackup(paths: ProfilePaths, files: Files, file: string): Promise<string> {
  // Names from the list only; a path in disguise is not in it.
  if (listBackups(paths.backups).some((backup) => backup.file === file)) return join(paths.backups, file);
  const { path } = await files.resolveForReading(file);
  if (!existsSync(path)) throw new AppError('not-found', 'there is no such backup file', { details: { file } });
  return path;
}
