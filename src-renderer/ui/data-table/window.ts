/** Which rows of a list with rows of one height can be seen, and which blocks hold them: plain arithmetic, nothing to measure. */
export interface SeenRows {
  readonly first: number;
  /** The row after the last one. */
  readonly end: number;
}

export function seenRows({
  scrollTop,
  height,
  rowHeight,
  total,
  overscan,
}: {
  scrollTop: number;
  height: number;
  rowHeight: number;
  total: number;
  overscan: number;
}): SeenRows {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - overscan);
  const end = Math.min(total, Math.ceil((scrollTop + height) / rowHeight) + overscan);
  return { first: Math.min(first, total), end: Math.max(end, 0) };
}

/** Numbers of the blocks of `blockSize` rows that hold the seen rows. */
export function blocksOf(seen: SeenRows, blockSize: number): number[] {
  if (seen.end <= seen.first) return [];
  const first = Math.floor(seen.first / blockSize);
  const last = Math.floor((seen.end - 1) / blockSize);
  return Array.from({ length: last - first + 1 }, (_block, at) => first + at);
}

/** Chromium ends an element at about 33.5 million pixels; beyond 900,000 rows they stand closer. */
export function rowHeightFor(total: number): number {
  return total > 900_000 ? 32 : 36;
}

/** Where to scroll so that a row is wholly seen, under a sticky head of `headHeight`; the same place when it is already. */
export function scrollTopFor(
  row: number,
  at: { scrollTop: number; height: number; rowHeight: number; headHeight: number },
): number {
  const top = row * at.rowHeight;
  if (top < at.scrollTop) return top;
  const room = at.height - at.headHeight;
  return top + at.rowHeight > at.scrollTop + room ? top + at.rowHeight - room : at.scrollTop;
}
