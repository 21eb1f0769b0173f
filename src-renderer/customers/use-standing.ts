import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Client } from '../../src-shared/contract.ts';
import { useClient } from '../api/client.tsx';

function standingQuery(client: Client, customerId: string) {
  return queryOptions({
    queryKey: ['standing', 'get', customerId],
    meta: { entities: ['customers', 'contacts', 'interactions', 'visits', 'ratings', 'officeSettings'] },
    queryFn: () => client.standing.get({ customerId }),
  });
}

/** How things stand with a customer; undefined until the first answer. */
export function useStanding(customerId: string) {
  return useQuery(standingQuery(useClient(), customerId)).data;
}
