import { useQuery } from '@tanstack/react-query';
import type { PersonRef } from '../../src-shared/consent/person.ts';
import { useClient } from '../api/client.tsx';

/** What a person agreed to, and whether use of the data is restricted. */
export function useConsent({ customerId, contactId }: PersonRef) {
  const client = useClient();
  return useQuery({
    queryKey: ['consent', 'of', customerId, contactId],
    meta: { entities: ['consentEvents', 'customers', 'contacts'] },
    queryFn: () => client.consent.of({ customerId, contactId }),
  });
}
