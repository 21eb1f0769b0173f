import type { PricedRule } from './price-engine.ts';

/** `same`: for the very same customers; `shared`: for customers who are in both groups. */
export interface Contradiction<R> {
  readonly rule: R;
  readonly kind: 'same' | 'shared';
}

/** The other active rules of equal rank (ADR 0023) that say something else about the same goods on the same days. */
export function contradictionsOf<R extends PricedRule>(rule: PricedRule, all: readonly R[]): Contradiction<R>[] {
  if (!rule.isActive) return [];
  return all.flatMap((other): Contradiction<R>[] => {
    const isEqual =
      other.id !== rule.id &&
      other.isActive &&
      other.minQuantityMilli === rule.minQuantityMilli &&
      other.fromOn === rule.fromOn &&
      // Both begin on the same day, so they meet unless one of them ends before it begins.
      !endsBeforeItBegins(other) &&
      !endsBeforeItBegins(rule) &&
      other.productId === rule.productId &&
      (other.productGroupId === rule.productGroupId || rule.productId !== null) &&
      !saysTheSame(other, rule);
    if (!isEqual || other.customerId !== rule.customerId) return [];
    if (other.customerGroupId === rule.customerGroupId) return [{ rule: other, kind: 'same' }];
    const areTwoGroups = other.customerGroupId !== null && rule.customerGroupId !== null;
    return rule.customerId !== null || areTwoGroups ? [{ rule: other, kind: 'shared' }] : [];
  });
}

function endsBeforeItBegins({ fromOn, toOn }: PricedRule): boolean {
  return fromOn !== null && toOn !== null && toOn < fromOn;
}

function saysTheSame(a: PricedRule, b: PricedRule): boolean {
  return (
    a.kind === b.kind && (a.kind === 'price' ? a.priceDong === b.priceDong : a.discountBasisPoints === b.discountBasisPoints)
  );
}
