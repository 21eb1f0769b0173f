import { afterDiscount, isOnDay } from './price-engine.ts';
import type { PaymentDiscountValues } from './price-rule.ts';

export type PaymentDiscount = { readonly id: string } & PaymentDiscountValues;

export interface PaymentTerm {
  readonly id: string;
  readonly name: string;
  readonly withinDays: number;
  readonly discountBasisPoints: number;
  /** Of how much: what is to be paid for the lines that it covers, before VAT. */
  readonly ofDong: number;
  /** What is saved by paying in time, half up to whole đồng. */
  readonly savesDong: number;
}

export interface PaymentQuestion {
  readonly groupIds: readonly string[];
  readonly on: string;
  /** After the lines' own discounts; a line of words or without a product is covered only by what covers everything. */
  readonly lines: readonly { readonly productId: string | null; readonly netDong: number }[];
  /** The group of a product and those above it, the nearest first: `PriceBook.groupsOf`. */
  readonly groupsOf: (productId: string) => readonly string[];
}

/**
 * The payment discounts of a quote, the shortest time first. For each line and each number of days the most specific one counts, as with
 * prices: a customer group before everybody, the nearest product group before a farther one, then the later first day and the lower id;
 * two for the same days are never added up.
 */
export function paymentDiscountsFor(discounts: readonly PaymentDiscount[], question: PaymentQuestion): PaymentTerm[] {
  const running = discounts.filter(
    (one) =>
      one.isActive &&
      isOnDay(one, question.on) &&
      (one.customerGroupId === null || question.groupIds.includes(one.customerGroupId)),
  );
  const covered = new Map<PaymentDiscount, number>();
  for (const withinDays of new Set(running.map((one) => one.withinDays))) {
    for (const { productId, netDong } of question.lines) {
      const chain = productId === null ? [] : question.groupsOf(productId);
      const [best] = running
        .filter((one) => one.withinDays === withinDays && (one.productGroupId === null || chain.includes(one.productGroupId)))
        .toSorted((a, b) => specificity(b, chain) - specificity(a, chain) || later(a, b) || (a.id < b.id ? -1 : 1));
      if (best !== undefined) covered.set(best, (covered.get(best) ?? 0) + netDong);
    }
  }
  return [...covered]
    .map(([{ id, name, withinDays, discountBasisPoints }, ofDong]) => ({
      id,
      name,
      withinDays,
      discountBasisPoints,
      ofDong,
      savesDong: afterDiscount(ofDong, 10_000 - discountBasisPoints),
    }))
    .toSorted((a, b) => a.withinDays - b.withinDays || (a.id < b.id ? -1 : 1));
}

function specificity(one: PaymentDiscount, chain: readonly string[]): number {
  const product = one.productGroupId === null ? 0 : chain.length - chain.indexOf(one.productGroupId);
  return (one.customerGroupId === null ? 0 : 1_000_000) + product;
}

function later(a: PaymentDiscount, b: PaymentDiscount): number {
  const [left, right] = [a.fromOn ?? '', b.fromOn ?? ''];
  return left === right ? 0 : left > right ? -1 : 1;
}
