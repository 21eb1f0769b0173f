import { mostDong } from '../lib/amounts.ts';
import { type VatRate, vatRates } from '../products/vat-rate.ts';
import type { QuoteContent, QuoteLine, QuoteTotals } from './quote-content.ts';

/*
 * The sums of a quote. Whole đồng all the way, each sum the sum of its parts, the same on every laptop and in the office:
 *
 *   amount of a line   price × quantity × (1 − its discount), rounded half up
 *   discount           of the whole, rounded half up, then dealt out over the lines by their amounts: everybody gets the whole đồng of his
 *                      share, the rest goes one by one to those whose share was cut the most, the upper line first
 *   VAT of a line      (amount − its part of the discount) × rate, rounded half up; summed by rate
 *
 * Headings, words and options count for nothing; gifts are there and cost nothing. Numbers up to 10^15 × 10^12 meet here, so what does not
 * fit into a double is counted with BigInt.
 */

/** Of a line that has a price; an option has its amount and is not counted. */
export interface LineTotals {
  readonly isCounted: boolean;
  /** After its own discount, before that of the whole: what stands on the line. */
  readonly amountDong: number;
  /** Its part of the discount on the whole. */
  readonly discountDong: number;
  readonly netDong: number;
  readonly vatDong: number;
}

export interface ComputedTotals {
  readonly totals: QuoteTotals;
  /** One for each line, in their order; null where a line has no price. */
  readonly lines: readonly (LineTotals | null)[];
}

type Priced = Pick<QuoteContent, 'lines' | 'discountBasisPoints'>;

/** Null where a line or the whole is more than a record takes (`mostDong`). */
export function quoteTotalsOf({ lines, discountBasisPoints }: Priced): ComputedTotals | null {
  const amounts: (number | null)[] = [];
  let linesDong = 0;
  for (const line of lines) {
    const amount = amountOf(line);
    if (amount !== null && amount > mostDong) return null;
    amounts.push(amount);
    if (amount === null || line.isOption) continue;
    linesDong += amount;
    // Checked at every step: two amounts of 10^15 are still exact together.
    if (linesDong > mostDong) return null;
  }
  const discountDong = divideHalfUp(BigInt(linesDong) * BigInt(discountBasisPoints), 10_000n);
  const counted = lines.map((line, index) => (line.isOption ? 0 : (amounts[index] ?? 0)));
  const parts = dealOut(discountDong, counted, linesDong);

  const byRate = new Map<VatRate, { netDong: number; vatDong: number }>();
  let vatDong = 0;
  const ofLines = lines.map((line, index): LineTotals | null => {
    const amountDong = amounts[index];
    if (amountDong === null || amountDong === undefined) return null;
    const ofWhole = parts[index] ?? 0;
    const netDong = amountDong - ofWhole;
    const vat = vatOf(netDong, line.vatRate);
    if (!line.isOption && line.kind === 'goods') {
      const sum = byRate.get(line.vatRate) ?? { netDong: 0, vatDong: 0 };
      byRate.set(line.vatRate, { netDong: sum.netDong + netDong, vatDong: sum.vatDong + vat });
      vatDong += vat;
    }
    return { isCounted: !line.isOption, amountDong, discountDong: ofWhole, netDong, vatDong: vat };
  });
  const netDong = linesDong - discountDong;
  if (netDong + vatDong > mostDong) return null;
  const vat = vatRates.flatMap((rate) => {
    const sum = byRate.get(rate);
    return sum === undefined ? [] : [{ rate, ...sum }];
  });
  return { totals: { linesDong, discountDong, netDong, vat, vatDong, totalDong: netDong + vatDong }, lines: ofLines };
}

/** What stands on a line: null where it has no price. May exceed `mostDong`, and then is not exact. */
export function amountOf(line: Pick<QuoteLine, 'kind' | 'priceDong' | 'quantityMilli' | 'discountBasisPoints'>): number | null {
  if (line.kind === 'gift') return 0;
  if (line.kind !== 'goods') return null;
  const product = line.priceDong * line.quantityMilli * (10_000 - line.discountBasisPoints);
  if (product <= Number.MAX_SAFE_INTEGER - 5_000_000) return Math.floor((product + 5_000_000) / 10_000_000);
  return divideHalfUp(
    BigInt(line.priceDong) * BigInt(line.quantityMilli) * BigInt(10_000 - line.discountBasisPoints),
    10_000_000n,
  );
}

/** Of an amount without tax; goods that are not taxed or not declared have none. */
export function vatOf(netDong: number, rate: VatRate): number {
  const percent = vatPercentOf(rate);
  return percent === 0 ? 0 : divideHalfUp(BigInt(netDong) * BigInt(percent), 100n);
}

export function vatPercentOf(rate: VatRate): number {
  return rate === 'KCT' || rate === 'KKKNT' ? 0 : Number(rate);
}

/** Whole parts of `whole` in proportion to the shares, which sum to `sum`; together they are `whole` exactly. */
export function dealOut(whole: number, shares: readonly number[], sum: number): number[] {
  if (whole === 0 || sum === 0) return shares.map(() => 0);
  const [wholeBig, sumBig] = [BigInt(whole), BigInt(sum)];
  let left = whole;
  const cut = shares.map((share, index) => {
    const exact = BigInt(share) * wholeBig;
    const part = Number(exact / sumBig);
    left -= part;
    return { index, part, remainder: exact % sumBig };
  });
  const parts = cut.map(({ part }) => part);
  // Fewer đồng are left than lines were cut, so that nobody gets two and nobody more than he has.
  const first = cut.toSorted((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of first.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}

function divideHalfUp(value: bigint, by: bigint): number {
  return Number((value * 2n + by) / (by * 2n));
}
