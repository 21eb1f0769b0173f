import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { Client } from '../../src-shared/contract.ts';
import type { Visit } from '../../src-shared/visits/visit.ts';
import { useClient } from '../api/client.tsx';
import { type VisitRange, visitEntities } from './use-visits.ts';

export interface MonthDay {
  readonly day: string;
  readonly count: number;
  readonly all: number;
  readonly visits: readonly Visit[];
}

/** More than any day of a month has room for; the rest is counted. */
const mostShown = 10;

export function monthQuery(client: Client, range: VisitRange) {
  return queryOptions({
    queryKey: ['visits', 'days', range],
    meta: { entities: visitEntities },
    queryFn: async (): Promise<readonly MonthDay[]> => (await client.visits.days({ ...range, perDay: mostShown })).days,
  });
}

/** The days of a month with as many visits as can be shown; undefined until they are read. */
export function useMonth(range: VisitRange, isEnabled: boolean) {
  return useQuery({ ...monthQuery(useClient(), range), placeholderData: keepPreviousData, enabled: isEnabled });
}
