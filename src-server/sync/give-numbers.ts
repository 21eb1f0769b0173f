import { localDay } from '../../src-shared/lib/dates.ts';
import { documentNumber, documentRules } from '../../src-shared/sync/documents.ts';
import type { WriteTransaction } from './store.ts';
import type { WorkingRows } from './working-rows.ts';

/**
 * Numbers for the quotes and orders that this push has made, in the order in which they came: of the year in which they were written,
 * without a gap. Tells how many.
 */
export async function giveNumbers(tx: WriteTransaction, rows: WorkingRows): Promise<number> {
  const made = rows.changed().flatMap(({ name, working }) => {
    const series = working.loaded === null ? documentRules(name)?.series : undefined;
    return series === undefined ? [] : [{ name, working, series }];
  });
  for (const { name, working, series } of made) {
    const year = Number(localDay(working.row.createdAt).slice(0, 4));
    const number = documentNumber(series, year, await tx.nextNumber(series, year));
    rows.set(name, { ...working, row: { ...working.row, fields: { ...working.row.fields, number } } });
  }
  return made.length;
}
