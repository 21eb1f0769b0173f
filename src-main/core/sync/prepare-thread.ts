import { type MessagePort, Worker } from 'node:worker_threads';
import { AppError, type ErrorCode } from '../../../src-shared/rpc/errors.ts';
import { assembleRows } from './assemble-rows.ts';
import {
  type ComputedRows,
  createRowComputing,
  type PreparedColumns,
  type PreparedRows,
  type PreparerSettings,
  type RowPreparer,
  type SqlValue,
} from './prepare-rows.ts';

/*
 * What has to be computed of rows is computed by another thread while this one writes those before: it is a third of the work of a first
 * sync. It comes as JSON, which costs both sides half of what lists of lists would.
 */

type Reply =
  | { readonly prepared: Omit<ComputedRows, 'computed'> & { readonly json: string } }
  | { readonly error: { readonly code: ErrorCode | null; readonly message: string } };

/** The thread's side. */
export function serveRowPreparing(columns: PreparedColumns, port: MessagePort): void {
  let compute: ReturnType<typeof createRowComputing> | null = null;
  port.on('message', (message: string | PreparerSettings) => {
    if (typeof message === 'string') port.postMessage(replyTo(message));
    else compute = createRowComputing(columns, message);
  });

  function replyTo(text: string): Reply {
    try {
      if (compute === null) throw new Error('nothing has begun');
      const { computed, ...rest } = compute(text);
      return { prepared: { ...rest, json: JSON.stringify(computed) } };
    } catch (error) {
      return { error: { code: error instanceof AppError ? error.code : null, message: String(error) } };
    }
  }
}

/** @param file of a thread that calls `serveRowPreparing` */
export function startRowPreparer(file: URL): RowPreparer {
  const worker = new Worker(file);
  worker.unref();
  const waiting: { text: string; resolve: (prepared: PreparedRows) => void; reject: (error: unknown) => void }[] = [];
  let settings: PreparerSettings | null = null;
  let lost: Error | null = null;
  const lose = (error: Error) => {
    lost ??= error;
    for (const { reject } of waiting.splice(0)) reject(lost);
  };
  worker.on('error', lose);
  worker.on('exit', () => lose(new Error('the thread that prepares rows has ended')));
  worker.on('message', (reply: Reply) => {
    const asked = waiting.shift();
    if ('error' in reply) {
      const { code, message } = reply.error;
      asked?.reject(code === null ? new Error(message) : new AppError(code, message));
    } else {
      const { json, plain, ...rest } = reply.prepared;
      const { text } = asked ?? { text: '' };
      const begun = settings;
      // Put together when it is its turn: what waits stays two texts.
      asked?.resolve({
        ...rest,
        get rows() {
          if (begun === null) throw new Error('nothing has begun');
          const computed = JSON.parse(json) as SqlValue[][]; // written by the thread's side above
          return assembleRows(text, { ...rest, plain, computed }, begun).rows;
        },
      });
    }
    // A process must not be held by a thread that nobody waits for.
    if (waiting.length === 0) worker.unref();
  });
  return {
    begin(wanted) {
      settings = wanted;
      worker.postMessage(wanted);
    },
    async prepare(text) {
      return await new Promise((resolve, reject) => {
        if (lost !== null) return reject(lost);
        if (waiting.length === 0) worker.ref();
        waiting.push({ text, resolve, reject });
        worker.postMessage(text);
      });
    },
    async stop() {
      await worker.terminate();
    },
  };
}
