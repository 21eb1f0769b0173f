import { z } from 'zod';
import { uuid } from '../lib/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { stockImportProblems } from './stock-import.ts';
import { stockLevelValues } from './stock-level.ts';

/** Where nobody says which warehouse. */
export const usualWarehouse = 'Kho chính';

/** What there is of a product as far as this laptop knows. */
export const productStock = z.object({
  productId: uuid,
  /** Of all warehouses; null where nobody has written down any. */
  onHandMilli: z.number().nullable(),
  /** Ordered (confirmed) and not delivered yet, of the orders that this laptop has. */
  heldMilli: z.number(),
  /** What is there less what is held. */
  freeMilli: z.number().nullable(),
  /** When the oldest of these figures was counted. */
  asOf: z.string().nullable(),
  warehouses: z.array(stockLevelValues.extend({ id: uuid }).omit({ productId: true })),
});
export type ProductStock = z.output<typeof productStock>;

export const stockContract = {
  of: query(
    'How much there is of products: in which warehouse, counted when, and how much of it is held for confirmed orders that this laptop has',
    z.object({ productIds: z.array(uuid).max(2000) }),
    z.object({
      /** In the order asked for; of each product one. */
      products: z.array(productStock),
      /** The last time this laptop and the office spoke; null where it never did, or there is no office. */
      syncedAt: z.string().nullable(),
      mayChange: z.boolean(),
    }),
  ),
  save: command(
    'Writes down how much of a product lies in a warehouse now; administrators only',
    stockLevelValues.omit({ asOf: true }),
    undoable.extend({ id: uuid }),
  ),
  remove: command(
    'Takes what was written down of a product in a warehouse away; administrators only',
    z.object({ ids: z.array(uuid).min(1).max(1000) }),
    undoable,
  ),
  import: command(
    'Takes in stock from copied cells or a CSV or XLSX file (product code, quantity, warehouse), with its mistakes by line; a trial writes nothing; administrators only',
    z.object({
      text: z.string().max(5_000_000).exactOptional(),
      file: z.string().min(1).max(4000).exactOptional(),
      /** Of lines that name none. */
      warehouse: stockLevelValues.shape.warehouse.default(usualWarehouse),
      isTrial: z.boolean(),
    }),
    z.object({
      added: z.number().int(),
      changed: z.number().int(),
      /** The same quantity, counted again. */
      same: z.number().int(),
      warehouses: z.array(z.string()),
      bad: z.array(z.object({ line: z.number().int(), code: z.string(), problems: z.array(z.enum(stockImportProblems)) })),
      badRows: z.number().int(),
      /** Null where nothing was written. */
      groupId: uuid.nullable(),
    }),
  ),
};
