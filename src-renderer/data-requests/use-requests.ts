import { useQuery } from '@tanstack/react-query';
import type { PersonRef } from '../../src-shared/consent/person.ts';
import type { DataRequest } from '../../src-shared/data-requests/data-requests.contract.ts';
import { useClient } from '../api/client.tsx';

const none: readonly DataRequest[] = [];

/** Requests of one person, or of everybody; the open ones alone where asked for. */
export function useRequests(wanted: { person?: PersonRef; open?: boolean }): readonly DataRequest[] {
  const client = useClient();
  return (
    useQuery({
      queryKey: [
        'dataRequests',
        'list',
        wanted.person?.customerId ?? null,
        wanted.person?.contactId ?? null,
        wanted.open ?? false,
      ],
      meta: { entities: ['dataRequests', 'customers', 'contacts'] },
      queryFn: () => client.dataRequests.list(wanted),
    }).data?.requests ?? none
  );
}
