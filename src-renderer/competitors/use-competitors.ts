import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { competitorsContract } from '../../src-shared/competitors/competitors.contract.ts';
import { useClient } from '../api/client.tsx';

/** A competitor with its prices, ours beside them, and where we meet it. */
export type CompetitorRecord = z.output<(typeof competitorsContract)['get']['output']>;

const entities = ['competitors', 'competitorPrices', 'opportunities'] as const;

/** Competitors by name; with a text only those whose name has it. */
export function useCompetitors(text = '') {
  const client = useClient();
  return useQuery({
    queryKey: ['competitors', 'list', text],
    meta: { entities },
    placeholderData: (before) => before,
    queryFn: () => client.competitors.list({ text }),
  });
}

export function useCompetitor(id: string) {
  const client = useClient();
  return useQuery({
    queryKey: ['competitors', 'get', id],
    meta: { entities: [...entities, 'products', 'priceLists', 'listPrices', 'stages', 'customers'] },
    queryFn: () => client.competitors.get({ id }),
  });
}
