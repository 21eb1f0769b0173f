import { useQuery } from '@tanstack/react-query';
import type { CustomerGroup } from '../../src-shared/groups/groups.contract.ts';
import { useClient } from '../api/client.tsx';

const none: { readonly groups: readonly CustomerGroup[]; readonly mayChange: boolean } = { groups: [], mayChange: false };

/** The groups of customers, and whether this person may change them. */
export function useGroups(): { readonly groups: readonly CustomerGroup[]; readonly mayChange: boolean } {
  const client = useClient();
  return (
    useQuery({
      queryKey: ['groups', 'list'],
      meta: { entities: ['customerGroups', 'users'] },
      queryFn: () => client.groups.list({}),
    }).data ?? none
  );
}
