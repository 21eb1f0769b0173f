import { AppError, type Outcome } from '../../src-shared/rpc/errors.ts';
import type { Files, LogSink, Secrets } from '../core/platform/ports.ts';
import {
  type AskedPort,
  type CoreLike,
  type CoreSettings,
  type FromCore,
  type PortLike,
  readToCore,
  type ToCore,
} from './port-protocol.ts';

/** What the other side lends to the core: asked over the port, answered by the host. */
export interface HostPorts {
  readonly secrets: Secrets;
  readonly files: Files;
  readonly log: LogSink;
}

const encoder = new TextEncoder();

export interface ServedCore {
  /** Call it from `uncaughtException`: from then on every call is refused as 'unexpected', none is left hanging. */
  fail(error: unknown): void;
  close(): Promise<void>;
}

/**
 * Runs a core behind a message port. `createCoreWith` makes it once the host has said where the profile is.
 * After a fatal error (the core cannot be made, does not start, or the process reported an uncaught exception)
 * the state of the core is unknown, so nothing reaches it any more.
 */
export function serveCore(
  port: PortLike,
  createCoreWith: (settings: CoreSettings, hostPorts: HostPorts) => CoreLike | Promise<CoreLike>,
  onClosed: () => void = () => {},
): ServedCore {
  const send = (message: FromCore, handedOver?: readonly ArrayBuffer[]) =>
    handedOver === undefined ? port.postMessage(message) : port.postMessage(message, handedOver);
  const asking = createAsking(send);
  let fatal: string | undefined;
  let core: Promise<CoreLike> | undefined;
  let stopListening = () => {};
  let closing: Promise<void> | undefined;
  const unanswered = new Set<number>();

  function fail(error: unknown): void {
    if (fatal !== undefined) return;
    fatal = messageOf(error);
    send({ type: 'fatal', message: fatal });
    for (const id of unanswered) answer(id, refusal(fatal));
  }

  function answer(id: number, outcome: Outcome<unknown>, asJson = false): void {
    // A call that was refused by `fail` may still end later: one call has one answer.
    if (!unanswered.delete(id)) return;
    try {
      if (!asJson) return send({ type: 'answer', id, outcome });
      const json = encoder.encode(JSON.stringify(outcome));
      send({ type: 'answer-json', id, json }, [json.buffer]);
    } catch (error) {
      send({ type: 'answer', id, outcome: refusal(`the answer cannot be sent: ${messageOf(error)}`) });
    }
  }

  async function start(settings: CoreSettings): Promise<CoreLike> {
    const made = await createCoreWith(settings, asking.ports);
    stopListening = made.subscribe((event) => send({ type: 'event', event }));
    await made.start();
    return made;
  }

  async function call({ id, procedure, input, asJson }: Extract<ToCore, { type: 'call' }>): Promise<void> {
    unanswered.add(id);
    if (fatal !== undefined) return answer(id, refusal(fatal));
    if (core === undefined) return answer(id, refusal('the core was called before it was started'));
    try {
      const ready = await core;
      if (fatal !== undefined) return;
      answer(id, await ready.dispatch(procedure, input), asJson);
    } catch (error) {
      answer(id, refusal(messageOf(error)));
    }
  }

  async function close(): Promise<void> {
    closing ??= (async () => {
      const made = await core?.catch(() => undefined);
      stopListening();
      await made?.close();
      // What still waits for the host would wait for ever.
      asking.refuseAll('the core was closed');
    })().catch((error: unknown) => fail(error));
    await closing;
    send({ type: 'closed' });
    onClosed();
  }

  port.on('message', (received) => {
    const message = readToCore(received);
    if (message === null) return;
    switch (message.type) {
      case 'start':
        if (core !== undefined) return;
        core = start(message.settings);
        core.then(() => send({ type: 'ready' }), fail);
        return;
      case 'call':
        void call(message);
        return;
      case 'told':
        asking.told(message.id, message.outcome);
        return;
      case 'close':
        void close();
    }
  });

  return { fail, close };
}

function createAsking(send: (message: FromCore) => void) {
  const waiting = new Map<number, (outcome: Outcome<unknown>) => void>();
  let lastId = 0;

  async function ask(port: AskedPort, method: string, args: readonly unknown[]): Promise<unknown> {
    lastId += 1;
    const id = lastId;
    const outcome = await new Promise<Outcome<unknown>>((resolve) => {
      waiting.set(id, resolve);
      send({ type: 'ask', id, port, method, args });
    });
    if (outcome.ok) return outcome.value;
    const { code, message, fields, details } = outcome.error;
    throw new AppError(code, message, { ...(fields && { fields }), ...(details && { details }) });
  }

  function told(id: number, outcome: Outcome<unknown>): void {
    waiting.get(id)?.(outcome);
    waiting.delete(id);
  }

  // The casts name what `answerAsk` of the host side returns for each method: both ends are one program.
  const ports: HostPorts = {
    secrets: {
      wrap: async (key) => (await ask('secrets', 'wrap', [key])) as Awaited<ReturnType<Secrets['wrap']>>,
      unwrap: async (wrapped) => (await ask('secrets', 'unwrap', [wrapped])) as Uint8Array,
    },
    files: {
      resolveForReading: async (ref) =>
        (await ask('files', 'resolveForReading', [ref])) as Awaited<ReturnType<Files['resolveForReading']>>,
      resolveForWriting: async (ref) => (await ask('files', 'resolveForWriting', [ref])) as string,
    },
    log: { write: (entry) => send({ type: 'log', entry }) },
  };

  return {
    ports,
    told,
    refuseAll(message: string): void {
      for (const id of [...waiting.keys()]) told(id, refusal(message));
    },
  };
}

function refusal(message: string): Outcome<unknown> {
  return { ok: false, error: { code: 'unexpected', message } };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
