import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AppError } from '../../src-shared/rpc/errors.ts';
import type { Network, NetworkRequest } from '../core/platform/ports.ts';

/** A connection is kept for the next question, for as long as the office says; one that idles keeps no process alive. */
const lineOf = (web: 'http' | 'https') => {
  // Asked for in this way, since an import of it reads all of Node's own `fetch` with it: a tenth of a start.
  const { Agent, request } = process.getBuiltinModule(`node:${web}`);
  return { agent: new Agent({ keepAlive: true }), request };
};
const lines: { http?: ReturnType<typeof lineOf>; https?: ReturnType<typeof lineOf> } = {};
/** Few large parts: a first sync is tens of megabytes. */
const partSize = 256 * 1024;

/**
 * HTTP of plain Node, with Node's own checking of certificates: no fallback, nothing accepted that does not verify. Redirects are
 * answers like any other: following one would hand the session to whoever sent it.
 */
export const nodeNetwork: Network = {
  async request(request) {
    const quiet = new AbortController();
    const startTimer = () => setTimeout(() => quiet.abort(new Error('too slow')), request.timeoutMs).unref();
    let timer = startTimer();
    const heard = () => {
      clearTimeout(timer);
      timer = startTimer();
    };
    const done = () => clearTimeout(timer);
    const signal = request.signal === undefined ? quiet.signal : AbortSignal.any([request.signal, quiet.signal]);
    try {
      const response = await headOf(request, signal);
      heard();
      const headers = Object.fromEntries(
        Object.entries(response.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
      );
      return { status: response.statusCode ?? 0, headers, body: bodyOf(response, heard, done) };
    } catch (error) {
      done();
      throw offline(error);
    }
  },
};

async function headOf(wanted: NetworkRequest, signal: AbortSignal, isFirst = true): Promise<IncomingMessage> {
  const { method, headers, body } = wanted;
  const url = new URL(wanted.url);
  const web = url.protocol === 'http:' ? 'http' : 'https';
  const { agent, request } = (lines[web] ??= lineOf(web));
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const options = {
    method,
    agent,
    headers: {
      // What never leaves this machine is not worth packing.
      'accept-encoding': isThisMachine(url) ? 'identity' : 'gzip',
      ...headers,
      ...(body === undefined ? {} : { 'content-length': String(body.length) }),
    },
    signal,
  };
  const sent = request(url, options, resolve);
  sent.on('error', (error) => {
    // The office closed a kept connection just when it was used again: nothing was answered, and a question may be asked twice.
    const isStale = sent.reusedSocket && isFirst && method === 'GET' && !signal.aborted && codeOf(error) === 'ECONNRESET';
    if (isStale) headOf(wanted, signal, false).then(resolve, reject);
    else reject(error);
  });
  sent.end(body);
  return await promise;
}

function isThisMachine({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/** Leaving the loop early cancels the rest of the answer. */
async function* bodyOf(response: IncomingMessage, heard: () => void, done: () => void): AsyncIterable<Uint8Array> {
  const isPacked = response.headers['content-encoding'] === 'gzip';
  // Whatever breaks in one of the two comes out of the last one.
  const stream = isPacked ? pipeline(response, createGunzip({ chunkSize: partSize }), () => undefined) : response;
  try {
    for await (const part of stream) {
      heard();
      yield part as Uint8Array; // no encoding was asked for
    }
  } catch (error) {
    throw offline(error);
  } finally {
    done();
  }
}

/** The reason (no such name, refused, an expired certificate) may lie one or two causes further in. */
function offline(error: unknown): AppError {
  let cause: unknown = error;
  while (cause instanceof Error && cause.cause instanceof Error) cause = cause.cause;
  const code = codeOf(cause);
  const message = cause instanceof Error ? cause.message : String(error);
  return new AppError('offline', `no answer: ${message}`, {
    ...(code === null ? {} : { details: { cause: code } }),
    cause: error,
  });
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
