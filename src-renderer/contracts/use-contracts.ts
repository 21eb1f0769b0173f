import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { contractsContract } from '../../src-shared/contracts/contracts.contract.ts';
import type { ClientOf } from '../../src-shared/rpc/procedure.ts';
import { useClient } from '../api/client.tsx';
import type { LiveEntity } from '../api/live.ts';
import { dayOf } from '../ui/formats.ts';
import { useNow } from '../ui/use-now.ts';

type Calls = ClientOf<{ contracts: typeof contractsContract }>['contracts'];
export type ContractsAsked = Omit<Parameters<Calls['list']>[0], 'on'>;

const ofContracts: readonly LiveEntity[] = ['contracts', 'customers', 'users', 'reminderRules'];
const ofOne: readonly LiveEntity[] = [...ofContracts, 'tasks', 'teams', 'quotes', 'orders', 'opportunities'];

export function useContracts(asked: ContractsAsked) {
  const client = useClient();
  const on = dayOf(useNow());
  return useQuery({
    queryKey: ['contracts', 'list', on, asked],
    meta: { entities: ofContracts },
    placeholderData: keepPreviousData,
    queryFn: () => client.contracts.list({ ...asked, on }),
  });
}

export function useContract(id: string) {
  const client = useClient();
  const on = dayOf(useNow());
  return useQuery({
    queryKey: ['contracts', 'one', on, id],
    meta: { entities: ofOne },
    queryFn: () => client.contracts.get({ id, on }),
  });
}
