import type { Writable } from 'node:stream';
import type { Snapshot } from './store.ts';

/** A laptop that takes nothing for this long is given up; its transaction and connection go to others. */
const mostStallMs = 60_000;

/**
 * Writes head line, rows, end line. The rows are always read to their end, also when nobody takes them any more: a COPY that is left
 * in the middle would keep its connection for ever.
 */
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
  if (Symbol.asyncIterator in lines) for await (const line of lines) await give(line);
  else for (const part of joined(lines)) await give(part);
  await give(`${JSON.stringify({ end: rows })}\n`);
  if (isGone) out.destroy(new Error('nobody reads this snapshot'));
  else out.end();
}

/** Few large writes instead of many small ones. */
function* joined(lines: readonly string[]): Generator<string> {
  for (let at = 0; at < lines.length; at += 500) yield lines.slice(at, at + 500).join('');
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
