import { addDays } from '../lib/dates.ts';
import type { PromotionValues } from './promotion.ts';

export type Promotion = { readonly id: string } & PromotionValues;

export interface PromotionQuestion {
  readonly on: string;
  readonly groupIds: readonly string[];
  /** Days of the customer, `YYYY-MM-DD`; null where nobody wrote them down. */
  readonly birthday: string | null;
  readonly foundedOn: string | null;
  readonly lines: readonly { readonly productId: string | null; readonly quantityMilli: number; readonly netDong: number }[];
  /** The group of a product and those above it. */
  readonly groupsOf: (productId: string) => readonly string[];
  /** Gifts in stock, or seats that are free, in thousandths. May be below zero where two laptops promised the same. */
  readonly leftOf: (promotionId: string) => number;
}

export interface PromotionOffer {
  readonly promotionId: string;
  readonly name: string;
  readonly kind: PromotionValues['kind'];
  /** How often the condition is met: 0 where it is not yet. */
  readonly times: number;
  /** What is missing to the condition once: of goods, or of money before VAT. Both 0 where it is met. */
  readonly missingMilli: number;
  readonly missingDong: number;
  readonly giftProductId: string | null;
  /** Goods, or seats, that the customer would have. */
  readonly quantityMilli: number;
  readonly leftMilli: number;
  /** Not all of it is there: “hết quà”. */
  readonly isShort: boolean;
  readonly discountBasisPoints: number;
  /** Of the lines that it covers, half up to whole đồng. */
  readonly discountDong: number;
  /** The lines of the quote that it covers, by their place. */
  readonly lineIndexes: readonly number[];
}

/** Whether the yearly day of a date is kept within so many days before or after `on`; 29 February is kept on the 28th in a common year. */
export function isAround(date: string | null, on: string, days: number): boolean {
  if (date === null) return false;
  const year = Number(on.slice(0, 4));
  return [year - 1, year, year + 1].some((one) => {
    const kept = date.endsWith('-02-29') && !isLeap(one) ? `${one}-02-28` : `${String(one)}${date.slice(4)}`;
    // The year of its birth has no anniversary yet.
    return kept > date && addDays(kept, -days) <= on && on <= addDays(kept, days);
  });
}

/** What the running promotions give for these lines to this customer on this day, and what is missing where a condition is not met yet. */
export function promotionsFor(promotions: readonly Promotion[], question: PromotionQuestion): PromotionOffer[] {
  return promotions.flatMap((promotion) => {
    if (!isFor(promotion, question)) return [];
    const covered = question.lines.flatMap((line, index) =>
      covers(promotion, line.productId, question) ? [{ ...line, index }] : [],
    );
    const quantityMilli = covered.reduce((sum, line) => sum + line.quantityMilli, 0);
    const netDong = covered.reduce((sum, line) => sum + line.netDong, 0);
    const met = timesMet(promotion, quantityMilli, netDong);
    const times = promotion.isRepeated ? met : Math.min(met, 1);
    // To somebody who buys nothing of what it is about it is no offer.
    const isAboutGoods = promotion.kind === 'discount' || promotion.productId !== null || promotion.productGroupId !== null;
    if (covered.length === 0 && (isAboutGoods || times === 0)) return [];
    const { minQuantityMilli, minAmountDong } = promotion;
    const unit = promotion.kind === 'discount' ? 0 : (promotion.giftQuantityMilli ?? 1000);
    const leftMilli = promotion.kind === 'discount' ? 0 : question.leftOf(promotion.id);
    const wanted = unit * times;
    const bp = promotion.kind === 'discount' && times > 0 ? (promotion.discountBasisPoints ?? 0) : 0;
    return [
      {
        promotionId: promotion.id,
        name: promotion.name,
        kind: promotion.kind,
        times,
        missingMilli: times > 0 ? 0 : Math.max(0, (minQuantityMilli ?? 0) - quantityMilli),
        missingDong: times > 0 ? 0 : Math.max(0, (minAmountDong ?? 0) - netDong),
        giftProductId: promotion.kind === 'gift' ? promotion.giftProductId : null,
        quantityMilli: wanted,
        leftMilli,
        isShort: promotion.kind !== 'discount' && times > 0 && leftMilli < wanted,
        discountBasisPoints: bp,
        discountDong: Number((BigInt(netDong) * BigInt(bp) + 5_000n) / 10_000n),
        lineIndexes: covered.map(({ index }) => index),
      },
    ];
  });
}

function isFor(promotion: Promotion, { on, groupIds, birthday, foundedOn }: PromotionQuestion): boolean {
  if (!promotion.isActive || on < promotion.fromOn || on > promotion.toOn) return false;
  if (promotion.customerGroupId !== null && !groupIds.includes(promotion.customerGroupId)) return false;
  if (promotion.occasion === null) return true;
  return isAround(promotion.occasion === 'birthday' ? birthday : foundedOn, on, promotion.occasionDays ?? 0);
}

function covers(promotion: Promotion, productId: string | null, { groupsOf }: PromotionQuestion): boolean {
  if (promotion.productId !== null && promotion.productId !== productId) return false;
  if (promotion.productGroupId === null) return true;
  return productId !== null && groupsOf(productId).includes(promotion.productGroupId);
}

/** Both conditions have to be met where both are written; without one it is met once. */
function timesMet({ minQuantityMilli, minAmountDong }: Promotion, quantityMilli: number, netDong: number): number {
  const byQuantity = minQuantityMilli === null ? null : Math.floor(quantityMilli / minQuantityMilli);
  const byAmount = minAmountDong === null || minAmountDong === 0 ? null : Math.floor(netDong / minAmountDong);
  if (byQuantity === null && byAmount === null) return 1;
  return Math.min(byQuantity ?? Number.MAX_SAFE_INTEGER, byAmount ?? Number.MAX_SAFE_INTEGER);
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
