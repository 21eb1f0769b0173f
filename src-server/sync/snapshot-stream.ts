import type { Writable } from 'node:stream';
import type { Snapshot } from './store.ts';

/** A laptop that takes nothing for this long is given up; its transaction and connection go to others. */
const mostStallMs = 60_000;
const charactersInPart = 256 * 1024;

/** Writes head line, rows, end line. Where nobody takes them any more the rest is not read. */
export async function writeSnapshot(
  out: Writable,
  head: { readonly seq: number; readonly entity: string },
  snapshot: Snapshot,
  stallMs = mostStallMs,
): Promise<void> {
  let isGone = false;
  const give = async (chunk: string | Uint8Array) => {
    if (isGone || out.destroyed) return;
    if (!out.write(chunk)) isGone = !(await drained(out, stallMs));
  };
  const { rows, columns, lines } = snapshot;
  await give(`${JSON.stringify({ seq: head.seq, entity: head.entity, columns, rows })}\n`);
  for await (const part of Symbol.asyncIterator in lines ? lines : joined(lines)) {
    if (isGone || out.destroyed) break;
    await give(part);
  }
  await give(`${JSON.stringify({ end: rows })}\n`);
  if (isGone) out.destroy(new Error('nobody reads this snapshot'));
  else out.end();
}

/** Few large writes instead of many small ones. */
function* joined(lines: readonly string[]): Generator<string> {
  let part = '';
  for (const line of lines) {
    part += line;
    if (part.length < charactersInPart) continue;
    yield part;
    part = '';
  }
  if (part !== '') yield part;
}

async function drained(out: Writable, stallMs: number): Promise<boolean> {
  if (out.destroyed) return false;
  return await new Promise<boolean>((resolve) => {
    const end = (isDrained: boolean) => {
      clearTimeout(timer);
      out.removeListener('drain', onDrain);
      out.removeListener('close', onClose);
      resolve(isDrained);
    };
    const onDrain = () => end(true);
    const onClose = () => end(false);
    const timer = setTimeout(() => end(false), stallMs);
    out.once('drain', onDrain);
    out.once('close', onClose);
  });
}
