import { useSyncExternalStore } from 'react';
import type { LineNotice } from '../../src-shared/quotes/quote-programmes.ts';

type Notices = ReadonlyMap<string, LineNotice>;
const none: Notices = new Map();

export type LineNotices = ReturnType<typeof createLineNotices>;

/** What programmes have to say at single lines, from the card that asks them to the rows of the table; neither paints the other. */
export function createLineNotices() {
  let notices = none;
  let putRight: (promotionId: string) => void = () => undefined;
  const listeners = new Set<() => void>();
  return {
    get: () => notices,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    set(next: Notices) {
      if (next.size === 0 && notices.size === 0) return;
      notices = next;
      for (const listener of listeners) listener();
    },
    /** Who does it when somebody asks for it at a line. */
    onPutRight(work: (promotionId: string) => void) {
      putRight = work;
    },
    putRight: (promotionId: string) => putRight(promotionId),
  };
}

export function useLineNotices(notices: LineNotices): Notices {
  return useSyncExternalStore(notices.subscribe, notices.get);
}
