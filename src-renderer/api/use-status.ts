import { queryOptions, useQuery } from '@tanstack/react-query';
import type { AppStatus } from '../../src-shared/app/app.contract.ts';
import type { Client } from '../../src-shared/contract.ts';
import { useClient } from './client.tsx';

export function statusQuery(client: Client) {
  return queryOptions({
    queryKey: ['app', 'status'],
    meta: { entities: ['status'] },
    queryFn: () => client.app.status({}),
  });
}

/** What is open and what waits to be sent; undefined until the core has answered for the first time. */
export function useStatus(): AppStatus | undefined {
  return useQuery(statusQuery(useClient())).data;
}
