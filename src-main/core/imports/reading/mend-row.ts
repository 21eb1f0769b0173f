/**
 * A row with too many cells, because an address holds the delimiter and nobody put it in quotes: `24, place Kléber`. The blank behind
 * the comma gives it away: where exactly as many cells begin with one as there are too many, these belong to the cell before
 * them. Null where the row does not tell.
 */
export function mendRow(
  cells: readonly string[],
  width: number,
  delimiter: string,
): { cells: string[]; mended: number[] } | null {
  const surplus = cells.length - width;
  const parts = cells.flatMap((cell, at) => (at > 0 && /^ \S/.test(cell) ? [at] : []));
  if (surplus <= 0 || parts.length !== surplus) return null;
  const whole: string[] = [];
  const mended: number[] = [];
  cells.forEach((cell, at) => {
    const last = whole.length - 1;
    if (!parts.includes(at)) whole.push(cell);
    else {
      whole[last] = `${whole[last] ?? ''}${delimiter}${cell}`;
      if (mended.at(-1) !== last) mended.push(last);
    }
  });
  return { cells: whole, mended };
}
