import { queryOptions } from '@tanstack/react-query';
import type { Client } from '../../src-shared/contract.ts';
import { partNames } from '../../src-shared/customers/parts.ts';

/** Everything on a customer's record besides its own fields. Names of linked customers and contacts are part of the answer. */
export function partsQuery(client: Client, customerId: string) {
  return queryOptions({
    queryKey: ['parts', 'list', customerId],
    meta: { entities: [...partNames, 'customers', 'contacts', 'orders'] },
    queryFn: () => client.parts.list({ customerId }),
  });
}

/** The tree that a customer stands in, with figures. */
export function sitesQuery(client: Client, customerId: string) {
  return queryOptions({
    queryKey: ['parts', 'sites', customerId],
    meta: { entities: ['customers', 'contacts', 'visits', 'orders'] },
    queryFn: () => client.parts.sites({ customerId }),
  });
}
