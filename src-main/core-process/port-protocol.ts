import type { AppCapabilities } from '../../src-shared/app/app.contract.ts';
import type { Outcome } from '../../src-shared/rpc/errors.ts';
import type { CoreEvent } from '../../src-shared/rpc/events.ts';

/**
 * What a host and the core say to each other over a message port. The core runs in a process (Electron's utilityProcess)
 * or a thread (the loopback host's worker) of its own, so that SQLite's synchronous work never blocks a window.
 *
 *   host                                core
 *    │ start {settings}  ───────────────▶ │   made once, first
 *    │ ◀─────────────────────────── ready │   or fatal
 *    │ call {id}  ──────────────────────▶ │
 *    │ ◀──────────────── ask {id, secrets}│   the core needs something that only the host has
 *    │ told {id}  ──────────────────────▶ │
 *    │ ◀────────────────────── answer {id}│   only after COMMIT; answer-json where the call asked for bytes
 *    │ ◀───────────────── event, log, …   │
 *    │ close  ──────────────────────────▶ │
 *    │ ◀────────────────────────── closed │
 */

/** A worker_threads MessagePort or Worker, or Electron's UtilityProcess; `process.parentPort` fits through `fromParentPort`. */
export interface PortLike {
  /** What `handedOver` names is gone on this side and not copied; only threads of one process can do that. */
  postMessage(message: unknown, handedOver?: readonly ArrayBuffer[]): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
}

/** The core as a host sees it (`src-main/core/core.ts` gives one). */
export interface CoreLike {
  dispatch(procedure: string, input: unknown): Promise<Outcome<unknown>>;
  subscribe(listener: (event: CoreEvent) => void): () => void;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** What the core must be told before it can be made. Plain data: it is copied to the other side. */
export interface CoreSettings {
  readonly profileDir: string;
  readonly version: string;
  readonly host: 'electron' | 'loopback' | 'cli' | 'memory';
  readonly capabilities: AppCapabilities;
}

export interface LogEntry {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly at: string;
  readonly message: string;
  readonly context?: object;
}

/** The ports that stay on the host's side: only it has the system's key store and knows which files were picked. */
export type AskedPort = 'secrets' | 'files';

export type ToCore =
  | { readonly type: 'start'; readonly settings: CoreSettings }
  | { readonly type: 'call'; readonly id: number; readonly procedure: string; readonly input: unknown; readonly asJson?: true }
  | { readonly type: 'told'; readonly id: number; readonly outcome: Outcome<unknown> }
  | { readonly type: 'close' };

export type FromCore =
  | { readonly type: 'ready' }
  | { readonly type: 'fatal'; readonly message: string }
  | { readonly type: 'answer'; readonly id: number; readonly outcome: Outcome<unknown> }
  /** The outcome as JSON in UTF-8. */
  | { readonly type: 'answer-json'; readonly id: number; readonly json: Uint8Array<ArrayBuffer> }
  | { readonly type: 'event'; readonly event: CoreEvent }
  | { readonly type: 'log'; readonly entry: LogEntry }
  | {
      readonly type: 'ask';
      readonly id: number;
      readonly port: AskedPort;
      readonly method: string;
      readonly args: readonly unknown[];
    }
  | { readonly type: 'closed' };

const toCoreTypes: readonly string[] = ['start', 'call', 'told', 'close'] satisfies ToCore['type'][];
const fromCoreTypes: readonly string[] = [
  'ready',
  'fatal',
  'answer',
  'answer-json',
  'event',
  'log',
  'ask',
  'closed',
] satisfies FromCore['type'][];

/** Null for anything that is not a message to the core: a port may carry strangers' messages (dev tools, loaders). */
export function readToCore(message: unknown): ToCore | null {
  // Both ends are this program's own code in one version, so the type field decides; what a call carries is checked by the dispatcher.
  return hasTypeOf(message, toCoreTypes) ? (message as ToCore) : null;
}

export function readFromCore(message: unknown): FromCore | null {
  // As above.
  return hasTypeOf(message, fromCoreTypes) ? (message as FromCore) : null;
}

function hasTypeOf(message: unknown, types: readonly string[]): boolean {
  return (
    typeof message === 'object' &&
    message !== null &&
    'type' in message &&
    typeof message.type === 'string' &&
    types.includes(message.type)
  );
}

/** Electron's `process.parentPort` wraps what was sent in an event. */
export interface ParentPortLike {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
}

export function fromParentPort(parentPort: ParentPortLike): PortLike {
  return {
    postMessage: (message) => parentPort.postMessage(message),
    on: (event, listener) => parentPort.on(event, ({ data }) => listener(data)),
  };
}
