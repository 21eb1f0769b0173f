import { AppError } from '../../src-shared/rpc/errors.ts';
import type { Network } from '../core/platform/ports.ts';

/** HTTP of plain Node, with Node's own checking of certificates: no fallback, nothing accepted that does not verify. */
export const nodeNetwork: Network = {
  async request({ method, url, headers, body, timeoutMs, signal }) {
    const quiet = new AbortController();
    let timer = setTimeout(() => quiet.abort(), timeoutMs);
    const rest = () => {
      clearTimeout(timer);
      timer = setTimeout(() => quiet.abort(), timeoutMs);
    };
    try {
      const response = await fetch(url, {
        method,
        headers,
        // A copy: the types of fetch want a buffer that nobody shares.
        ...(body === undefined ? {} : { body: new Uint8Array(body) }),
        redirect: 'manual',
        signal: signal === undefined ? quiet.signal : AbortSignal.any([signal, quiet.signal]),
      });
      rest();
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: bodyOf(response, rest, () => clearTimeout(timer)),
      };
    } catch (error) {
      clearTimeout(timer);
      throw offline(error);
    }
  },
};

async function* bodyOf(response: Response, heard: () => void, done: () => void): AsyncIterable<Uint8Array> {
  try {
    if (response.body === null) return;
    for await (const part of response.body) {
      heard();
      yield part;
    }
  } catch (error) {
    throw offline(error);
  } finally {
    done();
  }
}

function offline(cause: unknown): AppError {
  return new AppError('offline', cause instanceof Error ? `no answer: ${cause.message}` : 'no answer', { cause });
}
