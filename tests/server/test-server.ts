import { randomBytes } from 'node:crypto';
import { createUuidV7 } from '../../src-shared/lib/ids.ts';
import { protocolHeader, protocolVersion } from '../../src-shared/sync/protocol.ts';
import { createPasswordHasher } from '../../src-server/accounts/hashing.ts';
import { type ServerConfig, type ServerDeps, serverDefaults } from '../../src-server/platform/app.ts';
import type { OfficeDatabase } from '../../src-server/platform/database.ts';
import { officeRooms } from '../../src-server/rooms.ts';
import { createServer, type OfficeServer, type ServerRooms } from '../../src-server/server.ts';

/** argon2id as cheap as it gets: tests log in hundreds of times. */
export const cheapCost = { memoryKiB: 64, rounds: 1, lanes: 1 };
/** Everybody's in the tests. */
export const password = 'con mèo trèo cây cau';
let hashed: Promise<string> | null = null;
export function passwordHash(): Promise<string> {
  hashed ??= createPasswordHasher(cheapCost).hash(password);
  return hashed;
}

export interface TestServer {
  readonly server: OfficeServer;
  readonly deps: ServerDeps;
  /** Where its clock stands; move it by hand. */
  readonly clock: { now(): number; nowMs: number };
  /** Every line it logged. */
  readonly lines: string[];
  call(request: Request): Promise<Answer>;
}

interface Request {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly url: string;
  readonly body?: unknown;
  /** A body that is no JSON; its kind stands in `headers`. */
  readonly bytes?: Buffer;
  readonly token?: string | null;
  readonly address?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The answer has no end: only its head is looked at. */
  readonly isStream?: boolean;
}

export interface Answer {
  readonly status: number;
  /** The refusal's code; null for a success. */
  readonly code: string | null;
  readonly body: unknown;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A server over a database that is migrated already, without a port; `close` of the server leaves the database open. */
export async function startTestServer(
  database: OfficeDatabase,
  more: { readonly config?: Partial<ServerConfig>; readonly rooms?: ServerRooms; readonly nowMs?: number } = {},
): Promise<TestServer> {
  const clock = { nowMs: more.nowMs ?? Date.parse('2026-11-25T02:00:00.000Z'), now: () => clock.nowMs };
  const lines: string[] = [];
  const deps: ServerDeps = {
    database,
    clock,
    ids: { next: createUuidV7(clock.now, (count) => randomBytes(count)), randomBytes: (count) => randomBytes(count) },
    log: { level: 'debug', write: (line) => void lines.push(line) },
    config: { ...serverDefaults, version: 'test', passwordCost: cheapCost, requestsInMinute: 1_000_000, ...more.config },
  };
  const server = await createServer(deps, more.rooms ?? officeRooms);
  return {
    server,
    deps,
    clock,
    lines,
    call: async ({ method, url, body, bytes, token, address, headers, isStream }) => {
      const response = await server.app.inject({
        method,
        url,
        ...(address === undefined ? {} : { remoteAddress: address }),
        headers: {
          [protocolHeader]: String(protocolVersion),
          ...(token == null ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
        ...(bytes === undefined ? {} : { payload: bytes }),
        ...(isStream === true ? { payloadAsStream: true } : {}),
      });
      if (isStream === true && response.statusCode === 200) {
        response.stream().destroy();
        return { status: 200, code: null, body: null, text: '', headers: response.headers };
      }
      const text = isStream === true ? await readAll(response.stream()) : response.payload;
      const parsed = parse(text);
      return {
        status: response.statusCode,
        code: codeOf(parsed),
        body: parsed,
        text,
        headers: response.headers,
      };
    },
  };
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function codeOf(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('error' in body)) return null;
  const { error } = body;
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : null;
}
