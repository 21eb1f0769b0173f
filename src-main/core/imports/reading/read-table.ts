import { Worker } from 'node:worker_threads';
import type { FoundWards } from '../../../../src-shared/imports/open-wards.ts';
import type { LegacyChoice } from '../../../../src-shared/imports/imports.contract.ts';
import { AppError } from '../../../../src-shared/rpc/errors.ts';
import { importLimits, refusal } from './limits.ts';
import { unpackRows } from './packed-rows.ts';
import type { ReadingPlan } from './read-rows.ts';
import type { FromReader, ReadBatch, ReaderTask, TableBatch, TableHead, ToReader, WardPlan } from './table-messages.ts';

export interface OpenTable {
  readonly head: TableHead;
  /** The rows in order, a batch at a time: the reader waits until the next one is asked for. Throws a refusal in the middle. */
  batches(): AsyncGenerator<TableBatch, void, undefined>;
  /** The same, with each row read by a plan in the reading thread. */
  readBatches(plan: ReadingPlan): AsyncGenerator<ReadBatch, void, undefined>;
  /** Reads the rows to their end for their old wards alone; none of them leaves the thread. */
  findWards(plan: WardPlan): Promise<FoundWards>;
  /** Ends the reading thread; always to be called. */
  close(): Promise<void>;
}

export interface ReadOptions {
  readonly batchRows?: number;
  readonly legacyText?: LegacyChoice;
  readonly silenceMs?: number;
}

/**
 * Of 64 KB, some 150 rows each. The reader hands rows out between two pieces of the file (256 KB, some 1 600 rows) and sorts a stretch at
 * once: with fewer under way the core has written what it has and waits.
 */
const piecesUnderWay = 16;

/** The code of the reading thread lies beside its source, or in a bundle beside the core's. */
const workerFile = new URL(import.meta.url.endsWith('.ts') ? './table-worker.ts' : './table-worker.js', import.meta.url);

/**
 * Opens a CSV or XLSX file in a thread of its own, with a bound on its memory and on its silence: whatever the file holds, the
 * program goes on. Throws `AppError` `unreadable-file` or `too-large` with `details.reason` (see `RefusalReason`).
 */
export async function readTable(path: string, options: ReadOptions = {}): Promise<OpenTable> {
  const task: ReaderTask = { path, batchRows: options.batchRows ?? 500, legacyText: options.legacyText ?? 'auto' };
  const worker = new Worker(workerFile, {
    workerData: task,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: importLimits.workerHeapMegabytes, maxYoungGenerationSizeMb: 16 },
  });
  const tell = (message: ToReader) => worker.postMessage(message);
  const next = createInbox(worker, options.silenceMs ?? importLimits.silenceMs);
  try {
    const head = await nextMeaningful(next);
    if (head.kind !== 'head') throw refusal('no-rows', 'the file has no rows');
    return {
      head: head.head,
      async *batches() {
        // Two batches under way: one is read while the other is looked at.
        for (let at = 0; at < 2; at++) tell('more');
        for (;;) {
          const message = await nextMeaningful(next);
          if (message.kind === 'end') return;
          if (message.kind !== 'batch') continue;
          yield message.batch;
          tell('more');
        }
      },
      async *readBatches(plan) {
        tell(plan);
        // They are unpacked one by one as they are asked for.
        for (let at = 0; at < piecesUnderWay; at++) tell('more');
        for (;;) {
          const message = await nextMeaningful(next);
          if (message.kind === 'end') return;
          if (message.kind !== 'read') continue;
          yield { rows: unpackRows(message.rows), problems: message.problems };
          tell('more');
        }
      },
      async findWards(plan) {
        tell(plan);
        tell('more');
        for (;;) {
          const message = await nextMeaningful(next);
          if (message.kind === 'wards') return message.found;
          if (message.kind === 'end') throw refusal('damaged', 'the reader ended early');
        }
      },
      close: async () => {
        await worker.terminate();
      },
    };
  } catch (error) {
    await worker.terminate();
    throw error;
  }
}

async function nextMeaningful(next: () => Promise<FromReader>): Promise<FromReader> {
  for (;;) {
    const message = await next();
    if (message.kind === 'refused') throw new AppError(message.error.code, message.error.message, message.error);
    if (message.kind !== 'progress') return message;
  }
}

/** Messages in their order, one for each call. The time limit runs only while somebody waits. */
function createInbox(worker: Worker, silenceMs: number): () => Promise<FromReader> {
  const messages: FromReader[] = [];
  let failure: AppError | null = null;
  let wake: (() => void) | null = null;
  worker.on('message', (message: FromReader) => {
    // Signs of life need no queue: one that nobody has seen yet says as much as a thousand.
    if (message.kind !== 'progress' || messages.length === 0) messages.push(message);
    wake?.();
  });
  worker.on('error', (error: unknown) => {
    const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    failure = isMemory ? refusal('memory', 'the file needs too much memory', error) : refusal('damaged', String(error), error);
    wake?.();
  });
  worker.on('exit', () => {
    failure ??= refusal('damaged', 'the reader ended early');
    wake?.();
  });
  return async () => {
    for (;;) {
      const message = messages.shift();
      if (message !== undefined) return message;
      if (failure !== null) throw failure;
      const isAwake = await new Promise<boolean>((resolve) => {
        const timer = setTimeout(() => resolve(false), silenceMs);
        wake = () => {
          clearTimeout(timer);
          resolve(true);
        };
      });
      wake = null;
      if (!isAwake) throw refusal('too-slow', `no progress for ${silenceMs} ms`);
    }
  };
}
