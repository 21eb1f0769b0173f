import { useLayoutEffect, useMemo, useState } from 'react';
import type { TableSource } from './use-blocks.ts';
import { useBlocks } from './use-blocks.ts';
import type { SeenRows } from './window.ts';

/** What a key asked of rows, by their numbers; `to` is the last one. */
export interface Wish {
  readonly kind: 'toggle' | 'select' | 'open';
  readonly from: number;
  readonly to: number;
}

const none: readonly Wish[] = [];
/** A longer run of rows is not read for one key: of it, those are taken that are here. */
const mostRows = 10_000;

/**
 * The rows that are here, and keys that wait for those which are not: on a busy laptop the list is drawn before its rows have come,
 * and what is pressed then must not be lost. Wishes come true in their order; another list drops them.
 */
export function useWaitingKeys<Row>(source: TableSource<Row>, seen: SeenRows) {
  const list = useMemo(() => JSON.stringify(source.block(0).queryKey), [source]);
  const [kept, setKept] = useState({ list, wishes: none });
  const wishes = kept.list === list ? kept.wishes : none;
  const { rowAt, isHere } = useBlocks(source, seen, wishes);
  const setWishes = (next: readonly Wish[]) => setKept({ list, wishes: next });
  return {
    rowAt,
    isWaiting: wishes.length > 0,
    /** True where the key can be obeyed at once; otherwise it is kept for later. */
    orLater(wish: Wish): boolean {
      if (wishes.length === 0 && (isHere(wish) || wish.to - wish.from >= mostRows)) return true;
      setWishes([...wishes, wish]);
      return false;
    },
    drop: (which: (wish: Wish) => boolean = () => true) => {
      if (wishes.some(which)) setWishes(wishes.filter((wish) => !which(wish)));
    },
    /** Call it once in each drawing, with what obeys a key. */
    useObeying(obey: (wish: Wish) => void) {
      useLayoutEffect(() => {
        const [first, ...others] = wishes;
        if (first === undefined || !isHere(first)) return;
        setWishes(others);
        obey(first);
      });
    },
  };
}
