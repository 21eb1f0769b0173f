import { useQuery } from '@tanstack/react-query';
import type { AppCapabilities } from '../../src-shared/app/app.contract.ts';
import { useClient } from './client.tsx';

/** What this host can do; what it cannot is hidden or has an honest other way. */
export function useCapabilities(): AppCapabilities | undefined {
  const client = useClient();
  return useQuery({ queryKey: ['app', 'capabilities'], meta: { entities: [] }, queryFn: () => client.app.capabilities({}) }).data;
}
