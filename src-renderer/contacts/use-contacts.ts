import { queryOptions } from '@tanstack/react-query';
import type { Client } from '../../src-shared/contract.ts';

/** The people of a customer, the primary one first. */
export function contactsQuery(client: Client, customerId: string) {
  return queryOptions({
    queryKey: ['contacts', 'list', customerId],
    meta: { entities: ['contacts'] },
    queryFn: () => client.contacts.list({ customerId }),
  });
}
