import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ordersContract } from '../../src-shared/orders/orders.contract.ts';
import type { ClientOf } from '../../src-shared/rpc/procedure.ts';
import { useClient } from '../api/client.tsx';
import type { LiveEntity } from '../api/live.ts';

type Calls = ClientOf<{ orders: typeof ordersContract }>['orders'];
export type OrderListAsked = Parameters<Calls['list']>[0];
export type FullOrder = Awaited<ReturnType<Calls['get']>>;

const ofOrders: readonly LiveEntity[] = [
  'orders',
  'orderDeliveries',
  'quotes',
  'conflicts',
  'customers',
  'opportunities',
  'users',
  'teams',
  'files',
];

export function useOrders(asked: OrderListAsked, isEnabled = true) {
  const client = useClient();
  return useQuery({
    queryKey: ['orders', 'list', asked],
    meta: { entities: ofOrders },
    placeholderData: keepPreviousData,
    enabled: isEnabled,
    queryFn: () => client.orders.list(asked),
  });
}

export function useOrder(id: string) {
  const client = useClient();
  return useQuery({
    queryKey: ['orders', 'one', id],
    meta: { entities: ofOrders },
    queryFn: () => client.orders.get({ id }),
  });
}
