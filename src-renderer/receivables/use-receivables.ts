import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { DebtorFilter } from '../../src-shared/receivables/receivables.contract.ts';
import { useClient } from '../api/client.tsx';

const entities = ['invoices', 'receipts', 'customers', 'users'] as const;

/** What customers owe, by age. */
export function useAgeing(filter: DebtorFilter) {
  const client = useClient();
  return useQuery({
    queryKey: ['receivables', 'ageing', filter],
    meta: { entities },
    queryFn: () => client.receivables.ageing(filter),
    placeholderData: keepPreviousData,
  });
}

/** Invoices, receipts and the balance of one customer; nothing is asked without one. */
export function useDebtsOf(customerId: string | null) {
  const client = useClient();
  return useQuery({
    queryKey: ['receivables', 'of', customerId],
    meta: { entities },
    queryFn: () => client.receivables.of({ customerId: customerId ?? '' }),
    enabled: customerId !== null,
  });
}
