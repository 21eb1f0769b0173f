import type { ShellEvent } from '../../../src-shared/rpc/bridge.ts';

export interface ShellEvents {
  send(event: ShellEvent): void;
  /** The screens listen now: what waited is told in order. */
  listening(): void;
  /** The page reloads: until it listens again, events wait. */
  reloading(): void;
}

/** So many may wait for a page that never comes; the oldest are dropped. */
const mostWaiting = 50;

/** A link that starts the program arrives long before the screens do; it waits here. */
export function createShellEvents(deliver: (event: ShellEvent) => void): ShellEvents {
  let isListening = false;
  const waiting: ShellEvent[] = [];
  return {
    send(event) {
      if (isListening) return deliver(event);
      waiting.push(event);
      if (waiting.length > mostWaiting) waiting.shift();
    },
    listening() {
      isListening = true;
      for (const event of waiting.splice(0)) deliver(event);
    },
    reloading() {
      isListening = false;
    },
  };
}
