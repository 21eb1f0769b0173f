import { daysBetween } from '../lib/dates.ts';
import type { PromotionValues } from './promotion.ts';

/*
 * Decree 81/2018/NĐ-CP (articles 6, 7, 10, 17) as amended by Decree 128/2024/NĐ-CP, in force since 1 December 2024. It warns and never
 * forbids: whether a programme belongs to one of the state, or a contest lies in it, only people know.
 */

export const mostDiscountDays = 120;
const halfBasisPoints = 5000;

export interface LegalityFacts {
  /** The list price of the product just before the promotion, before VAT; null where it is not known or there is none. */
  readonly priceBeforeDong: number | null;
  /** The list price of one unit of the gift. */
  readonly giftPriceDong: number | null;
  /** Days on which other running promotions of the kind discount cover the same goods. */
  readonly otherDiscounts: readonly { readonly fromOn: string; readonly toOn: string }[];
}

export type LegalityNote =
  /** More than half of the price just before (articles 6 and 7). */
  | { readonly code: 'over-half'; readonly basisPoints: number }
  | { readonly code: 'value-unknown' }
  /** More than 120 days of discount of the same goods in a calendar year (article 10). */
  | { readonly code: 'over-120-days'; readonly year: number; readonly days: number }
  /** Contests and programmes for regular customers are told to the authority beforehand (article 17). */
  | { readonly code: 'notice-if-regular' }
  | { readonly code: 'no-notice' };

export function legalityOf(
  promotion: Pick<
    PromotionValues,
    | 'kind'
    | 'fromOn'
    | 'toOn'
    | 'isConcentrated'
    | 'discountBasisPoints'
    | 'giftQuantityMilli'
    | 'minQuantityMilli'
    | 'minAmountDong'
    | 'customerGroupId'
  >,
  facts: LegalityFacts,
): LegalityNote[] {
  const notes: LegalityNote[] = [];
  if (!promotion.isConcentrated) {
    const share = shareOfValue(promotion, facts);
    if (share === 'unknown') notes.push({ code: 'value-unknown' });
    else if (share !== null && share > halfBasisPoints) notes.push({ code: 'over-half', basisPoints: share });
  }
  if (promotion.kind === 'discount') notes.push(...tooManyDays(promotion, facts));
  notes.push({ code: promotion.customerGroupId === null ? 'no-notice' : 'notice-if-regular' });
  return notes;
}

/** What is given, of what it is given with; null where nothing has to be bought for it: samples and gifts have no limit then. */
function shareOfValue(
  { kind, discountBasisPoints, giftQuantityMilli, minQuantityMilli, minAmountDong }: Parameters<typeof legalityOf>[0],
  { priceBeforeDong, giftPriceDong }: LegalityFacts,
): number | 'unknown' | null {
  if (kind === 'discount') return discountBasisPoints ?? 0;
  if (minQuantityMilli === null && minAmountDong === null) return null;
  if (kind === 'tour' || giftPriceDong === null || giftQuantityMilli === null) return 'unknown';
  const byQuantity =
    minQuantityMilli === null || priceBeforeDong === null ? null : (BigInt(minQuantityMilli) * BigInt(priceBeforeDong)) / 1000n;
  const byAmount = minAmountDong === null ? null : BigInt(minAmountDong);
  const bought = byQuantity === null ? byAmount : byAmount === null || byQuantity > byAmount ? byQuantity : byAmount;
  if (bought === null || bought === 0n) return 'unknown';
  const given = (BigInt(giftQuantityMilli) * BigInt(giftPriceDong)) / 1000n;
  return Number((given * 10_000n) / bought);
}

function tooManyDays({ fromOn, toOn }: { fromOn: string; toOn: string }, { otherDiscounts }: LegalityFacts): LegalityNote[] {
  if (toOn < fromOn) return [];
  const [first, last] = [Number(fromOn.slice(0, 4)), Number(toOn.slice(0, 4))];
  // No programme runs for longer; a slip of the keyboard must not walk through centuries.
  const years = Array.from({ length: Math.min(last - first, 20) + 1 }, (_, more) => first + more);
  return years.flatMap((year) => {
    const days = discountDaysIn(year, [{ fromOn, toOn }, ...otherDiscounts]);
    return days > mostDiscountDays ? [{ code: 'over-120-days' as const, year, days }] : [];
  });
}

/** Days of a calendar year that lie in at least one of the spans. */
export function discountDaysIn(year: number, spans: readonly { readonly fromOn: string; readonly toOn: string }[]): number {
  const clipped = spans
    .map(({ fromOn, toOn }) => ({
      from: fromOn < `${year}-01-01` ? `${year}-01-01` : fromOn,
      to: toOn > `${year}-12-31` ? `${year}-12-31` : toOn,
    }))
    .filter(({ from, to }) => from <= to)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  let days = 0;
  let until = '';
  for (const { from, to } of clipped) {
    if (to <= until) continue;
    days += from > until ? daysBetween(from, to) + 1 : daysBetween(until, to);
    until = to;
  }
  return days;
}
