import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { Client } from '../../src-shared/contract.ts';
import type { CustomerFilter, CustomerLine, CustomerOrder } from '../../src-shared/customers/customer.ts';
import { useClient } from '../api/client.tsx';
import type { TableSource } from '../ui/data-table/use-blocks.ts';

const blockSize = 100;
/** Visits are among them: a list shows the last and the next one. */
const listEntities = ['customers', 'visits'] as const;
const everyone: CustomerFilter = {};
const byName: CustomerOrder = { by: 'name', descending: false };

/** One customer, with everything on its page. */
export function customerQuery(client: Client, id: string) {
  return queryOptions({
    queryKey: ['customers', 'get', id],
    meta: { entities: listEntities },
    queryFn: () => client.customers.get({ id }),
  });
}

export function customerHistoryQuery(client: Client, id: string, field?: string) {
  return queryOptions({
    queryKey: ['customers', 'history', id, field ?? null],
    meta: { entities: ['customers'] },
    queryFn: () => client.customers.history({ id, limit: 300, ...(field === undefined ? {} : { field }) }),
  });
}

function outlineQuery(client: Client, filter: CustomerFilter, order: CustomerOrder) {
  return queryOptions({
    queryKey: ['customers', 'outline', filter, order],
    meta: { entities: listEntities },
    // What it was asked for stays with the answer: see `useCustomerSource`.
    queryFn: async () => ({ ...(await client.customers.outline({ filter, order, step: blockSize })), filter, order }),
  });
}

/**
 * A list of customers of any length; undefined until its length is known. While a new filter is being counted the old list stays,
 * whole: length and rows always belong to the same filter.
 */
export function useCustomerSource(filter: CustomerFilter, order: CustomerOrder) {
  const client = useClient();
  const outline = useQuery({ ...outlineQuery(client, filter, order), placeholderData: keepPreviousData });
  const shown = outline.data;
  const source: TableSource<CustomerLine> | undefined =
    shown === undefined
      ? undefined
      : {
          total: shown.total,
          blockSize,
          block: (block) => {
            const after = shown.cursors[block] ?? null;
            return {
              queryKey: ['customers', 'list', shown.filter, shown.order, block, after],
              meta: { entities: listEntities },
              queryFn: async () => (await client.customers.list({ filter: shown.filter, order: shown.order, after, limit: blockSize })).rows,
            };
          },
        };
  return { source, error: outline.error, retry: () => void outline.refetch() };
}

/** How many customers there are, for the rail. */
export function useCustomerCount(): number | undefined {
  const client = useClient();
  return useQuery(outlineQuery(client, everyone, byName)).data?.total;
}

/** The ids of a whole filtered list, up to `most`; null where it is longer. */
export async function readAllIds(client: Client, filter: CustomerFilter, most: number): Promise<string[] | null> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const page: { rows: CustomerLine[]; next: string | null } = await client.customers.list({ filter, after, limit: 500 });
    ids.push(...page.rows.map((row) => row.id));
    after = page.next;
  } while (after !== null && ids.length <= most);
  return ids.length > most ? null : ids;
}
