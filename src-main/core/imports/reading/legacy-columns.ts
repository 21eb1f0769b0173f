import type { LegacyChoice } from '../../../../src-shared/imports/imports.contract.ts';
import {
  countReadings,
  fromLegacy,
  type LegacyCharset,
  type Readings,
  verdictOf,
} from '../../../../src-shared/vietnam/legacy-text.ts';

export type LegacyColumns = ReadonlyMap<number, LegacyCharset>;

/**
 * Which columns are written in TCVN3 or VNI. Each is told by its own words; one with too few of them (a column of provinces) follows the rest
 * of the file where nothing in it speaks against that.
 */
export function findLegacyColumns(rows: readonly (readonly string[])[], choice: LegacyChoice): LegacyColumns {
  const found = new Map<number, LegacyCharset>();
  if (choice === 'keep') return found;
  const width = Math.max(0, ...rows.map((row) => row.length));
  const readings = Array.from({ length: width }, (_, column) => countReadings(rows.map((row) => row[column] ?? '')));
  const ofFile = choice === 'auto' ? verdictOf(sum(readings), 3) : choice;
  readings.forEach((counts, column) => {
    const own = verdictOf(counts);
    const isSilent = counts.words > 0 && own === null && ofFile !== null && counts.unicode === 0 && counts[ofFile] > 0;
    const charset = choice !== 'auto' ? (counts.words > 0 ? choice : null) : (own ?? (isSilent ? ofFile : null));
    if (charset !== null) found.set(column, charset);
  });
  return found;
}

export function inUnicode(cells: readonly string[], columns: LegacyColumns, others: LegacyCharset | null = null): string[] {
  if (columns.size === 0) return [...cells];
  return cells.map((cell, column) => {
    const charset = columns.get(column) ?? others;
    return charset === null ? cell : fromLegacy(cell, charset);
  });
}

function sum(all: readonly Readings[]): Readings {
  const total: Readings = { words: 0, unicode: 0, tcvn3: 0, vni: 0 };
  for (const { words, unicode, tcvn3, vni } of all) {
    total.words += words;
    total.unicode += unicode;
    total.tcvn3 += tcvn3;
    total.vni += vni;
  }
  return total;
}
