import { useQuery } from '@tanstack/react-query';
import type { Job } from '../../src-shared/rpc/events.ts';
import { useClient } from './client.tsx';
import { jobsKey } from './live.ts';

/** Long work that runs or has just ended; found again after a reload, then kept up by events. */
export function useJobs(): readonly Job[] {
  const client = useClient();
  const jobs = useQuery<readonly Job[]>({
    queryKey: jobsKey,
    meta: { entities: [] },
    queryFn: async () => (await client.jobs.list({})).jobs,
  });
  return jobs.data ?? [];
}
