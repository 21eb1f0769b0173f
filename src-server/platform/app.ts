import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { OfficeDatabase } from './database.ts';
import { refuse } from './refusal.ts';

/** What the server is made of; nothing else of the outside world is used by its rooms. */
export interface ServerDeps {
  readonly database: OfficeDatabase;
  /** Milliseconds since 1970. */
  readonly clock: { now(): number };
  /** `next`: UUIDs of version 7, rising. `randomBytes`: for secrets. */
  readonly ids: { next(): string; randomBytes(count: number): Uint8Array };
  readonly log: LogTarget;
  readonly config: ServerConfig;
}

export interface LogTarget {
  readonly level: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** Takes one line of JSON with its newline; null is the process's standard output. */
  readonly write: ((line: string) => void) | null;
}

export interface PasswordCost {
  readonly memoryKiB: number;
  readonly rounds: number;
  readonly lanes: number;
}

export interface ServerConfig {
  /** The program's version, as `hello` tells it. */
  readonly version: string;
  /** argon2id; tests take a cheap one. */
  readonly passwordCost: PasswordCost;
  /** One proxy stands in front and says who calls; without one `X-Forwarded-For` is not believed. */
  readonly isBehindProxy: boolean;
  /** This server's own certificate; null where it listens on this machine alone or behind a proxy. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
  /** A request has to be here within this time, head and body. */
  readonly requestTimeoutMs: number;
  /**
   * The most that one address may ask in a minute, whatever it asks: an office of two hundred laptops behind one address needs a tenth of
   * the usual number. Passwords have limits of their own.
   */
  readonly requestsInMinute: number;
  /** Bytes of all papers of one office together. */
  readonly mostBlobBytes: number;
  /** How long running requests may take to end when the server stops. */
  readonly stopTimeoutMs: number;
}

/** S7: OWASP's first choice. */
export const passwordCost: PasswordCost = { memoryKiB: 65_536, rounds: 3, lanes: 1 };

export const serverDefaults: Omit<ServerConfig, 'version'> = {
  passwordCost,
  isBehindProxy: false,
  tls: null,
  requestTimeoutMs: 25_000,
  requestsInMinute: 6000,
  mostBlobBytes: 20 * 1024 ** 3,
  stopTimeoutMs: 10_000,
};

/** Who makes a request, as the access token says; set before every route that is not open. */
export interface Caller {
  readonly tenantId: string;
  readonly userId: string;
  readonly role: 'rep' | 'manager' | 'admin';
  readonly deviceId: string;
  readonly sessionId: string;
}

/**
 * Finds out who calls: by the token in `authorization: Bearer …`, and nothing else of the request.
 * @throws Refusal `unauthenticated`, `signed-out`, `device-revoked`
 */
export type Authenticate = (request: FastifyRequest) => Promise<Caller>;

export type OfficeApp = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse<IncomingMessage>,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** A room's routes. `stopping` is aborted when the server stops: whoever holds an answer open ends it then. */
export type RoutePlugin = (app: OfficeApp, deps: ServerDeps & { readonly stopping: AbortSignal }) => Promise<void>;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call: everybody, whoever is logged in (where nothing is said), administrators. */
    access?: 'open' | 'signed-in' | 'admin';
    /** Which laptops' programs may call: those whose protocol we speak (where nothing is said), older ones too, anybody. */
    protocol?: 'spoken' | 'older-too' | 'any';
  }
  interface FastifyRequest {
    caller: Caller | null;
  }
}

/** The caller in a route that is not open. */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller === null) refuse('unauthenticated', 'nobody is logged in here');
  return request.caller;
}
