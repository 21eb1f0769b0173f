import type { Context } from './context.ts';
import { createContractsService, type RenewalTasks } from './contracts/index.ts';
import type { Handlers } from './dispatcher.ts';
import { createInstalledItemsService } from './installed-items/index.ts';

/** What was agreed and what was sold: contracts, and what stands at customers. */
export function createSoldServices(ctx: Context, renewals: RenewalTasks): Pick<Handlers, 'contracts' | 'installedItems'> {
  return {
    contracts: createContractsService(ctx, renewals),
    installedItems: createInstalledItemsService(ctx),
  };
}
