import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useClient } from '../api/client.tsx';
import { visitEntities } from '../visits/index.ts';

/** Everything of the home screen, of the given Vietnamese day. */
export function useToday(on: string) {
  const client = useClient();
  return useQuery({
    queryKey: ['today', 'get', on],
    meta: { entities: visitEntities },
    queryFn: () => client.today.get({ on }),
    placeholderData: keepPreviousData,
  });
}

export type Today = NonNullable<ReturnType<typeof useToday>['data']>;
