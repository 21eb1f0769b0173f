import { z } from 'zod';
import { opportunityOrders } from '../../src-shared/opportunities/opportunity-record.ts';

const opportunitySearch = z.object({
  view: z.enum(['board', 'list']).optional().catch(undefined),
  who: z.enum(['mine', 'team', 'all']).optional().catch(undefined),
  text: z.string().max(200).optional().catch(undefined),
  owner: z.uuid().optional().catch(undefined),
  team: z.uuid().optional().catch(undefined),
  tag: z.string().max(60).optional().catch(undefined),
  stage: z.uuid().optional().catch(undefined),
  /** Expected to close: late, this month, next month, this quarter. */
  close: z.enum(['late', 'month', 'next', 'quarter']).optional().catch(undefined),
  kind: z.enum(['open', 'won', 'lost']).optional().catch(undefined),
  standing: z.boolean().optional().catch(undefined),
  by: z.enum(opportunityOrders).optional().catch(undefined),
  down: z.boolean().optional().catch(undefined),
});
export type OpportunitySearch = z.output<typeof opportunitySearch>;

/** The state of the screen as its address says it; what makes no sense is left out. */
export function readOpportunitySearch(search: Record<string, unknown>): OpportunitySearch {
  return opportunitySearch.parse(search);
}
