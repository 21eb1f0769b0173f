import { queryOptions } from '@tanstack/react-query';
import type { Client } from '../../src-shared/contract.ts';

/** The people of a customer, the primary one first. */
export function contactsQuery(client: Client, customerId: string) {
  return queryOptions({
    queryKey: ['contacts', 'list', customerId],
    // A merge on another laptop brings the people of the merged record.
    meta: { entities: ['contacts', 'customers'] },
    queryFn: () => client.contacts.list({ customerId }),
  });
}
