import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Client } from '../../src-shared/contract.ts';
import type { DeviceSettings } from '../../src-shared/settings/settings.contract.ts';
import { standardSettings } from '../../src-shared/settings/settings.contract.ts';
import { useClient } from '../api/client.tsx';

export function settingsQuery(client: Client) {
  return queryOptions({
    queryKey: ['settings', 'get'],
    meta: { entities: ['settings'] },
    queryFn: () => client.settings.get({}),
  });
}

/** The settings of this laptop, and how to change them: seen at once, written behind. */
export function useSettings(): { settings: DeviceSettings; change: (change: Partial<DeviceSettings>) => void } {
  const client = useClient();
  const queries = useQueryClient();
  const options = settingsQuery(client);
  const settings = useQuery(options).data ?? standardSettings;
  function change(part: Partial<DeviceSettings>) {
    queries.setQueryData(options.queryKey, { ...settings, ...part });
    client.settings.set(part).then(
      (kept) => queries.setQueryData(options.queryKey, kept),
      // What could not be kept must not look kept: the screen goes back to what the core has.
      () => queries.invalidateQueries({ queryKey: options.queryKey }),
    );
  }
  return { settings, change };
}
