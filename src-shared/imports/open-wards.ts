import { columnsByTarget, textOf } from './columns.ts';
import type { ImportMapping } from './import.ts';
import { addressOfRow, type OldWard, placeOfRow } from './place.ts';

/** An old ward that has to be asked about, and how many rows lie in it. */
export interface AskedWard extends OldWard {
  readonly rows: number;
}

export interface FoundWards {
  /** The most frequent first. */
  readonly wards: AskedWard[];
  /** Rows that were looked at. */
  readonly rows: number;
}

/** Beyond so many nobody answers; a file of nonsense must not fill the memory. */
const mostKept = 5000;
const mostAnswered = 1000;

/** Counts the old wards of many rows, of which nothing but the address is read. */
export function createWardCounter(
  mapping: ImportMapping,
  headings: readonly string[],
  answers: Readonly<Record<string, string>>,
) {
  const columnsOf = columnsByTarget(mapping, headings);
  const found = createWardTally();
  let rows = 0;
  return {
    add(cells: readonly string[]): void {
      rows++;
      const written = textOf(columnsOf, cells, 'address');
      if (written === '') return;
      const { address } = placeOfRow(written, textOf(columnsOf, cells, 'province'), () => {});
      found.add(addressOfRow(address, answers).openWard);
    },
    found: (): FoundWards => ({ wards: found.list(), rows }),
  };
}

/** Old wards with the number of their rows; asked in the words of whoever wrote each first. */
export function createWardTally() {
  const counts = new Map<string, AskedWard>();
  return {
    add(ward: OldWard | null): void {
      if (ward === null) return;
      const known = counts.get(ward.key);
      if (known === undefined && counts.size >= mostKept) return;
      counts.set(ward.key, { ...ward, ...known, rows: (known?.rows ?? 0) + 1 });
    },
    list: (): AskedWard[] => [...counts.values()].sort((a, b) => b.rows - a.rows).slice(0, mostAnswered),
  };
}
