import { useCallback, useEffect, useRef, useState } from 'react';

const prefix = 'fieldbook.draft.';
const saveAfterMs = 1000;

/**
 * What is typed into a form survives a reload or a crash: it is kept on this laptop at most a second after the last key,
 * and at once when the window goes away. `clear` forgets it, after saving or on purpose.
 *
 * `key` names the form and its record, such as `interaction.<customer id>`; null keeps nothing.
 */
export function useDraft<T extends object>(
  key: string | null,
  start: T,
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = localStorage,
): { values: T; change: (change: Partial<T>) => void; clear: () => void; isRestored: boolean } {
  const [state, setState] = useState(() => readDraft(key, start, storage));
  const pending = useRef<{ key: string; values: T } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    if (pending.current === null) return;
    keepDraft(pending.current.key, pending.current.values, storage);
    pending.current = null;
  }, [storage]);

  useEffect(() => {
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);

  const change = useCallback(
    (part: Partial<T>) => {
      setState((before) => {
        const values = { ...before.values, ...part };
        if (key !== null) pending.current = { key, values };
        return { ...before, values };
      });
      timer.current ??= setTimeout(flush, saveAfterMs);
    },
    [key, flush],
  );

  const clear = useCallback(() => {
    pending.current = null;
    if (key !== null) storage.removeItem(prefix + key);
    setState({ values: start, isRestored: false });
    // `start` is what the form begins with; a new object with the same content is no reason for a new function.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key, storage]);

  return { values: state.values, change, clear, isRestored: state.isRestored };
}

function readDraft<T extends object>(
  key: string | null,
  start: T,
  storage: Pick<Storage, 'getItem'>,
): { values: T; isRestored: boolean } {
  if (key === null) return { values: start, isRestored: false };
  try {
    const kept: unknown = JSON.parse(storage.getItem(prefix + key) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return { values: start, isRestored: false };
    // Only fields of today's form that have the same kind of value are taken: an older program may have kept others.
    const known = Object.entries(kept).filter(([name, value]) => name in start && sameKind(value, Reflect.get(start, name)));
    return { values: { ...start, ...Object.fromEntries(known) }, isRestored: known.length > 0 };
  } catch {
    return { values: start, isRestored: false };
  }
}

function sameKind(value: unknown, model: unknown): boolean {
  return model === null || value === null || typeof value === typeof model;
}

function keepDraft(key: string, values: object, storage: Pick<Storage, 'setItem'>) {
  try {
    storage.setItem(prefix + key, JSON.stringify(values));
  } catch {
    // A full or forbidden store must not take the form down; the text is still on the screen.
  }
}
