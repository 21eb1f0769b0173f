import { useCallback, useRef, useState } from 'react';
import { useDraftStore } from './drafts.tsx';
import { restoreValues } from './restore-values.ts';

/**
 * What is typed into a form survives a reload, a crash and a restart: it is kept in the encrypted database at most a second after
 * the last key, and at once when the window goes away. `clear` forgets it, after saving or on purpose.
 *
 * `key` names the form and its record, such as `interaction.<customer id>`; null keeps nothing.
 */
export function useDraft<T extends object>(
  key: string | null,
  start: T,
): { values: T; change: (change: Partial<T>) => void; clear: () => void; isRestored: boolean } {
  const store = useDraftStore();
  const [state, setState] = useState(() => restoreValues(start, key === null ? undefined : store.read(key)));
  const newest = useRef(state.values);

  const change = useCallback(
    (part: Partial<T>) => {
      const values = { ...newest.current, ...part };
      newest.current = values;
      setState((before) => ({ ...before, values }));
      if (key !== null) store.keep(key, values);
    },
    [key, store],
  );

  const clear = useCallback(() => {
    newest.current = start;
    if (key !== null) store.clear(key);
    setState({ values: start, isRestored: false });
    // `start` is what the form begins with; a new object with the same content is no reason for a new function.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key, store]);

  return { values: state.values, change, clear, isRestored: state.isRestored };
}
