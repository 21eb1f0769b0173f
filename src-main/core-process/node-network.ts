import { AppError } from '../../src-shared/rpc/errors.ts';
import type { Network } from '../core/platform/ports.ts';

/**
 * HTTP of plain Node, with Node's own checking of certificates: no fallback, nothing accepted that does not verify. Redirects are
 * answers like any other: following one would hand the session to whoever sent it.
 */
export const nodeNetwork: Network = {
  async request({ method, url, headers, body, timeoutMs, signal }) {
    const quiet = new AbortController();
    const startTimer = () => setTimeout(() => quiet.abort(new Error('too slow')), timeoutMs).unref();
    let timer = startTimer();
    const heard = () => {
      clearTimeout(timer);
      timer = startTimer();
    };
    const done = () => clearTimeout(timer);
    try {
      const response = await fetch(url, {
        method,
        headers,
        // A copy: the types of fetch want a buffer that nobody shares.
        ...(body === undefined ? {} : { body: new Uint8Array(body) }),
        redirect: 'manual',
        signal: signal === undefined ? quiet.signal : AbortSignal.any([signal, quiet.signal]),
      });
      heard();
      if (response.body === null) done();
      return { status: response.status, headers: Object.fromEntries(response.headers), body: bodyOf(response, heard, done) };
    } catch (error) {
      done();
      throw offline(error);
    }
  },
};

/** Leaving the loop early cancels the rest of the answer. */
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

/** fetch says "fetch failed" and keeps the reason (no such name, refused, an expired certificate) one or two causes further in. */
function offline(error: unknown): AppError {
  let cause: unknown = error;
  while (cause instanceof Error && cause.cause instanceof Error) cause = cause.cause;
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : null;
  const message = cause instanceof Error ? cause.message : String(error);
  return new AppError('offline', `no answer: ${message}`, {
    ...(code === null ? {} : { details: { cause: code } }),
    cause: error,
  });
}
