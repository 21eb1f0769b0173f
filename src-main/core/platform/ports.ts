/** What the core asks of its host. Everything random, timed or outside the profile folder comes in here. */

/** Milliseconds since 1970 in UTC. */
export interface Clock {
  now(): number;
}

export interface Ids {
  /** A new UUIDv7. */
  next(): string;
  /** `count` random bytes of cryptographic quality. */
  randomBytes(count: number): Uint8Array;
}

/** Keeps the database key. `backend` is stored beside the wrapped key and handed back to `unwrap`. */
export interface Secrets {
  wrap(key: Uint8Array): Promise<{ backend: string; isStrong: boolean; blob: string }>;
  /** Throws `AppError('key-unavailable')` where the store refuses or has lost the key. */
  unwrap(wrapped: { backend: string; blob: string }): Promise<Uint8Array>;
}

/** Turns what a screen names as a file into a path that may be read, and a place to write into one that may be written. */
export interface Files {
  /** Throws `AppError('forbidden')` for a path that this host did not hand out. */
  resolveForReading(ref: string): Promise<{ path: string; name: string }>;
  resolveForWriting(ref: string): Promise<string>;
}

/** HTTP to the office. A port, so that a test can cut, delay and repeat what goes over the wire. */
export interface Network {
  /** Throws `AppError('offline')` where no answer came: no route, refused, cut, too slow, a certificate that is not the office's. */
  request(request: NetworkRequest): Promise<NetworkResponse>;
}

export interface NetworkRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** https; http only to this machine itself. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Milliseconds until the head of the answer must be there; the body may take longer, but never this long between two parts. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

export interface NetworkResponse {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decompressed. Throws `AppError('offline')` where it breaks off. */
  readonly body: AsyncIterable<Uint8Array>;
}

export interface LogSink {
  write(entry: { level: 'debug' | 'info' | 'warn' | 'error'; at: string; message: string; context?: object }): void;
}

export interface Ports {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly secrets: Secrets;
  readonly files: Files;
  readonly network: Network;
  readonly log: LogSink;
}
