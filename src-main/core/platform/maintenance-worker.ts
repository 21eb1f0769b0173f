import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { checkDatabaseFile, copyError, type DatabaseFacts, vacuumInto } from './backup-file.ts';
import { buildSearch, type SearchTask } from './search-builder.ts';
import { diskErrorOf } from './sqlite-errors.ts';

/** Long reads of the whole file, in a thread of their own: the core goes on answering meanwhile. */
interface CheckTask {
  readonly task: 'check';
  readonly from: string;
  readonly key: Uint8Array;
}
interface CopyTask {
  readonly task: 'copy';
  readonly from: string;
  readonly to: string;
  readonly key: Uint8Array;
}

try {
  if (isSearchTask(workerData)) {
    if (parentPort !== null) buildSearch(workerData, parentPort);
  } else {
    once();
  }
} catch (error) {
  const shape = (diskErrorOf(error) ?? new AppError('unexpected', String(error))).toShape();
  parentPort?.postMessage({ ok: false, error: shape });
}

/** Given by `startSearchBuilder` of this very program. */
function isSearchTask(data: unknown): data is SearchTask {
  return typeof data === 'object' && data !== null && 'task' in data && data.task === 'search';
}

function once(): void {
  const wanted = taskOf(workerData);
  parentPort?.postMessage({
    ok: true,
    facts: wanted.task === 'copy' ? copy(wanted) : checkDatabaseFile(wanted.from, wanted.key),
  });
}

/** Looked at by hand: each thread would read a library of schemas anew for these few fields. */
function taskOf(data: unknown): CheckTask | CopyTask {
  if (typeof data === 'object' && data !== null && 'task' in data && 'from' in data && 'key' in data) {
    const { task, from, key } = data;
    if (typeof from === 'string' && key instanceof Uint8Array) {
      if (task === 'check') return { task, from, key };
      if (task === 'copy' && 'to' in data && typeof data.to === 'string') return { task, from, to: data.to, key };
    }
  }
  throw new Error('this thread was given no task that it knows');
}

function copy(wanted: CopyTask): DatabaseFacts {
  vacuumInto(wanted.from, wanted.to, wanted.key);
  try {
    return checkDatabaseFile(wanted.to, wanted.key);
  } catch (error) {
    // The copy is bad and the data is not: nothing must be put back because of it.
    throw copyError(error);
  }
}
