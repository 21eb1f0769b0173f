import { readStockTable, type StockImportProblem } from '../../../src-shared/stock/stock-import.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { Context } from '../context.ts';
import { stockLevelId, type StockWritten, writeStockLevel } from './stock-levels.ts';

/** All of one file is one group of changes, taken back at once. */
const mostRows = 20_000;
const mostTold = 200;

export interface StockImportAnswer {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly warehouses: string[];
  readonly bad: { line: number; code: string; problems: StockImportProblem[] }[];
  readonly badRows: number;
  readonly groupId: string | null;
}

/** Writes what a table says lies in warehouses; lines with a mistake are left out and told. A trial writes nothing. */
export function createStockImport(ctx: Context) {
  const ofCode = ctx.db.prepare('SELECT id FROM products WHERE code = ? COLLATE NOCASE AND deleted_at IS NULL LIMIT 1').pluck();
  const stored = ctx.db.prepare('SELECT on_hand_milli FROM stock_levels WHERE id = ? AND deleted_at IS NULL').pluck();
  const named = ctx.db.prepare('SELECT warehouse FROM stock_levels WHERE id = ?').pluck();

  return (
    cells: readonly (readonly string[])[],
    { usual, isWorkbook, isTrial }: { usual: string; isWorkbook: boolean; isTrial: boolean },
  ): StockImportAnswer => {
    const rows = readStockTable(cells, isWorkbook);
    if (rows === null)
      throw new AppError('invalid', 'no column of codes or none of quantities', { fields: { text: 'required' } });
    if (rows.length > mostRows)
      throw new AppError('too-large', 'more lines than one file may bring', { details: { reason: 'rows' } });
    const bad: StockImportAnswer['bad'] = [];
    const good = new Map<string, { productId: string; warehouse: string; onHandMilli: number }>();
    for (const { line, code, onHandMilli, ...row } of rows) {
      const productId = code === '' ? undefined : ofCode.get(code);
      const problems = [...row.problems];
      if (code !== '' && productId === undefined) problems.push('unknown-code');
      const warehouse = row.warehouse === '' ? usual : row.warehouse;
      const id = stockLevelId(String(productId), warehouse);
      // Once without the warehouse and once with the one that is meant then is twice as well.
      if (problems.length === 0 && good.has(id)) problems.push('line-twice');
      if (problems.length > 0) bad.push({ line, code, problems });
      else good.set(id, { productId: String(productId), warehouse: String(named.get(id) ?? warehouse), onHandMilli });
    }
    const counts: Record<StockWritten, number> = { added: 0, changed: 0, same: 0 };
    let groupId: string | null = null;
    if (isTrial) {
      for (const [id, { onHandMilli }] of good) {
        const before = stored.get(id);
        counts[before === undefined ? 'added' : before === onHandMilli ? 'same' : 'changed'] += 1;
      }
    } else if (good.size > 0) {
      groupId = ctx.write.transact((tx) => {
        for (const level of good.values()) counts[writeStockLevel(tx, level).written] += 1;
      }).groupId;
    }
    const warehouses = [...new Set([...good.values()].map(({ warehouse }) => warehouse))];
    return { ...counts, warehouses, bad: bad.slice(0, mostTold), badRows: bad.length, groupId };
  };
}
