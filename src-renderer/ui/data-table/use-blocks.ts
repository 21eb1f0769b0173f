import { useQueries } from '@tanstack/react-query';
import type { QueryKey, QueryMeta } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { SeenRows } from './window.ts';
import { blocksOf } from './window.ts';

/** A long list as its screen knows it: its length, and how to read any block of it. */
export interface TableSource<Row> {
  readonly total: number;
  readonly blockSize: number;
  /** What reads block number `block`; the key must change when another place of the list is meant. */
  readonly block: (block: number) => { queryKey: QueryKey; queryFn: () => Promise<readonly Row[]>; meta: QueryMeta };
}

const settleMs = 60;
/** A block that nobody looks at is forgotten soon: a scroll through 100,000 rows must not keep them all. */
const keepMs = 20_000;

/** Rows by their numbers; `to` is the last one. */
interface RowRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The rows that can be seen, each undefined until its block is here. While the scroll bar flies, nothing is asked for; what else is
 * `needed` is asked for at once. `isHere` says whether whole blocks have come.
 */
export function useBlocks<Row>(
  source: TableSource<Row>,
  seen: SeenRows,
  needed: readonly RowRange[],
): { rowAt: (index: number) => Row | undefined; isHere: (range: RowRange) => boolean } {
  const { blockSize, total } = source;
  const blocksWith = ({ from, to }: RowRange) => blocksOf({ first: from, end: Math.min(total, to + 1) }, blockSize);
  const settled = useSettled(useMemo(() => blocksOf(seen, blockSize), [seen, blockSize]));
  const wanted = needed.length === 0 ? settled : [...new Set([...settled, ...needed.flatMap(blocksWith)])];
  const inList = wanted.filter((block) => block * blockSize < total);
  const answers = useQueries({
    queries: inList.map((block) => ({ ...source.block(block), gcTime: keepMs })),
  });
  const rows = new Map(inList.map((block, at) => [block, answers[at]?.data]));
  return {
    rowAt: (index) => rows.get(Math.floor(index / blockSize))?.[index % blockSize],
    isHere: (range) => blocksWith(range).every((block) => rows.get(block) !== undefined),
  };
}

/** The first blocks at once, later ones when they have been wanted for a moment; neighbours of what is shown at once too. */
function useSettled(blocks: readonly number[]): readonly number[] {
  const [settled, setSettled] = useState(blocks);
  const isSame = settled.join() === blocks.join();
  const isNear = blocks.some((block) => settled.includes(block)) || settled.length === 0;
  useEffect(() => {
    if (isSame) return undefined;
    const timer = setTimeout(() => setSettled(blocks), settleMs);
    return () => clearTimeout(timer);
  }, [blocks, isSame]);
  if (!isSame && isNear) {
    setSettled(blocks);
    return blocks;
  }
  return settled;
}
