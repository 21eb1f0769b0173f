import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { Client } from '../../src-shared/contract.ts';
import { useClient } from '../api/client.tsx';
import { useTeam } from '../api/use-team.ts';
import { dayOf } from '../ui/formats.ts';
import { useNow } from '../ui/use-now.ts';

/** What a visit on a screen is made of: its own row, its results, the customer's name and address, the owner's name. */
export const visitEntities = ['visits', 'visitResults', 'customers', 'users', 'status'] as const;

export interface VisitRange {
  /** Vietnamese days, both included. */
  readonly from: string;
  readonly to: string;
  readonly ownerId?: string;
  readonly customerId?: string;
}

export function visitsQuery(client: Client, range: VisitRange) {
  return queryOptions({
    queryKey: ['visits', 'list', range],
    meta: { entities: visitEntities },
    queryFn: async () => (await client.visits.list(range)).visits,
  });
}

export function visitQuery(client: Client, id: string) {
  return queryOptions({
    queryKey: ['visits', 'get', id],
    meta: { entities: visitEntities },
    queryFn: () => client.visits.get({ id }),
  });
}

/** The visits of a range; while another range is read, those of the last one stay on the screen. */
export function useVisits(range: VisitRange, isEnabled = true) {
  return useQuery({ ...visitsQuery(useClient(), range), placeholderData: keepPreviousData, enabled: isEnabled });
}

/** One visit, or nothing where no id is given. */
export function useVisit(id: string | null) {
  const client = useClient();
  return useQuery({ ...visitQuery(client, id ?? ''), enabled: id !== null });
}

/** How many of today's visits of this user still lie ahead or wait for a result, for the rail. */
export function useOpenVisitCount(): number | undefined {
  const today = dayOf(useNow());
  const me = useTeam().find((user) => user.isMe);
  const { data } = useVisits({ from: today, to: today, ...(me === undefined ? {} : { ownerId: me.id }) });
  return data?.filter((visit) => visit.state === 'planned').length;
}
