import { localDay } from '../../src-shared/lib/dates.ts';
import { quoteNumber, quoteSeries } from '../../src-shared/quotes/quote-number.ts';
import type { WriteTransaction } from './store.ts';
import type { WorkingRows } from './working-rows.ts';

/**
 * Numbers for the quotes that this push has made, in the order in which they came: of the year in which they were written, without a gap.
 * Tells how many.
 */
export async function giveNumbers(tx: WriteTransaction, rows: WorkingRows): Promise<number> {
  const made = rows.changed().filter(({ name, working }) => name === 'quotes' && working.loaded === null);
  for (const { name, working } of made) {
    const year = Number(localDay(working.row.createdAt).slice(0, 4));
    const number = quoteNumber(year, await tx.nextNumber(quoteSeries, year));
    rows.set(name, { ...working, row: { ...working.row, fields: { ...working.row.fields, number } } });
  }
  return made.length;
}
