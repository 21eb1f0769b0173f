import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useClient } from '../api/client.tsx';

export const whoseClaims = ['mine', 'others'] as const;
export type Whose = (typeof whoseClaims)[number];

/** Claims of some days, with the names of trips for the form and how many wait for a decision of this person. */
export function useExpenses(range: { from: string; to: string; whose?: Whose | 'all'; visitId?: string }) {
  const client = useClient();
  return useQuery({
    queryKey: ['expenses', 'list', range],
    meta: { entities: ['expenses', 'customers', 'files', 'users'] },
    placeholderData: keepPreviousData,
    queryFn: () => client.expenses.list(range),
  });
}
