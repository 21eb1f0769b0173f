import { z } from 'zod';
import { mostQuantityMilli } from '../lib/amounts.ts';
import { isoInstant, requiredText, uuid } from '../lib/fields.ts';

/** How much of a product lay in a warehouse at a moment, as the office last wrote it; every laptop has it as of its last sync. */
export const stockLevelValues = z.object({
  productId: uuid,
  warehouse: requiredText(100),
  /** Below zero where more was promised than was there. */
  onHandMilli: z.int().min(-mostQuantityMilli).max(mostQuantityMilli),
  asOf: isoInstant,
});
export type StockLevelValues = z.output<typeof stockLevelValues>;
