import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { z } from 'zod';
import { isPlainFor } from '../../../src-shared/lib/fields.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import {
  officeHello,
  oldestProtocol,
  protocolHeader,
  protocolVersion,
  routes,
  type OfficeHello,
  type RouteName,
} from '../../../src-shared/sync/protocol.ts';
import type { Network, NetworkResponse } from '../platform/ports.ts';
import { isLoopback, mayBeAsked } from './address.ts';
import { readRefusal } from './office-refusal.ts';

const compress = promisify(gzip);
/** Smaller bodies cost more to compress than to send. */
const compressedFrom = 1024;
const standardTimeoutMs = 20_000;
/** An answer larger than this is none of ours. */
const mostBytesInAnswer = 64 * 1024 * 1024;

export interface OfficeRequest {
  readonly route: RouteName;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  /** A part of a paper, instead of `json`. */
  readonly bytes?: { readonly type: string; readonly content: Uint8Array };
  readonly headers?: Readonly<Record<string, string>>;
  readonly accessToken?: string;
  readonly accept?: string;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal | undefined;
}

/** What the office answered with success. The body is still to be read. */
export interface OfficeAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * Requests to one office. Whatever does not look like the office's own answer (a page of a captive portal, a redirect, JSON of somebody
 * else) is `not-an-office`, and nothing of it is believed.
 */
export function createOfficeHttp(network: Network, address: string) {
  const ready = new WeakMap<object, Promise<Body>>();
  // What never leaves this machine is not worth packing.
  const url = URL.parse(address);
  const isPacking = url === null || !isLoopback(url);
  const bodyOf = (json: unknown): Promise<Body> =>
    (typeof json === 'object' && json !== null ? ready.get(json) : undefined) ?? bodyFrom(json, isPacking);

  const send = async (request: OfficeRequest): Promise<OfficeAnswer> => {
    if (!mayBeAsked(address))
      throw new AppError('invalid', 'an office is asked over https only', { fields: { address: 'invalid' } });
    const { method } = routes[request.route];
    const body = request.json === undefined ? plainBody(request.bytes?.content) : await bodyOf(request.json);
    const response = await network.request({
      method,
      url: urlOf(address, request),
      headers: {
        [protocolHeader]: String(protocolVersion),
        accept: request.accept ?? 'application/json',
        ...(body === undefined ? {} : { 'content-type': request.bytes?.type ?? 'application/json' }),
        ...(body?.isPacked === true ? { 'content-encoding': 'gzip' } : {}),
        ...request.headers,
        ...(request.accessToken === undefined ? {} : { authorization: `Bearer ${request.accessToken}` }),
      },
      ...(body === undefined ? {} : { body: body.bytes }),
      timeoutMs: request.timeoutMs ?? standardTimeoutMs,
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    });
    if (response.status === 200 || response.status === 204 || response.status === 206) return response;
    throw await readRefusal(response, request.route, () => readText(response));
  };

  return {
    send,
    /** The body of a request that will be sent with this very object: packed by the time it is. */
    makeReady(json: object): void {
      const body = bodyFrom(json, isPacking);
      body.catch(() => undefined); // whoever sends it hears of it
      ready.set(json, body);
    },
    async json<S extends z.core.$ZodType>(request: OfficeRequest, schema: S): Promise<z.output<S>> {
      return parseAnswer(await send(request), schema);
    },
    /** Whether an office answers here that this program understands. */
    async hello(signal?: AbortSignal): Promise<OfficeHello> {
      const hello = await parseAnswer(await send({ route: 'hello', timeoutMs: 10_000, signal }), officeHello);
      const versions = { server: hello.version, serverProtocol: hello.protocol, ownProtocol: protocolVersion };
      if (hello.oldestProtocol > protocolVersion) {
        throw new AppError('client-too-old', 'the office speaks a later protocol only', { details: versions });
      }
      if (hello.protocol < oldestProtocol) {
        throw new AppError('server-too-old', 'the office speaks an older protocol only', { details: versions });
      }
      return hello;
    },
  };
}

interface Body {
  readonly bytes: Uint8Array;
  readonly isPacked: boolean;
}

/** Papers are packed already, most of them. */
function plainBody(bytes: Uint8Array | undefined): Body | undefined {
  return bytes === undefined ? undefined : { bytes, isPacked: false };
}

async function bodyFrom(json: unknown, isPacking: boolean): Promise<Body> {
  const bytes = Buffer.from(JSON.stringify(json));
  if (!isPacking || bytes.length < compressedFrom) return { bytes, isPacked: false };
  return { bytes: await compress(bytes, { level: 1 }), isPacked: true };
}

export type OfficeHttp = ReturnType<typeof createOfficeHttp>;

export async function parseAnswer<S extends z.core.$ZodType>(answer: OfficeAnswer, schema: S): Promise<z.output<S>> {
  if (!isJson(answer)) throw notAnOffice(answer, 'the answer is not JSON');
  const text = await readText(answer);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw notAnOffice(answer, 'the answer is not JSON');
  }
  if (isPlainFor(schema, value)) return value as z.output<S>; // the schema would give back this very value
  const parsed = z.safeParse(schema, value);
  if (!parsed.success)
    throw notAnOffice(answer, `the answer is not what was asked for: ${parsed.error.issues[0]?.path.join('.') ?? ''}`);
  return parsed.data;
}

export function isJson(answer: Pick<OfficeAnswer, 'headers'>): boolean {
  return /^application\/([a-z.]+\+)?json\b/i.test(answer.headers['content-type'] ?? '');
}

export function notAnOffice(answer: Pick<OfficeAnswer, 'status' | 'headers'>, message: string): AppError {
  return new AppError('not-an-office', message, {
    details: { status: answer.status, contentType: (answer.headers['content-type'] ?? '').slice(0, 100) },
  });
}

export async function readText(answer: Pick<NetworkResponse, 'body' | 'status' | 'headers'>): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body) {
    size += part.length;
    if (size > mostBytesInAnswer) throw notAnOffice(answer, 'the answer is larger than any of an office');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function urlOf(address: string, { route, parameters, query }: OfficeRequest): string {
  const path = routes[route].path.replace(/:(\w+)/g, (_all, name: string) => encodeURIComponent(parameters?.[name] ?? ''));
  const search = new URLSearchParams(query).toString();
  return address + path + (search === '' ? '' : `?${search}`);
}
