import { queryOptions } from '@tanstack/react-query';
import type { Client } from '../../src-shared/contract.ts';

/** What stands in the calendar of some days beside visits; Vietnamese days, both included. */
export function appointmentsQuery(client: Client, { from, to }: { readonly from: string; readonly to: string }) {
  return queryOptions({
    queryKey: ['appointments', 'list', from, to],
    meta: { entities: ['appointments', 'users'] },
    queryFn: () => client.appointments.list({ from, to }),
  });
}
