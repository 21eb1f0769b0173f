import { Worker } from 'node:worker_threads';
import type { CoreEvent } from '../../../src-shared/rpc/events.ts';
import type { CoreSettings } from '../../core-process/port-protocol.ts';
import { createPortTransport, type HostSide, type JsonTransport, type PortTransport } from '../../core-process/port-transport.ts';

export interface CoreThread extends JsonTransport {
  close(): Promise<void>;
}

interface RunningCore {
  readonly worker: Worker;
  readonly transport: PortTransport;
}

/** A core that ends more often than this in a minute stays down: restarting would only hide a fault from the user. */
const restartsPerMinute = 3;

/** Starts the core in a worker thread, and starts another when one ends unasked: acknowledged changes are on the disk. */
export async function startCoreThread(
  settings: CoreSettings,
  host: HostSide,
  startsAt?: number,
  script: string | URL = new URL('./core-worker.ts', import.meta.url),
): Promise<CoreThread> {
  const listeners = new Set<(event: CoreEvent) => void>();
  const endedAt: number[] = [];
  let isClosing = false;
  let current = run();
  try {
    await current.transport.start(settings);
  } catch (error) {
    isClosing = true;
    await current.worker.terminate();
    throw error;
  }

  function run(): RunningCore {
    const worker = new Worker(script, { workerData: { startsAt } });
    const transport = createPortTransport(worker, {
      ...host,
      // A core with an uncaught exception is in an unknown state; its thread is ended and another takes over.
      onFatal: () => void worker.terminate(),
    });
    transport.subscribe((event) => emit(event));
    worker.on('error', (error) => transport.ended(error instanceof Error ? error.message : String(error)));
    worker.on('exit', (code) => {
      transport.ended(`the core ended with code ${code}`);
      if (!isClosing && current.worker === worker) restart();
    });
    return { worker, transport };
  }

  function restart(): void {
    const now = performance.now();
    endedAt.push(now);
    if (endedAt.filter((at) => now - at < 60_000).length > restartsPerMinute) return;
    current = run();
    // A core that cannot start answers every call with its reason.
    current.transport.start(settings).then(
      () => emit({ type: 'status' }),
      () => undefined,
    );
  }

  function emit(event: CoreEvent): void {
    for (const listener of listeners) listener(event);
  }

  return {
    call: (procedure, input) => current.transport.call(procedure, input),
    callJson: (procedure, input) => current.transport.callJson(procedure, input),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      isClosing = true;
      await current.transport.close();
      await current.worker.terminate();
    },
  };
}
