import { useQuery } from '@tanstack/react-query';
import { useClient } from '../api/client.tsx';

const entities = [
  'promotions',
  'giftMovements',
  'entitlements',
  'products',
  'productGroups',
  'customerGroups',
  'customers',
  'users',
] as const;

export function usePromotions() {
  const client = useClient();
  return useQuery({ queryKey: ['promotions', 'list'], meta: { entities }, queryFn: () => client.promotions.list({}) });
}

/** The ledger of one promotion or of one customer. */
export function useLedger(whose: { promotionId: string } | { customerId: string }) {
  const client = useClient();
  return useQuery({
    queryKey: ['promotions', 'ledger', whose],
    meta: { entities },
    queryFn: () => client.promotions.ledger(whose),
  });
}
