import { StringDecoder } from 'node:string_decoder';
import { AppError } from '../../../src-shared/rpc/errors.ts';

/** A line longer than this is none of ours. */
const longestLine = 4 * 1024 * 1024;

/** Bytes as lines of text; what follows the last line feed is the last line. */
export async function* linesOf(body: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const part of body) {
    const lines = (rest + decoder.write(Buffer.from(part.buffer, part.byteOffset, part.byteLength))).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longestLine) throw new AppError('not-an-office', 'a line of the answer does not end');
    yield* lines;
  }
  rest += decoder.end();
  if (rest !== '') yield rest;
}
