import type { Context } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';
import { createProductGroupsService } from './product-groups.ts';
import { createProductIndex } from './product-index.ts';
import { createPriceListsService } from './price-lists.service.ts';
import { createProductsService } from './products.service.ts';
import { createVatRatesService } from './vat-rates.service.ts';

export { cellsOfFile } from './product-import.ts';
export { createProductGroupsReader } from './product-groups.ts';
export { createPriceListsReader, createProductReader, createVatReader } from './product-reader.ts';

/** The catalogue: products, their groups, price lists, VAT by date. */
export function createProductServices(ctx: Context): Pick<Handlers, 'products' | 'productGroups' | 'priceLists' | 'vatRates'> {
  const index = createProductIndex(ctx.db);
  return {
    products: createProductsService(ctx, index),
    productGroups: createProductGroupsService(ctx, index),
    priceLists: createPriceListsService(ctx, index),
    vatRates: createVatRatesService(ctx),
  };
}
