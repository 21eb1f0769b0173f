import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { installedItemsContract } from '../../src-shared/installed-items/installed-items.contract.ts';
import type { ClientOf } from '../../src-shared/rpc/procedure.ts';
import { useClient } from '../api/client.tsx';
import { dayOf } from '../ui/formats.ts';
import { useNow } from '../ui/use-now.ts';

type Calls = ClientOf<{ installedItems: typeof installedItemsContract }>['installedItems'];

export function useInstalled(asked: Omit<Parameters<Calls['list']>[0], 'on'>) {
  const client = useClient();
  const on = dayOf(useNow());
  return useQuery({
    queryKey: ['installedItems', 'list', on, asked],
    meta: { entities: ['installedItems', 'customers', 'products', 'teams', 'reminderRules'] },
    placeholderData: keepPreviousData,
    queryFn: () => client.installedItems.list({ ...asked, on }),
  });
}
