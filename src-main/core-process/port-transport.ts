import { AppError, type Outcome } from '../../src-shared/rpc/errors.ts';
import type { CoreEvent } from '../../src-shared/rpc/events.ts';
import type { Transport } from '../../src-shared/rpc/transport.ts';
import type { Files, LogSink, Secrets } from '../core/platform/ports.ts';
import { type AskedPort, type CoreSettings, type PortLike, readFromCore, type ToCore } from './port-protocol.ts';

/** Where the answer goes on as text anyway: it is written where it is made, and nobody between unpacks it and packs it again. */
export interface JsonTransport extends Transport {
  /** The outcome of a call as JSON in UTF-8. */
  callJson(procedure: string, input: unknown): Promise<Uint8Array>;
}

export interface PortTransport extends JsonTransport {
  /** Resolves when the core is ready; rejects with an `AppError` when it cannot be started. */
  start(settings: CoreSettings): Promise<void>;
  /** Resolves when the core has closed its database, or has ended. */
  close(): Promise<void>;
  /**
   * Tell it that the process or thread has ended. Waiting calls are answered 'unexpected' with `details.reason`
   * 'core-ended': whether the change was stored is not known, so the caller must look before doing it again.
   */
  ended(reason: string): void;
}

const encoder = new TextEncoder();

export interface HostSide {
  readonly secrets: Secrets;
  readonly files: Files;
  readonly log: LogSink;
  /** The core says that it cannot go on; the host decides whether to start another. */
  onFatal?(message: string): void;
}

/** The host's end of the port: calls go over it, and the core's questions about secrets and files are answered here. */
export function createPortTransport(port: PortLike, host: HostSide): PortTransport {
  const waiting = new Map<number, (answer: Outcome<unknown> | Uint8Array) => void>();
  const listeners = new Set<(event: CoreEvent) => void>();
  const ready = deferred();
  const closed = deferred();
  let lastId = 0;
  let endedBecause: string | undefined;

  const send = (message: ToCore) => port.postMessage(message);

  function ended(reason: string): void {
    if (endedBecause !== undefined) return;
    endedBecause = reason;
    for (const answer of waiting.values()) answer(coreEnded(reason));
    waiting.clear();
    ready.reject(new AppError('unexpected', reason, { details: { reason: 'core-ended' } }));
    closed.resolve();
  }

  async function tell(id: number, asked: AskedPort, method: string, args: readonly unknown[]): Promise<void> {
    const outcome = await answerAsk(host, asked, method, args);
    if (endedBecause === undefined) send({ type: 'told', id, outcome });
  }

  port.on('message', (received) => {
    const message = readFromCore(received);
    if (message === null) return;
    switch (message.type) {
      case 'ready':
        return ready.resolve();
      case 'fatal':
        ready.reject(new AppError('unexpected', message.message));
        return host.onFatal?.(message.message);
      case 'answer':
        waiting.get(message.id)?.(message.outcome);
        waiting.delete(message.id);
        return;
      case 'answer-json':
        waiting.get(message.id)?.(message.json);
        waiting.delete(message.id);
        return;
      case 'event':
        for (const listener of listeners) listener(message.event);
        return;
      case 'log':
        return host.log.write(message.entry);
      case 'ask':
        void tell(message.id, message.port, message.method, message.args);
        return;
      case 'closed':
        return closed.resolve();
    }
  });

  function ask(call: { procedure: string; input: unknown; asJson?: true }): Promise<Outcome<unknown> | Uint8Array> {
    if (endedBecause !== undefined) return Promise.resolve(coreEnded(endedBecause));
    lastId += 1;
    const id = lastId;
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      try {
        send({ type: 'call', id, ...call });
      } catch (error) {
        // Functions and the like cannot be copied to another process.
        waiting.delete(id);
        resolve({ ok: false, error: { code: 'invalid', message: messageOf(error) } });
      }
    });
  }

  return {
    async call(procedure, input) {
      const answer = await ask({ procedure, input });
      // Only a call that asked for bytes is answered with bytes.
      return answer as Outcome<unknown>;
    },
    async callJson(procedure, input) {
      const answer = await ask({ procedure, input, asJson: true });
      // A refusal of this side, or of a core that cannot go on.
      return answer instanceof Uint8Array ? answer : encoder.encode(JSON.stringify(answer));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start(settings) {
      if (endedBecause === undefined) send({ type: 'start', settings });
      return ready.promise;
    },
    close() {
      if (endedBecause === undefined) send({ type: 'close' });
      return closed.promise;
    },
    ended,
  };
}

async function answerAsk(host: HostSide, port: AskedPort, method: string, args: readonly unknown[]): Promise<Outcome<unknown>> {
  try {
    return { ok: true, value: await runAsk(host, port, method, args) };
  } catch (error) {
    if (error instanceof AppError) return { ok: false, error: error.toShape() };
    return { ok: false, error: { code: 'unexpected', message: messageOf(error) } };
  }
}

function runAsk(host: HostSide, port: AskedPort, method: string, [arg]: readonly unknown[]): Promise<unknown> {
  // The arguments were typed on the core's side (serve-core.ts); copying does not change their type.
  switch (`${port}.${method}`) {
    case 'secrets.wrap':
      return host.secrets.wrap(arg as Parameters<Secrets['wrap']>[0]);
    case 'secrets.unwrap':
      return host.secrets.unwrap(arg as Parameters<Secrets['unwrap']>[0]);
    case 'files.resolveForReading':
      return host.files.resolveForReading(arg as string);
    case 'files.resolveForWriting':
      return host.files.resolveForWriting(arg as string);
    default:
      throw new AppError('not-supported', `the host has no ${port}.${method}`);
  }
}

function coreEnded(reason: string): Outcome<unknown> {
  return { ok: false, error: { code: 'unexpected', message: reason, details: { reason: 'core-ended' } } };
}

function deferred() {
  let resolve = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<void>((onDone, onFail) => {
    resolve = onDone;
    reject = onFail;
  });
  // A core that ends when nobody waits for it to become ready must not count as an unhandled rejection.
  promise.catch(() => {});
  return { promise, resolve, reject };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
