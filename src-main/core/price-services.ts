import type { Context } from './context.ts';
import type { Handlers } from './dispatcher.ts';
import { createPricesService } from './prices/index.ts';
import { createPromotionsService } from './promotions/index.ts';
import { createStockService } from './stock/index.ts';

/** What things cost whom, what is given with them, and how much there is. */
export function createPriceServices(ctx: Context): Pick<Handlers, 'prices' | 'promotions' | 'stock'> {
  return { prices: createPricesService(ctx), promotions: createPromotionsService(ctx), stock: createStockService(ctx) };
}
