import { useQuery } from '@tanstack/react-query';
import type { LeadOwners, LeadState } from '../../src-shared/leads/leads.contract.ts';
import type { LeadAssessmentValues } from '../../src-shared/leads/lead-assessment.ts';
import { useClient } from '../api/client.tsx';

export type Warmth = LeadAssessmentValues['warmth'];

export const leadsAtOnce = 100;

export function useLeads({ state, whose, warmth }: { state: LeadState; whose: LeadOwners; warmth: Warmth | null }) {
  const client = useClient();
  return useQuery({
    queryKey: ['leads', 'list', state, whose, warmth],
    meta: { entities: ['customers', 'leadAssessments', 'users', 'teams'] },
    placeholderData: (before) => before,
    queryFn: () => client.leads.list({ state, whose, limit: leadsAtOnce, ...(warmth === null ? {} : { warmth }) }),
  });
}

/** What was thought of a lead, newest first. */
export function useAssessments(customerId: string) {
  const client = useClient();
  return useQuery({
    queryKey: ['leads', 'of', customerId],
    meta: { entities: ['customers', 'leadAssessments'] },
    queryFn: () => client.leads.of({ customerId }),
  });
}
