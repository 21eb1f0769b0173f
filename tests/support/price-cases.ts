import type { PriceBookParts, PricedRule, PriceQuestion } from '../../src-shared/prices/price-engine.ts';

/** Numbers that look random and are the same for a seed (mulberry32). */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const idOf = (kind: string, n: number) => `${kind}-${String(n).padStart(5, '0')}`;

/** A price policy in which rules meet often: few customers, groups, products, days and quantities. */
export function aPolicy(
  below: (n: number) => number,
  size: { rules: number; products: number; customers?: number; groups?: number },
): PriceBookParts {
  const { customers = 4, groups: groupCount = 8 } = size;
  const pick = <T>(...values: readonly T[]): T => values[below(values.length)] as T; // one of at least one
  const days = ['2026-01-01', '2026-06-01', '2026-09-01', '2026-11-01'] as const;
  const groups = Array.from({ length: groupCount }, (_, n) => ({
    id: idOf('group', n),
    // Now and then a circle, or a group whose parent is gone.
    parentId: below(10) === 0 ? idOf('group', below(groupCount + 1)) : n === 0 || below(4) === 0 ? null : idOf('group', below(n)),
  }));
  const rule = (n: number): PricedRule => ({
    id: idOf('rule', n),
    name: `Chính sách ${n}`,
    customerId: below(3) === 0 ? idOf('customer', below(customers)) : null,
    customerGroupId: below(3) === 0 ? idOf('customers', below(customers)) : null,
    productId: below(3) === 0 ? idOf('product', below(size.products)) : null,
    productGroupId: below(3) === 0 ? idOf('group', below(groupCount + 1)) : null,
    fromOn: pick(null, ...days),
    toOn: pick(null, null, ...days),
    minQuantityMilli: pick(0, 0, 1000, 10_000, 2_500),
    kind: pick('price', 'discount'),
    priceDong: below(8) === 0 ? null : 1 + below(1_000_000),
    discountBasisPoints: below(8) === 0 ? null : below(10_001),
    isActive: below(8) !== 0,
  });
  return {
    groups,
    products: Array.from({ length: size.products }, (_, n) => ({
      id: idOf('product', n),
      groupId: pick(null, idOf('group', below(groupCount)), idOf('group', below(groupCount + 1))),
    })),
    lists: Array.from({ length: 5 }, (_, n) => ({
      id: idOf('list', n),
      name: `Bảng giá ${n}`,
      customerGroupId: pick(null, null, idOf('customers', below(customers))),
      fromOn: pick(null, ...days),
      toOn: pick(null, null, ...days),
      isStandard: below(2) === 0,
      order: below(3),
      isActive: below(6) !== 0,
    })),
    listPrices: Array.from({ length: size.products * 3 }, (_, n) => ({
      id: idOf('price', n),
      priceListId: idOf('list', below(6)),
      productId: idOf('product', below(size.products)),
      priceDong: 1 + below(1_000_000),
      minQuantityMilli: pick(0, 0, 1000, 10_000),
    })),
    rules: Array.from({ length: size.rules }, (_, n) => rule(n)),
  };
}

export function aQuestion(below: (n: number) => number, products: number): PriceQuestion {
  const [customerId = null, ...mergedIds] = [0, 1, 2, 3, 4].filter(() => below(3) === 0).map((n) => idOf('customer', n));
  return {
    customerId,
    mergedIds,
    groupIds: [0, 1, 2, 3].filter(() => below(3) === 0).map((n) => idOf('customers', n)),
    productId: idOf('product', below(products + 1)),
    quantityMilli: [1, 999, 1000, 2_500, 10_000, 1_000_000_000_000][below(6)] ?? 1,
    on: ['2025-12-31', '2026-01-01', '2026-06-01', '2026-08-31', '2026-11-01', '2027-01-01'][below(6)] ?? '2026-01-01',
  };
}
