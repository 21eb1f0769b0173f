import { foldText } from '../../../src-shared/vietnam/fold.ts';
import { madeId } from '../platform/made-id.ts';
import type { WriteTransaction } from '../sync/write-door.ts';

/** Two administrators who count the same shelf write the same row, however they spell its name. */
export function stockLevelId(productId: string, warehouse: string): string {
  return madeId('stockLevels', productId, foldText(warehouse));
}

export type StockWritten = 'added' | 'changed' | 'same';

/** Writes what lies there as counted now; the same quantity again is counted anew. */
export function writeStockLevel(
  tx: WriteTransaction,
  { productId, warehouse, onHandMilli }: { productId: string; warehouse: string; onHandMilli: number },
): { id: string; written: StockWritten } {
  const id = stockLevelId(productId, warehouse);
  const stored = tx.read('stockLevels', id);
  if (stored === null) {
    tx.create('stockLevels', { id, productId, warehouse, onHandMilli, asOf: tx.now });
    return { id, written: 'added' };
  }
  const wasThere = !tx.restore('stockLevels', id);
  tx.update('stockLevels', id, { onHandMilli, asOf: tx.now });
  return { id, written: !wasThere ? 'added' : stored.fields['onHandMilli'] === onHandMilli ? 'same' : 'changed' };
}
