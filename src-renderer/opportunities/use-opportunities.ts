import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { addDays, monthRange } from '../../src-shared/lib/dates.ts';
import type { OpportunityFilter } from '../../src-shared/opportunities/opportunity-record.ts';
import type { StageInUse } from '../../src-shared/opportunities/stages.contract.ts';
import { periodOf } from '../../src-shared/reports/periods.ts';
import { useClient } from '../api/client.tsx';
import { useLanguage } from '../api/use-language.ts';
import { useSharedAnswer } from '../api/use-shared-answer.ts';
import { dayOf } from '../ui/formats.ts';
import { useNow } from '../ui/use-now.ts';
import type { OpportunitySearch } from './opportunity-search.ts';

/** What a card on a screen is made of. */
export const opportunityEntities = ['opportunities', 'stages', 'taggings', 'customers', 'users', 'teams', 'status'] as const;

const recordEntities = [
  ...opportunityEntities,
  'opportunityProducts',
  'opportunityContacts',
  'contacts',
  'competitors',
  'tasks',
  'visits',
] as const;

/** What the address asks for, as the core understands it. */
export function filterOf(search: OpportunitySearch, today: string): OpportunityFilter {
  const { who, text, owner, team, tag, stage, kind, standing, close } = search;
  const next = addDays(monthRange(today).last, 1);
  const range =
    close === undefined
      ? {}
      : close === 'late'
        ? { closeTo: addDays(today, -1), kind: 'open' as const }
        : close === 'month'
          ? daysOf(monthRange(today))
          : close === 'next'
            ? daysOf(monthRange(next))
            : daysOf({ first: periodOf(today, 'quarter').from, last: periodOf(today, 'quarter').to });
  return {
    who: who ?? 'all',
    ...(text === undefined ? {} : { text }),
    ...(owner === undefined ? {} : { ownerId: owner }),
    ...(team === undefined ? {} : { teamId: team }),
    ...(tag === undefined ? {} : { tag }),
    ...(stage === undefined ? {} : { stageId: stage }),
    ...(kind === undefined ? {} : { kind }),
    ...(standing === true ? { standing } : {}),
    ...range,
  };
}

function daysOf({ first, last }: { first: string; last: string }) {
  return { closeFrom: first, closeTo: last };
}

export function useBoard(filter: OpportunityFilter, isOn: boolean) {
  const client = useClient();
  const on = dayOf(useNow());
  return useQuery({
    queryKey: ['opportunities', 'board', on, filter],
    meta: { entities: opportunityEntities },
    queryFn: () => client.opportunities.board({ ...filter, on }),
    placeholderData: keepPreviousData,
    enabled: isOn,
  });
}

export function useOpportunity(id: string) {
  const client = useClient();
  return useQuery({
    queryKey: ['opportunities', 'get', id],
    meta: { entities: recordEntities },
    queryFn: () => client.opportunities.get({ id }),
  });
}

export function useOpportunitiesOf(customerId: string) {
  const client = useClient();
  return useQuery({
    queryKey: ['opportunities', 'ofCustomer', customerId],
    meta: { entities: opportunityEntities },
    queryFn: () => client.opportunities.ofCustomer({ customerId }),
  });
}

/** For the rail: how many of mine are open. */
export function useOpenOpportunityCount(): number | undefined {
  const client = useClient();
  return useQuery({
    queryKey: ['opportunities', 'count'],
    meta: { entities: opportunityEntities },
    queryFn: async () => (await client.opportunities.list({ who: 'mine', kind: 'open', limit: 1 })).total,
  }).data;
}

const noStages: readonly StageInUse[] = [];

/** The stages of the office, with their names in the language of the screen. */
export function useStages() {
  const client = useClient();
  const language = useLanguage();
  const data = useSharedAnswer({
    queryKey: ['stages', 'list'],
    meta: { entities: ['stages', 'opportunities', 'users', 'status'] },
    queryFn: () => client.stages.list({}),
  });
  return useMemo(() => {
    const stages = data?.stages ?? noStages;
    return {
      stages,
      mayChange: data?.mayChange ?? false,
      nameOf(id: unknown): string {
        const stage = stages.find((one) => one.id === id);
        return stage === undefined ? '?' : stage[language];
      },
    };
  }, [data, language]);
}
