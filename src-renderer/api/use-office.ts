import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Client } from '../../src-shared/contract.ts';
import type { Conflict, OfficeStatus } from '../../src-shared/office/office.contract.ts';
import { useClient } from './client.tsx';
import type { LiveEntity } from './live.ts';
import { useStatus } from './use-status.ts';

/** What can be written here and has to be sent: any of it may join or leave the queue. */
const sentEntities: readonly LiveEntity[] = [
  'status',
  'customers',
  'contacts',
  'visits',
  'visitResults',
  'interactions',
  'savedViews',
  'listItems',
  'conflicts',
];
const noConflict: readonly Conflict[] = [];

/** This laptop belongs to an office; only then there is anybody to send to. */
export function useIsOffice(): boolean {
  return useStatus()?.profile?.kind === 'office';
}

function officeStatusQuery(client: Client) {
  return queryOptions({
    queryKey: ['office', 'status'],
    meta: { entities: sentEntities },
    queryFn: () => client.office.status({}),
  });
}

/** Where this laptop stands with its office; undefined where it works alone, and until the core has answered. */
export function useOfficeStatus(): OfficeStatus | undefined {
  return useQuery({ ...officeStatusQuery(useClient()), enabled: useIsOffice() }).data;
}

export function pendingQuery(client: Client, withDiscarded: boolean) {
  return queryOptions({
    queryKey: ['office', 'pending', withDiscarded],
    meta: { entities: sentEntities },
    queryFn: async () => (await client.office.pending({ limit: 200, withDiscarded })).changes,
  });
}

export function conflictsQuery(client: Client, resolved: boolean) {
  return queryOptions({
    queryKey: ['office', 'conflicts', resolved],
    meta: { entities: ['status', 'conflicts', 'customers', 'contacts', 'visits'] },
    queryFn: async () => (await client.office.conflicts({ resolved, limit: resolved ? 100 : 500 })).conflicts,
  });
}

/** Conflicts of one customer and of what hangs on it that nobody has decided yet. */
export function useConflictsOf(customerId: string): readonly Conflict[] {
  const isOffice = useIsOffice();
  const all = useQuery({ ...conflictsQuery(useClient(), false), enabled: isOffice }).data ?? noConflict;
  return all.filter((conflict) => conflict.customerId === customerId);
}
