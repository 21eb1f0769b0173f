import type { z } from 'zod';
import type { productsContract } from '../../../src-shared/products/products.contract.ts';
import type { Db } from '../platform/database.ts';

type Change = z.output<typeof productsContract.history.output>['changes'][number];

/** Who changed what of a product, of its own fields, of its prices, of its costs (where this laptop has them) of what lay where, and of its pictures but for their order. */
export function createProductHistory(db: Db): (id: string, limit: number) => Change[] {
  const lines = db.prepare(
    `SELECT h.entity, h.kind, h.field, h.old_value AS oldValue, h.new_value AS newValue, h.at, h.row_id AS rowId, u.name AS userName,
            CASE h.entity WHEN 'listPrices' THEN (SELECT name FROM price_lists WHERE id = p.price_list_id)
              WHEN 'stockLevels' THEN s.warehouse END AS listName,
            coalesce(p.price_dong, c.cost_dong, f.name, s.on_hand_milli, v."value") AS valueNow, v.field_id AS ownFieldId
     FROM history AS h
     LEFT JOIN users AS u ON u.id = h.user_id
     LEFT JOIN list_prices AS p ON h.entity = 'listPrices' AND p.id = h.row_id
     LEFT JOIN product_costs AS c ON h.entity = 'productCosts' AND c.id = h.row_id
     LEFT JOIN stock_levels AS s ON h.entity = 'stockLevels' AND s.id = h.row_id
     LEFT JOIN product_photos AS f ON h.entity = 'productPhotos' AND f.id = h.row_id
     LEFT JOIN custom_values AS v ON h.entity = 'customValues' AND v.id = h.row_id
     WHERE h.row_id IN (SELECT @id UNION ALL SELECT id FROM list_prices WHERE product_id = @id
                        UNION ALL SELECT id FROM product_costs WHERE product_id = @id
                        UNION ALL SELECT id FROM stock_levels WHERE product_id = @id
                        UNION ALL SELECT id FROM product_photos WHERE product_id = @id
                        UNION ALL SELECT id FROM custom_values WHERE customer_id = @id AND entity = 'products')
       AND h.entity IN ('products', 'listPrices', 'productCosts', 'productPhotos', 'stockLevels', 'customValues')
       -- Going and coming back of a value say nothing that the value does not say.
       AND NOT (h.entity = 'customValues' AND h.kind IN ('delete', 'restore'))
       -- When it was counted is when this was written.
       AND NOT (h.entity = 'stockLevels' AND h.field IS 'asOf')
       AND NOT (h.entity = 'productPhotos' AND h.kind = 'update')
     ORDER BY h.at DESC, h.rid DESC LIMIT +@limit`,
  );
  type Line = Omit<Change, 'oldValue' | 'newValue'> &
    Record<'oldValue' | 'newValue', string | null> & { rowId: string; valueNow: number | string | null };
  return (id, limit) => {
    // The line of a new price names no field: its value is what the first change after it found there, or the one of now.
    const before = new Map<string, Change['oldValue']>();
    return (lines.all({ id, limit }) as Line[]).map(({ valueNow, rowId, ...line }) => {
      // the columns selected
      const oldValue = read(line.oldValue);
      if (line.kind === 'update' && writtenFirst.includes(line.field ?? '')) before.set(rowId, oldValue);
      const isPhoto = line.entity === 'productPhotos';
      return {
        ...line,
        oldValue: isPhoto && line.kind === 'delete' ? valueNow : oldValue,
        newValue:
          line.kind === 'create' || (isPhoto && line.kind === 'restore') ? (before.get(rowId) ?? valueNow) : read(line.newValue),
      };
    });
  };
}

/** Of rows that stand for one value: the field that holds it. */
const writtenFirst: readonly string[] = ['priceDong', 'costDong', 'onHandMilli', 'value'];

function read(text: string | null): string | number | boolean | null {
  if (text === null) return null;
  const value: unknown = JSON.parse(text);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
