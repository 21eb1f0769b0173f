import { useQuery } from '@tanstack/react-query';
import { useClient } from '../api/client.tsx';

/** Requests for help: of one customer, or with null the open ones of all. */
export function useHelpRequests(customerId: string | null) {
  const client = useClient();
  return useQuery({
    queryKey: ['help', 'list', customerId],
    meta: { entities: ['helpRequests', 'customers'] },
    queryFn: () => client.help.list(customerId === null ? {} : { customerId }),
  });
}

/** What one asked for or answered oneself, and was answered lately. */
export function useAnsweredHelp() {
  const client = useClient();
  return useQuery({
    queryKey: ['help', 'answered'],
    meta: { entities: ['helpRequests', 'customers'] },
    queryFn: () => client.help.list({ answered: true }),
  });
}
