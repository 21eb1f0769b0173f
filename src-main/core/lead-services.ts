import { createBuyingCycleService } from './buying-cycle/index.ts';
import { createCompetitorsService } from './competitors/index.ts';
import type { Context } from './context.ts';
import type { Handlers } from './dispatcher.ts';
import { createLeadsService } from './leads/index.ts';

/** What comes before an opportunity, and against whom. */
export function createLeadServices(ctx: Context): Pick<Handlers, 'leads' | 'competitors' | 'buyingCycle'> {
  return {
    leads: createLeadsService(ctx),
    competitors: createCompetitorsService(ctx),
    buyingCycle: createBuyingCycleService(ctx),
  };
}
