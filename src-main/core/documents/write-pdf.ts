import { rename, rm } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import { diskErrorOf } from '../platform/sqlite-errors.ts';
import type { FromPdfThread, PdfDocument, PdfTask } from './pdf-content.ts';
import { readPdfFonts } from './pdf-fonts.ts';

/** The code of the thread lies beside its source, or in a bundle beside the core's. */
const workerFile = new URL(import.meta.url.endsWith('.ts') ? './pdf-worker.ts' : './pdf-worker.js', import.meta.url);
/** The largest document that is let through takes two thirds of it. */
const mostMegabytes = 1400;

/**
 * Writes a document beside its place and moves it there when it is whole and `beforeItStands` has run; what breaks off or is cancelled leaves
 * nothing behind. Answers its pages. @throws `cancelled`, `too-large` and the classes of the disk.
 */
export async function writePdf(
  path: string,
  document: PdfDocument,
  signal: AbortSignal,
  beforeItStands: () => void,
): Promise<{ pages: number }> {
  const part = `${path}.part`;
  try {
    const pages = await layOut({ path: part, document, fonts: readPdfFonts() }, signal);
    beforeItStands();
    await rename(part, path);
    return { pages };
  } catch (error) {
    await rm(part, { force: true });
    throw diskErrorOf(error) ?? error;
  }
}

async function layOut(task: PdfTask, signal: AbortSignal): Promise<number> {
  const cancelled = () => new AppError('cancelled', 'stopped by the user');
  if (signal.aborted) throw cancelled();
  const worker = new Worker(workerFile, {
    workerData: task,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes, maxYoungGenerationSizeMb: 64 },
  });
  try {
    const said = await new Promise<FromPdfThread>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(cancelled()), { once: true });
      worker.once('message', resolve);
      worker.once('error', (error: unknown) => {
        const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        reject(isMemory ? new AppError('too-large', 'the document is larger than this machine can lay out') : error);
      });
      worker.once('exit', () => reject(new Error('the thread that lays out documents ended without a word')));
    });
    if ('failed' in said) throw failureOf(said.failed);
    return said.pages;
  } finally {
    await worker.terminate();
  }
}

/** A full disk keeps its code on the way out of the thread. */
function failureOf(message: string): Error {
  const code = /\b(ENOSPC|EACCES|EPERM|EROFS|EIO|EDQUOT|ENOENT)\b/.exec(message)?.[1];
  return Object.assign(new Error(message), code === undefined ? {} : { code });
}
