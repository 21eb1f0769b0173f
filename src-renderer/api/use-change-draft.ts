import { useCallback, useRef, useState } from 'react';
import { useDraftStore } from './drafts.tsx';
import { changedValues, restoreValues } from './restore-values.ts';

/**
 * As `useDraft`, for a form that changes a record: kept and sent is only what was typed, as `changed`. A field that was not touched shows what
 * is stored at the time the form opens, and a colleague's newer value of it is not written over.
 *
 * `start` are the values stored as the form opens; later ones are not looked at, so that `changed` compares with what the user has seen.
 */
export function useChangeDraft<T extends Readonly<Record<string, unknown>>>(
  key: string,
  start: T,
): { values: T; changed: Partial<T>; change: (change: Partial<T>) => void; clear: () => void; isRestored: boolean } {
  const store = useDraftStore();
  const [opened] = useState(start);
  const [state, setState] = useState(() => restoreValues(opened, store.read(key)));
  const newest = useRef(state.values);

  const change = useCallback(
    (part: Partial<T>) => {
      const values = { ...newest.current, ...part };
      newest.current = values;
      setState((before) => ({ ...before, values }));
      const changed = changedValues(opened, values);
      if (Object.keys(changed).length === 0) store.clear(key);
      else store.keep(key, changed);
    },
    [key, opened, store],
  );

  const clear = useCallback(() => {
    newest.current = opened;
    store.clear(key);
    setState({ values: opened, isRestored: false });
  }, [key, opened, store]);

  return { values: state.values, changed: changedValues(opened, state.values), change, clear, isRestored: state.isRestored };
}
