import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Visit } from '../../src-shared/visits/visit.ts';
import { useClient } from '../api/client.tsx';
import { visitEntities } from './use-visits.ts';

export interface MonthDay {
  readonly day: string;
  readonly count: number;
  readonly all: number;
  readonly visits: readonly Visit[];
}

/** More than any day of a month has room for; the rest is counted. */
const mostShown = 10;

/** The days of a month with as many visits as can be shown; undefined until they are read. */
export function useMonth(range: { from: string; to: string; ownerId?: string }, isEnabled: boolean) {
  const client = useClient();
  return useQuery({
    queryKey: ['visits', 'days', range],
    meta: { entities: visitEntities },
    queryFn: async (): Promise<readonly MonthDay[]> => (await client.visits.days({ ...range, perDay: mostShown })).days,
    placeholderData: keepPreviousData,
    enabled: isEnabled,
  });
}
