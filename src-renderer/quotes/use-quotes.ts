import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ClientOf } from '../../src-shared/rpc/procedure.ts';
import type { quotesContract } from '../../src-shared/quotes/quotes.contract.ts';
import { useClient } from '../api/client.tsx';
import type { LiveEntity } from '../api/live.ts';

type Calls = ClientOf<{ quotes: typeof quotesContract }>['quotes'];
export type QuoteListAsked = Parameters<Calls['list']>[0];
export type FullQuote = Awaited<ReturnType<Calls['get']>>;
export type PricedLine = Awaited<ReturnType<Calls['pricesOf']>>['lines'][number];

const ofQuotes: readonly LiveEntity[] = [
  'quotes',
  'quoteVersions',
  'acceptances',
  'conflicts',
  'customers',
  'opportunities',
  'users',
  'teams',
  'files',
];

export function useQuotes(asked: QuoteListAsked) {
  const client = useClient();
  return useQuery({
    queryKey: ['quotes', 'list', asked],
    meta: { entities: ofQuotes },
    placeholderData: keepPreviousData,
    queryFn: () => client.quotes.list(asked),
  });
}

export function useQuote(id: string) {
  const client = useClient();
  return useQuery({
    queryKey: ['quotes', 'one', id],
    meta: { entities: ofQuotes },
    queryFn: () => client.quotes.get({ id }),
  });
}

/** The rates of a day and where they change until another; nothing where the days are none. */
export function useQuoteVat(on: string, until: string) {
  const client = useClient();
  return useQuery({
    queryKey: ['quotes', 'vat', on, until],
    meta: { entities: ['vatRates'] },
    placeholderData: keepPreviousData,
    enabled: on !== '' && until >= on,
    queryFn: () => client.quotes.vat({ on, until }),
  }).data;
}

export function useQuoteTeams() {
  const client = useClient();
  return (
    useQuery({
      queryKey: ['quotes', 'teams'],
      meta: { entities: ['teams'] },
      queryFn: async () => (await client.quotes.teams({})).teams,
    }).data ?? []
  );
}
