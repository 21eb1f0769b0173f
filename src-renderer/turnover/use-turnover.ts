import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { PipelineQuestion } from '../../src-shared/opportunities/forecast.contract.ts';
import type { TurnoverOf } from '../../src-shared/turnover/turnover.contract.ts';
import { useClient } from '../api/client.tsx';

const entities = ['orders', 'invoices', 'customers', 'users', 'teams', 'status'] as const;
/** As many lines as a screen is looked through; the file has all. */
const mostRows = 200;

export function useTurnover(question: PipelineQuestion, of: TurnoverOf) {
  const client = useClient();
  return useQuery({
    queryKey: ['turnover', 'report', question, of],
    meta: { entities },
    queryFn: () => client.turnover.report({ ...question, of, limit: mostRows }),
    placeholderData: keepPreviousData,
  });
}

export function useCustomerTurnover(customerId: string) {
  const client = useClient();
  return useQuery({
    queryKey: ['turnover', 'ofCustomer', customerId],
    meta: { entities: ['orders', 'invoices', 'customers'] },
    queryFn: () => client.turnover.ofCustomer({ customerId }),
  });
}
