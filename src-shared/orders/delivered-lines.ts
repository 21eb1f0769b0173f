import { z } from 'zod';
import { quantityMilli } from '../lib/amounts.ts';
import { lineId, mostQuoteLines } from '../quotes/quote-content.ts';

export interface DeliveredLine {
  readonly lineId: string;
  readonly quantityMilli: number;
}

const written = z.array(z.tuple([lineId, quantityMilli])).max(mostQuoteLines);

/** JSON: `[["a1", 12000], …]`, one text for one list. */
export function writeDelivered(lines: readonly DeliveredLine[]): string {
  return JSON.stringify(lines.map((line) => [line.lineId, line.quantityMilli]));
}

/** None where a newer program wrote what this one cannot read. */
export function readDelivered(text: string): DeliveredLine[] {
  return parse(text)?.map(([id, quantity]) => ({ lineId: id, quantityMilli: quantity })) ?? [];
}

/** The field as laptops and office take it. */
export const deliveredText = z
  .string()
  .max(200_000, { abort: true })
  .refine((text) => {
    const lines = parse(text);
    return lines !== null && JSON.stringify(lines) === text && new Set(lines.map(([id]) => id)).size === lines.length;
  });

function parse(text: string): z.output<typeof written> | null {
  try {
    return written.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
