import { contradictionsOf } from '../../../src-shared/prices/contradictions.ts';
import { paymentDiscountsFor } from '../../../src-shared/prices/payment-discounts.ts';
import { createPriceBook } from '../../../src-shared/prices/price-engine.ts';
import type { pricesContract } from '../../../src-shared/prices/prices.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { createFamily } from '../customers/index.ts';
import { createGroupsOfCustomer } from '../group-membership/index.ts';
import { createRoleReader } from '../settings/index.ts';
import { createPriceRows } from './price-rows.ts';
import { missingErrors, refuseFields, ruleErrors, spanErrors } from './refuse-policy.ts';
import { saveRow } from './save-row.ts';

export function createPricesService(ctx: Context): HandlersOf<typeof pricesContract> {
  const rows = createPriceRows(ctx.db);
  const roleOf = createRoleReader(ctx);
  const family = createFamily(ctx.db);
  const groupIdsOf = createGroupIdsOf(ctx);
  const asAdmin = () => {
    if (roleOf() !== 'admin') throw new AppError('forbidden', 'only an administrator changes the price policy');
  };
  /** Two records that were merged are one customer: what was agreed for both of them can contradict itself. */
  const underWinner = <R extends { readonly customerId: string | null }>(rule: R): R =>
    rule.customerId === null ? rule : { ...rule, customerId: family.winnerOf(rule.customerId) };
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name });

  return {
    ofLines({ customerId, on, lines }) {
      const book = createPriceBook(rows.partsFor(lines.map(({ productId }) => productId)));
      const groupIds = groupIdsOf(customerId, on);
      const [standing = null, ...mergedIds] = customerId === null ? [] : family.of(family.winnerOf(customerId));
      return { lines: lines.map((line) => book.priceOf({ customerId: standing, mergedIds, groupIds, on, ...line })) };
    },
    rules() {
      const all = rows.rules();
      const standing = all.map(underWinner);
      const same = (rule: (typeof all)[number]) =>
        contradictionsOf(underWinner(rule), standing).filter(({ kind }) => kind === 'same');
      return {
        rules: all.map((rule) => ({ ...rule, contradicts: same(rule).map(({ rule: other }) => named(other)) })),
        mayChange: roleOf() === 'admin',
      };
    },
    contradictions({ id = '', ...values }) {
      const found = contradictionsOf(underWinner({ id, ...values }), rows.rules().map(underWinner));
      const ofKind = (wanted: 'same' | 'shared') => found.filter(({ kind }) => kind === wanted).map(({ rule }) => named(rule));
      return { same: ofKind('same'), shared: ofKind('shared') };
    },
    saveRule({ id, ...values }) {
      asAdmin();
      const { value, groupId } = ctx.write.transact((tx) => {
        const missing = missingErrors(tx, [
          ['customerId', 'customers', values.customerId],
          ['customerGroupId', 'customerGroups', values.customerGroupId],
          ['productId', 'products', values.productId],
          ['productGroupId', 'productGroups', values.productGroupId],
        ]);
        refuseFields({ ...missing, ...ruleErrors(values) });
        // The other amount says nothing and must not come back when the kind is changed.
        const isPrice = values.kind === 'price';
        const fields = {
          ...values,
          priceDong: isPrice ? values.priceDong : null,
          discountBasisPoints: isPrice ? null : values.discountBasisPoints,
        };
        return saveRow(tx, 'priceRules', id, fields);
      });
      return { id: value, groupId };
    },
    deleteRule({ id }) {
      asAdmin();
      const { groupId } = ctx.write.transact((tx) => tx.remove('priceRules', id));
      return { groupId };
    },
    paymentDiscounts: () => ({ discounts: rows.paymentDiscounts(), mayChange: roleOf() === 'admin' }),
    savePaymentDiscount({ id, ...values }) {
      asAdmin();
      const { value, groupId } = ctx.write.transact((tx) => {
        const missing = missingErrors(tx, [
          ['customerGroupId', 'customerGroups', values.customerGroupId],
          ['productGroupId', 'productGroups', values.productGroupId],
        ]);
        refuseFields({ ...missing, ...spanErrors(values) });
        return saveRow(tx, 'paymentDiscounts', id, values);
      });
      return { id: value, groupId };
    },
    deletePaymentDiscount({ id }) {
      asAdmin();
      const { groupId } = ctx.write.transact((tx) => tx.remove('paymentDiscounts', id));
      return { groupId };
    },
    paymentDiscountsOf({ customerId, on, lines }) {
      const ids = lines.flatMap(({ productId }) => (productId === null ? [] : [productId]));
      const { groupsOf } = createPriceBook(rows.partsFor(ids));
      return {
        terms: paymentDiscountsFor(rows.paymentDiscounts(), { groupIds: groupIdsOf(customerId, on), on, lines, groupsOf }),
      };
    },
  };
}

/** The ids of the groups that a customer is in on a day; none for whoever is no customer yet. */
export function createGroupIdsOf(ctx: Context): (customerId: string | null, on: string) => string[] {
  const groupsOf = createGroupsOfCustomer(ctx);
  return (customerId, on) => {
    if (customerId === null) return [];
    const groups = groupsOf(customerId, on);
    if (groups === null) throw new AppError('not-found', 'no customer with this id', { details: { id: customerId } });
    return groups.map(({ id }) => id);
  };
}
