import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Client } from '../../src-shared/contract.ts';
import type { ProductBrief, ProductGroup } from '../../src-shared/products/products.contract.ts';
import type { PriceList } from '../../src-shared/products/price-lists.contract.ts';
import { useClient } from '../api/client.tsx';
import type { TableSource } from '../ui/data-table/use-blocks.ts';

const blockSize = 100;
export const productEntities = [
  'products',
  'productGroups',
  'listPrices',
  'priceLists',
  'vatRates',
  'productPhotos',
  'productCosts',
  'stockLevels',
] as const;

export interface ProductListQuery {
  readonly text: string;
  readonly groupId?: string;
  readonly state: 'active' | 'inactive' | 'all';
  readonly sort: 'name' | 'code';
  readonly descending: boolean;
}

/** The list as the table reads it; undefined until its length is known. */
export function useProductSource(wanted: ProductListQuery) {
  const client = useClient();
  const block = (number: number) => ({
    queryKey: ['products', 'list', wanted, number],
    meta: { entities: productEntities },
    queryFn: () => client.products.list({ ...wanted, offset: number * blockSize, limit: blockSize }),
  });
  const first = useQuery({ ...block(0), placeholderData: keepPreviousData });
  const total = first.data?.total;
  const key = JSON.stringify(wanted);
  const source = useMemo<TableSource<ProductBrief> | undefined>(
    () =>
      total === undefined
        ? undefined
        : {
            total,
            blockSize,
            block: (number) => ({
              queryKey: ['products', 'rows', key, number],
              meta: { entities: productEntities },
              queryFn: async () =>
                (
                  await client.products.list({
                    ...(JSON.parse(key) as ProductListQuery), // what was written one line above
                    offset: number * blockSize,
                    limit: blockSize,
                  })
                ).products,
            }),
          },
    [total, key, client],
  );
  return {
    source,
    mayChange: first.data?.mayChange ?? false,
    hasPhotos: first.data?.hasPhotos ?? false,
    error: first.error,
    retry: () => void first.refetch(),
  };
}

export function productQuery(client: Client, id: string) {
  return queryOptions({
    queryKey: ['products', 'get', id],
    meta: { entities: productEntities },
    queryFn: () => client.products.get({ id }),
  });
}

const noGroups: readonly (ProductGroup & { depth: number; products: number })[] = [];

export function useProductGroups() {
  const client = useClient();
  const { data } = useQuery({
    queryKey: ['productGroups', 'list'],
    meta: { entities: ['productGroups', 'products', 'users'] },
    queryFn: () => client.productGroups.list({}),
  });
  return { groups: data?.groups ?? noGroups, mayChange: data?.mayChange ?? false };
}

const noLists: readonly PriceList[] = [];

export function usePriceLists() {
  const client = useClient();
  const { data } = useQuery({
    queryKey: ['priceLists', 'list'],
    meta: { entities: ['priceLists', 'listPrices', 'users'] },
    queryFn: () => client.priceLists.list({}),
  });
  return { lists: data?.lists ?? noLists, mayChange: data?.mayChange ?? false };
}
