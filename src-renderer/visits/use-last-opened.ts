import { useRef } from 'react';
import type { Opener } from '../ui/opener.ts';

/**
 * What a drawer shows: after it was closed it keeps its last content, so that it can slide out and give the focus back. `key` is a new one
 * each time something else is opened.
 */
export function useLastOpened<T>(opener: Opener<T>): { isOpen: boolean; value: T | null; key: number } {
  const current = opener.use();
  const last = useRef<{ value: T | null; key: number }>({ value: null, key: 0 });
  if (current !== null && current !== last.current.value) last.current = { value: current, key: last.current.key + 1 };
  return { isOpen: current !== null, ...last.current };
}
