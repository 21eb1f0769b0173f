import type { PriceClash } from '../../../src-shared/merges/merges.contract.ts';
import type { Db } from '../platform/database.ts';
import { createPriceRows, type RuleRow } from './price-rows.ts';

/**
 * Finds goods for which several records that are to be merged each have an agreed price or discount on the same days. `recordOf` tells of a
 * customer's id which of the records it belongs to, null for everybody else.
 */
export function createPriceClashes(db: Db): (recordOf: (customerId: string) => string | null) => PriceClash[] {
  const { rules } = createPriceRows(db);
  return (recordOf) => {
    const agreed = rules().flatMap((rule) => {
      const customerId = rule.customerId === null || !rule.isActive ? null : recordOf(rule.customerId);
      return customerId === null ? [] : [{ ...rule, customerId }];
    });
    return [...Map.groupBy(agreed, ({ productId, productGroupId }) => `${productId}/${productGroupId}`).values()].flatMap(
      (ofGoods) => {
        const meeting = ofGoods.filter((rule) =>
          ofGoods.some((other) => other.customerId !== rule.customerId && meet(rule, other)),
        );
        const [first] = meeting;
        if (first === undefined) return [];
        return [
          {
            goodsName: first.productName ?? first.productGroupName,
            rules: meeting
              .toSorted((a, b) => (a.fromOn === b.fromOn ? (a.id < b.id ? -1 : 1) : (a.fromOn ?? '') < (b.fromOn ?? '') ? 1 : -1))
              .map(({ id, name, customerId, priceDong, discountBasisPoints, fromOn }) => ({
                ...{ id, name, customerId, priceDong, discountBasisPoints, fromOn },
              })),
          },
        ];
      },
    );
  };
}

function meet(a: RuleRow, b: RuleRow): boolean {
  return (a.toOn ?? '9') >= (b.fromOn ?? '') && (b.toOn ?? '9') >= (a.fromOn ?? '');
}
