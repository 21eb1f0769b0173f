import { nodeNetwork } from '../../src-main/core-process/node-network.ts';
import { AppError } from '../../src-shared/rpc/errors.ts';
import type { Network, NetworkRequest, NetworkResponse } from '../../src-main/core/platform/ports.ts';

/** A real line to a real server that a test can pull out, or have somebody sit in the middle of. */
export interface BadLine {
  readonly network: Network;
  /** Streams that are open break off. */
  unplug(): void;
  plug(): void;
  /** What comes instead of, or of, an answer; null for the answer itself. */
  meddle: (path: string, request: NetworkRequest) => Meddling | null;
}

export type Meddling =
  | { readonly kind: 'answer'; readonly status: number; readonly type: string; readonly text: string }
  /** The answer breaks off after so many bytes of it (as they are after unpacking). */
  | { readonly kind: 'cut'; readonly afterBytes: number }
  /** The office hears the question, the laptop never the answer. */
  | { readonly kind: 'lost-answer' };

export function aBadLine(): BadLine {
  let isIn = true;
  let plugged = new AbortController();
  const line: BadLine = {
    unplug() {
      isIn = false;
      plugged.abort();
    },
    plug() {
      isIn = true;
      plugged = new AbortController();
    },
    meddle: () => null,
    network: {
      async request(request) {
        if (!isIn) throw new AppError('offline', 'the line is out');
        const meddling = line.meddle(new URL(request.url).pathname, request);
        if (meddling?.kind === 'answer') {
          const { status, type, text } = meddling;
          return { status, headers: { 'content-type': type }, body: once(Buffer.from(text)) };
        }
        const signals = request.signal === undefined ? [plugged.signal] : [plugged.signal, request.signal];
        const response = await nodeNetwork.request({ ...request, signal: AbortSignal.any(signals) });
        if (meddling?.kind === 'lost-answer') {
          for await (const _part of response.body) continue;
          throw new AppError('offline', 'the answer was lost');
        }
        return meddling === null ? response : cut(response, meddling.afterBytes);
      },
    },
  };
  return line;
}

function cut(response: NetworkResponse, afterBytes: number): NetworkResponse {
  async function* shortened(): AsyncIterable<Uint8Array> {
    let left = afterBytes;
    for await (const part of response.body) {
      if (part.length >= left) {
        yield part.subarray(0, left);
        throw new AppError('offline', 'the line was cut');
      }
      left -= part.length;
      yield part;
    }
  }
  return { ...response, body: shortened() };
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
