import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ProductStock } from '../../src-shared/stock/stock.contract.ts';
import { useClient } from '../api/client.tsx';

const none: ReadonlyMap<string, ProductStock> = new Map();

/** How much there is of these products, by their ids; what is asked for anew shows the old figures until the new ones are there. */
export function useStock(productIds: readonly string[]) {
  const client = useClient();
  const { data } = useQuery({
    queryKey: ['stock', 'of', [...productIds].sort()],
    meta: { entities: ['stockLevels', 'orders', 'orderDeliveries', 'users'] },
    queryFn: () => client.stock.of({ productIds: [...productIds] }),
    placeholderData: keepPreviousData,
    enabled: productIds.length > 0,
  });
  const stock = useMemo(
    () => (data === undefined ? none : new Map(data.products.map((one) => [one.productId, one] as const))),
    [data],
  );
  return { stock, syncedAt: data?.syncedAt ?? null, mayChange: data?.mayChange ?? false, isKnown: data !== undefined };
}
