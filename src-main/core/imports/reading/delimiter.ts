import { createCsvParser } from './csv-parser.ts';

const candidates = [',', ';', '\t', '|'] as const;

/**
 * The delimiter of a CSV text: the one that cuts its first rows into the most columns, the same number in each.
 * A text with none of them has one column.
 */
export function guessDelimiter(head: string): string {
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of candidates) {
    const score = scoreOf(head, delimiter);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function scoreOf(head: string, delimiter: string): number {
  const widths: number[] = [];
  const parser = createCsvParser(delimiter, (row) => {
    if (widths.length < 50 && row.cells.some((cell) => cell.trim() !== '')) widths.push(row.cells.length);
  });
  try {
    parser.write(head);
  } catch {
    // More columns than any table has: the reader proper refuses the file and says why.
    return 1_000;
  }
  // A head that ends before its first line does still tells a width.
  if (widths.length === 0) parser.end();
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  let score = 0;
  for (const [width, times] of counts) {
    if (width > 1) score = Math.max(score, (times / widths.length) * 100 + Math.min(width, 50));
  }
  return score;
}
