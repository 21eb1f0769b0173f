import type { Context } from './context.ts';
import type { Handlers } from './dispatcher.ts';
import { createPricesService } from './prices/index.ts';
import { createPromotionsService } from './promotions/index.ts';

/** What things cost whom, and what is given with them. */
export function createPriceServices(ctx: Context): Pick<Handlers, 'prices' | 'promotions'> {
  return { prices: createPricesService(ctx), promotions: createPromotionsService(ctx) };
}
