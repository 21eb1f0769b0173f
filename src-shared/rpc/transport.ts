import type { CoreEvent } from './events.ts';
import type { Outcome } from './errors.ts';

/** How calls reach the core and events come back: Electron IPC, loopback HTTP, a message port or a direct call. */
export interface Transport {
  call(procedure: string, input: unknown): Promise<Outcome<unknown>>;
  /** Returns the function that ends the subscription. */
  subscribe(listener: (event: CoreEvent) => void): () => void;
}
