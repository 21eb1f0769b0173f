import { useQuery } from '@tanstack/react-query';
import type { PriceQuestion } from '../../src-shared/prices/price-engine.ts';
import { useClient } from '../api/client.tsx';

/** What prices hang on. */
export const priceEntities = [
  'priceRules',
  'priceLists',
  'listPrices',
  'products',
  'productGroups',
  'customerGroups',
  'groupMembers',
  'customers',
  'users',
] as const;

export function usePriceRules() {
  const client = useClient();
  return useQuery({ queryKey: ['prices', 'rules'], meta: { entities: priceEntities }, queryFn: () => client.prices.rules({}) });
}

export function usePaymentDiscounts() {
  const client = useClient();
  return useQuery({
    queryKey: ['prices', 'paymentDiscounts'],
    meta: { entities: ['paymentDiscounts', 'productGroups', 'customerGroups', 'users'] },
    queryFn: () => client.prices.paymentDiscounts({}),
  });
}

/** The price of one thing with its explanation; nothing while a part of the question is missing. */
export function usePrice(question: Pick<PriceQuestion, 'customerId' | 'productId' | 'quantityMilli' | 'on'> | null) {
  const client = useClient();
  return useQuery({
    queryKey: ['prices', 'ofLines', question],
    meta: { entities: priceEntities },
    enabled: question !== null,
    queryFn: async () => {
      if (question === null) return null;
      const { customerId, on, productId, quantityMilli } = question;
      return (await client.prices.ofLines({ customerId, on, lines: [{ productId, quantityMilli }] })).lines[0] ?? null;
    },
  });
}

/** The groups of products, each after its parent, as choices. */
export function useGroupChoices(): { readonly value: string; readonly label: string }[] {
  const client = useClient();
  const { data } = useQuery({
    queryKey: ['productGroups', 'list'],
    meta: { entities: ['productGroups', 'products', 'users'] },
    queryFn: () => client.productGroups.list({}),
  });
  return (data?.groups ?? []).map(({ id, name, depth }) => ({ value: id, label: `${'\u2003'.repeat(depth)}${name}` }));
}
