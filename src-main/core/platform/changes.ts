import type { CoreEvent } from '../../../src-shared/rpc/events.ts';

/** More changed rows than this are told as "many": naming them would cost the screen more than fetching again. */
const mostNamedIds = 200;

export interface Changes {
  emit(event: CoreEvent): void;
  /** After a commit: which rows of which entities changed. */
  changed(rows: ReadonlyMap<string, ReadonlySet<string>>): void;
  subscribe(listener: (event: CoreEvent) => void): () => void;
}

export function createChanges(): Changes {
  const listeners = new Set<(event: CoreEvent) => void>();
  const emit = (event: CoreEvent) => {
    for (const listener of listeners) listener(event);
  };
  return {
    emit,
    changed(rows) {
      for (const [entity, ids] of rows) {
        emit({ type: 'changed', entity, ids: ids.size > mostNamedIds ? null : [...ids] });
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
