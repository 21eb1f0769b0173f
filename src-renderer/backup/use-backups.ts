import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Client } from '../../src-shared/contract.ts';
import { useClient } from '../api/client.tsx';
import { useCommand } from '../api/use-command.ts';

export type Restored = Awaited<ReturnType<Client['backup']['restore']>>;
export type RestoreWish = Parameters<Client['backup']['restore']>[0];

const listKey = ['backup', 'list'] as const;

export function useBackups() {
  const client = useClient();
  return useQuery({
    queryKey: listKey,
    meta: { entities: ['status'] },
    queryFn: async () => (await client.backup.list({})).backups,
  });
}

/** Makes a backup; the list is read again, because a backup is no change of data that would be told. */
export function useMakeBackup() {
  const queries = useQueryClient();
  return useCommand(async (client, input: Parameters<Client['backup']['create']>[0]) => {
    const made = await client.backup.create(input);
    await queries.invalidateQueries({ queryKey: listKey });
    return made;
  });
}

/** Puts a backup in place; everything on the screen is asked for again. `answer` tells what is there now. */
export function useRestore() {
  const queries = useQueryClient();
  const [answer, setAnswer] = useState<Restored | null>(null);
  const command = useCommand(
    async (client, wish: RestoreWish) => {
      const restored = await client.backup.restore(wish);
      setAnswer(restored);
      await queries.invalidateQueries();
      return restored;
    },
    { isQuiet: true },
  );
  return { ...command, answer, show: setAnswer, forget: useCallback(() => setAnswer(null), []) };
}
