import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { checkDatabaseFile, copyError, type DatabaseFacts, vacuumInto } from './backup-file.ts';
import { buildSearch, type SearchTask } from './search-builder.ts';
import { diskErrorOf } from './sqlite-errors.ts';

/** Long reads of the whole file, in a thread of their own: the core goes on answering meanwhile. */
const task = z.discriminatedUnion('task', [
  z.object({ task: z.literal('copy'), from: z.string(), to: z.string(), key: z.instanceof(Uint8Array) }),
  z.object({ task: z.literal('check'), from: z.string(), key: z.instanceof(Uint8Array) }),
]);

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
  const wanted = task.parse(workerData);
  parentPort?.postMessage({
    ok: true,
    facts: wanted.task === 'copy' ? copy(wanted) : checkDatabaseFile(wanted.from, wanted.key),
  });
}

function copy(wanted: { from: string; to: string; key: Uint8Array }): DatabaseFacts {
  vacuumInto(wanted.from, wanted.to, wanted.key);
  try {
    return checkDatabaseFile(wanted.to, wanted.key);
  } catch (error) {
    // The copy is bad and the data is not: nothing must be put back because of it.
    throw copyError(error);
  }
}
