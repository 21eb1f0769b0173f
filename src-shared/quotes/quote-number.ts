/** The office's series of numbers for quotes; each year begins with 1. */
export const quoteSeries = 'BG';

/** `BG-2026-0012`, such as it is printed. */
export function quoteNumber(year: number, count: number): string {
  return `${quoteSeries}-${year}-${String(count).padStart(4, '0')}`;
}
