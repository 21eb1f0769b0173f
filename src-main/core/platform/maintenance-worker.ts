import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { checkDatabaseFile, vacuumInto } from './backup-file.ts';
import { diskErrorOf } from './sqlite-errors.ts';

/** Long reads of the whole file, in a thread of their own: the core goes on answering meanwhile. */
const task = z.discriminatedUnion('task', [
  z.object({ task: z.literal('copy'), from: z.string(), to: z.string(), key: z.instanceof(Uint8Array) }),
  z.object({ task: z.literal('check'), from: z.string(), key: z.instanceof(Uint8Array) }),
]);

try {
  const wanted = task.parse(workerData);
  if (wanted.task === 'copy') vacuumInto(wanted.from, wanted.to, wanted.key);
  const facts = checkDatabaseFile(wanted.task === 'copy' ? wanted.to : wanted.from, wanted.key);
  parentPort?.postMessage({ ok: true, facts });
} catch (error) {
  const shape = (diskErrorOf(error) ?? new AppError('unexpected', String(error))).toShape();
  parentPort?.postMessage({ ok: false, error: shape });
}
