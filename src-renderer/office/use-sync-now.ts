import { useCommand } from '../api/use-command.ts';

/** Sends and fetches at once. Where that fails the badge says why; a toast on top of it would say it twice. */
export function useSyncNow(): { syncNow: () => void; isSyncing: boolean } {
  const sync = useCommand((client, _input: null) => client.office.syncNow({}), { isQuiet: true });
  return { syncNow: () => void sync.run(null), isSyncing: sync.isRunning };
}
