import { type MessagePort, Worker } from 'node:worker_threads';
import { AppError, type ErrorCode } from '../../../src-shared/rpc/errors.ts';
import {
  createRowPreparing,
  type PreparedColumns,
  type PreparedRows,
  type PreparerSettings,
  type RowPreparer,
  type SqlValue,
} from './prepare-rows.ts';

/*
 * Rows are prepared by another thread while this one writes those before: it is a third of the work of a first sync. They come as JSON,
 * which costs both sides half of what lists of lists would.
 */

type Reply =
  | { readonly prepared: Omit<PreparedRows, 'rows'> & { readonly json: string } }
  | { readonly error: { readonly code: ErrorCode | null; readonly message: string } };

/** The thread's side. */
export function serveRowPreparing(columns: PreparedColumns, port: MessagePort): void {
  let prepare: ReturnType<typeof createRowPreparing> | null = null;
  port.on('message', (message: string | PreparerSettings) => {
    if (typeof message === 'string') port.postMessage(replyTo(message));
    else prepare = createRowPreparing(columns, message);
  });

  function replyTo(text: string): Reply {
    try {
      if (prepare === null) throw new Error('nothing has begun');
      const { rows, ...rest } = prepare(text);
      return { prepared: { ...rest, json: JSON.stringify(rows) } };
    } catch (error) {
      return { error: { code: error instanceof AppError ? error.code : null, message: String(error) } };
    }
  }
}

/** @param file of a thread that calls `serveRowPreparing` */
export function startRowPreparer(file: URL): RowPreparer {
  const worker = new Worker(file);
  worker.unref();
  const waiting: { resolve: (prepared: PreparedRows) => void; reject: (error: unknown) => void }[] = [];
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
      const { json, ...rest } = reply.prepared;
      // Parsed when it is its turn: what waits stays one text.
      asked?.resolve({
        ...rest,
        get rows() {
          return JSON.parse(json) as SqlValue[][]; // written by the thread's side above
        },
      });
    }
    // A process must not be held by a thread that nobody waits for.
    if (waiting.length === 0) worker.unref();
  });
  return {
    begin(settings) {
      worker.postMessage(settings);
    },
    async prepare(text) {
      return await new Promise((resolve, reject) => {
        if (lost !== null) return reject(lost);
        if (waiting.length === 0) worker.ref();
        waiting.push({ resolve, reject });
        worker.postMessage(text);
      });
    },
    async stop() {
      await worker.terminate();
    },
  };
}
