import { AppError } from '../../../src-shared/rpc/errors.ts';

/** A line longer than this is none of ours. */
const longestLine = 4 * 1024 * 1024;
const lineFeed = 10;

/** Bytes as texts of whole lines, as many as came together; what follows the last line feed is the last line. */
export async function* textsOf(body: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  let rest: Uint8Array[] = [];
  let restSize = 0;
  for await (const part of body) {
    // No other character has a byte of this value in UTF-8, so that no letter is cut in two here.
    const end = part.lastIndexOf(lineFeed);
    if (end !== -1) {
      yield textOf([...rest, part.subarray(0, end)]);
      rest = [];
      restSize = 0;
    }
    rest.push(part.subarray(end + 1));
    restSize += part.length - end - 1;
    if (restSize > longestLine) throw new AppError('not-an-office', 'a line of the answer does not end');
  }
  if (restSize > 0) yield textOf(rest);
}

/** The same, line by line. */
export async function* linesOf(body: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  for await (const text of textsOf(body)) yield* text.split('\n');
}

function textOf(parts: readonly Uint8Array[]): string {
  const [only] = parts;
  const bytes = only !== undefined && parts.length === 1 ? only : Buffer.concat(parts);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
