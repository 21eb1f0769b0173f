import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useClient } from '../api/client.tsx';

/** What is to be reached in a month (`2026-11`) and how far it is: of one person, or of all whom one may see. */
export function useTargets(month: string, userId?: string) {
  const client = useClient();
  return useQuery({
    queryKey: ['targets', 'progress', month, userId ?? null],
    meta: { entities: ['targets', 'visits', 'visitResults', 'customers', 'users', 'teams', 'status'] },
    queryFn: () => client.targets.progress({ month, ...(userId === undefined ? {} : { userId }) }),
    placeholderData: keepPreviousData,
  });
}

export type TargetRow = NonNullable<ReturnType<typeof useTargets>['data']>['rows'][number];
