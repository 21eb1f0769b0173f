import { useSyncExternalStore } from 'react';

export interface Opener<T> {
  open(value: T): void;
  close(): void;
  /** What is open, or null; the calling part is painted again when it changes. */
  use(): T | null;
}

/** One drawer or dialog that any screen may open; the frame shows it. */
export function createOpener<T>(): Opener<T> {
  let current: T | null = null;
  const listeners = new Set<() => void>();
  function set(value: T | null) {
    current = value;
    for (const listener of listeners) listener();
  }
  function subscribe(listener: () => void) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }
  return { open: set, close: () => set(null), use: () => useSyncExternalStore(subscribe, () => current) };
}
