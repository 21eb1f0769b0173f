import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { BackupFile } from '../../../src-shared/backup/backup.contract.ts';
import { AppError, type ErrorShape } from '../../../src-shared/rpc/errors.ts';
import type { DatabaseFacts } from './backup-file.ts';
import { syncFolder } from './durable-file.ts';
import { maintenanceWorkerFile } from './worker-file.ts';

/** How many of each kind are kept; older ones make room. */
const kept: Readonly<Record<BackupFile['reason'], number>> = {
  daily: 7,
  manual: 5,
  'before-migration': 3,
  'before-restore': 3,
};

export interface BackupWithFacts extends BackupFile {
  /** The last operation in it. */
  readonly opNo: number;
}

const namePattern = /^(\d{8}T\d{9}Z)-op(\d+)-(daily|manual|before-migration|before-restore)\.db$/;

/** Backups by their names, newest first; half-made ones are not listed. */
export function listBackups(folder: string): BackupWithFacts[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((file) => {
      const match = namePattern.exec(file);
      if (match === null) return [];
      const [, stamp = '', opNo = '0', reason = 'daily'] = match;
      return [
        {
          file,
          madeAt: readStamp(stamp),
          sizeBytes: statSync(join(folder, file)).size,
          reason: reason as BackupFile['reason'], // one of the words in the pattern
          opNo: Number(opNo),
        },
      ];
    })
    .sort((a, b) => (a.madeAt === b.madeAt ? b.opNo - a.opNo : a.madeAt < b.madeAt ? 1 : -1));
}

/**
 * Copies the database into the backups folder, reads the copy from end to end with the key, and only then gives it its name:
 * a backup that exists is one that can be restored.
 */
export async function makeBackup(wanted: {
  data: string;
  folder: string;
  key: Uint8Array;
  reason: BackupFile['reason'];
  now: number;
}): Promise<{ backup: BackupWithFacts; facts: DatabaseFacts }> {
  const stamp = writeStamp(wanted.now);
  const temporary = join(wanted.folder, `${stamp}.making`);
  try {
    const facts = await runMaintenance({ task: 'copy', from: wanted.data, to: temporary, key: wanted.key });
    const file = `${stamp}-op${facts.opNo}-${wanted.reason}.db`;
    renameSync(temporary, join(wanted.folder, file));
    syncFolder(wanted.folder);
    forgetOldBackups(wanted.folder, file);
    const sizeBytes = statSync(join(wanted.folder, file)).size;
    return { backup: { file, madeAt: readStamp(stamp), sizeBytes, reason: wanted.reason, opNo: facts.opNo }, facts };
  } finally {
    rmSync(temporary, { force: true });
    rmSync(`${temporary}-journal`, { force: true });
  }
}

/** Reads a database file from end to end. @throws `AppError` of the class that the disk gave */
export function checkDatabase(path: string, key: Uint8Array): Promise<DatabaseFacts> {
  return runMaintenance({ task: 'check', from: path, key });
}

/** No backup takes longer; a younger copy may be one that another process is making. */
const abandonedAfterMs = 60 * 60 * 1000;

/** Copies that a crash left half made. */
export function removeHalfMadeBackups(folder: string): void {
  for (const file of readdirSync(folder)) {
    if (!file.endsWith('.making') && !file.endsWith('.making-journal')) continue;
    const madeAt = statSync(join(folder, file), { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (Date.now() - madeAt > abandonedAfterMs) rmSync(join(folder, file), { force: true });
  }
}

/** A clock that went back makes the newest backup look like the oldest: the one just made stays in any case. */
function forgetOldBackups(folder: string, justMade: string): void {
  const backups = listBackups(folder).filter((backup) => backup.file !== justMade);
  const reasonOfNew = listBackups(folder).find((backup) => backup.file === justMade)?.reason;
  for (const [reason, count] of Object.entries(kept)) {
    for (const old of backups.filter((backup) => backup.reason === reason).slice(reason === reasonOfNew ? count - 1 : count)) {
      rmSync(join(folder, old.file), { force: true });
    }
  }
}

interface MaintenanceTask {
  readonly task: 'copy' | 'check';
  readonly from: string;
  readonly to?: string;
  readonly key: Uint8Array;
}

function runMaintenance(task: MaintenanceTask): Promise<DatabaseFacts> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(maintenanceWorkerFile(), { workerData: task });
    worker.once('message', (message: { ok: true; facts: DatabaseFacts } | { ok: false; error: ErrorShape }) => {
      if (message.ok) resolve(message.facts);
      else {
        const { code, message: text, details } = message.error;
        reject(new AppError(code, text, details === undefined ? {} : { details }));
      }
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new AppError('unexpected', 'the maintenance thread ended without an answer')));
  });
}

function writeStamp(now: number): string {
  return new Date(now).toISOString().replace(/[-:.]/g, '');
}

function readStamp(stamp: string): string {
  return stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/, '$1-$2-$3T$4:$5:$6.$7Z');
}
