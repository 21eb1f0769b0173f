import type { CoreEvent } from '../../src-shared/rpc/events.ts';
import type { Transport } from '../../src-shared/rpc/transport.ts';
import type { CoreSettings, PortLike } from './port-protocol.ts';
import { createPortTransport, type HostSide, type PortTransport } from './port-transport.ts';

/** A process or thread that runs `serveCore`. */
export interface CoreProcess {
  readonly port: PortLike;
  onExit(listener: (reason: string) => void): void;
  kill(): void;
}

export interface SupervisedCore extends Transport {
  start(): Promise<void>;
  /** Closes the database and lets the process end. */
  close(): Promise<void>;
}

/** A second crash within this time is no accident: starting again and again would hide a fault and may harm the data. */
const healthyMs = 5 * 60_000;

/**
 * Keeps a core running: after a crash it is started once more, and listeners stay. `onState` tells 'restarted' or 'gone';
 * calls that waited are refused with `details.reason` 'core-ended', as is everything once it is gone.
 */
export function superviseCore(options: {
  readonly spawn: () => CoreProcess;
  readonly settings: CoreSettings;
  readonly host: HostSide;
  readonly now: () => number;
  readonly onState: (state: 'restarted' | 'gone', reason: string) => void;
}): SupervisedCore {
  const listeners = new Set<(event: CoreEvent) => void>();
  let lastCrashAt = Number.NEGATIVE_INFINITY;
  let isClosing = false;
  let current = launch();

  function launch(): PortTransport {
    const child = options.spawn();
    const transport = createPortTransport(child.port, {
      ...options.host,
      onFatal(message) {
        options.host.onFatal?.(message);
        // Its state is unknown; what was acknowledged is on the disk, and a new process reads it from there.
        child.kill();
      },
    });
    transport.subscribe((event) => {
      for (const listener of listeners) listener(event);
    });
    child.onExit((reason) => crashed(transport, reason));
    return transport;
  }

  function crashed(transport: PortTransport, reason: string): void {
    transport.ended(reason);
    if (isClosing || transport !== current) return;
    const now = options.now();
    if (now - lastCrashAt < healthyMs) return options.onState('gone', reason);
    lastCrashAt = now;
    current = launch();
    current.start(options.settings).then(
      () => {
        options.onState('restarted', reason);
        // What the screens show may be older than what is on the disk.
        for (const listener of listeners) listener({ type: 'status' });
      },
      // Ending the process leads back here through `onExit`, which then says 'gone'.
      () => {},
    );
  }

  return {
    call: (procedure, input) => current.call(procedure, input),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: () => current.start(options.settings),
    close() {
      isClosing = true;
      return current.close();
    },
  };
}
