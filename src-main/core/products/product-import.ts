import { type ImportedProduct, readProductTable } from '../../../src-shared/products/product-import.ts';
import { standardListOn } from '../../../src-shared/products/price-lists.ts';
import type { CustomField } from '../../../src-shared/custom-fields/custom-field.ts';
import { readOwnValue } from '../../../src-shared/custom-fields/own-value.ts';
import { foldText } from '../../../src-shared/vietnam/fold.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { Context } from '../context.ts';
import { createFieldsReader, writeOwn } from '../custom-fields/index.ts';
import { readTable } from '../imports/index.ts';
import { createPriceWriter } from './price-lists.service.ts';
import { createProductGroupsReader } from './product-groups.ts';
import { createPriceListsReader } from './product-reader.ts';
import { officeToday } from '../platform/office-time.ts';

/** All of one file is one group of changes, taken back at once. */
const mostRows = 20_000;

export interface ImportAnswer {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly newGroups: string[];
  readonly bad: { line: number; code: string; problems: ImportedProduct['problems'][number][] }[];
}

export async function cellsOfFile(path: string): Promise<string[][]> {
  const table = await readTable(path);
  try {
    // An empty line keeps its number, so that what is told of a line is found in the file.
    const rows: string[][] = [[...table.head.headings]];
    for await (const batch of table.batches()) {
      for (const row of batch.rows) {
        while (rows.length < row.row - 1) rows.push([]);
        rows.push([...row.cells]);
      }
      if (rows.length > mostRows + 1)
        throw new AppError('too-large', 'more products than one file may bring', { details: { reason: 'rows' } });
    }
    return rows;
  } finally {
    await table.close();
  }
}

/** Writes what a table says of products and their prices; lines with a mistake are left out and told. A trial writes nothing. */
export function createProductImport(ctx: Context) {
  const ofCode = ctx.db.prepare('SELECT id FROM products WHERE code = ? COLLATE NOCASE AND deleted_at IS NULL LIMIT 1').pluck();
  const priceOf = ctx.db
    .prepare(
      `SELECT price_dong FROM list_prices WHERE product_id = ? AND price_list_id = ? AND min_quantity_milli = 0 AND deleted_at IS NULL`,
    )
    .pluck();
  const lists = createPriceListsReader(ctx.db);
  const groups = createProductGroupsReader(ctx.db);
  const writePrice = createPriceWriter(ctx);
  const fieldsOf = createFieldsReader(ctx.db);
  const ownOf = ctx.db
    .prepare<[string, string]>('SELECT value FROM custom_values WHERE row_id = ? AND field_id = ? AND deleted_at IS NULL')
    .pluck();
  /** What a cell says; null where it does not fit the field. What was exported and stands so stays. */
  const readCell = (field: CustomField, text: string, productId: string | null): string | null => {
    const known: unknown = productId === null ? undefined : ownOf.get(productId, field.id);
    const now = typeof known === 'string' ? known : null;
    if (text === now) return now;
    const read = readOwnValue(field, text, { now });
    return read.problem === undefined ? read.value : null;
  };

  return (cells: readonly (readonly string[])[], isTrial: boolean): ImportAnswer & { groupId: string | null } => {
    const known = lists();
    const fields = new Map(
      fieldsOf()
        .filter(({ entity, isActive }) => entity === 'products' && isActive)
        .map((field) => [field.id, field] as const),
    );
    const ownIn = (row: ImportedProduct, id: string | null) =>
      row.own.flatMap(({ fieldId, text }) => {
        const field = fields.get(fieldId);
        return field === undefined ? [] : [{ field, value: readCell(field, text, id) }];
      });
    const rows = readProductTable(
      cells,
      known.map(({ name }) => name),
      [...fields.values()],
    );
    if (rows === null) throw new AppError('invalid', 'no column holds the codes', { fields: { text: 'required' } });
    if (rows.length > mostRows)
      throw new AppError('too-large', 'more products than one file may bring', { details: { reason: 'rows' } });
    const standard = standardListOn(known, officeToday(ctx));
    const listOf = (name: string | null) => (name === null ? standard : known.find((list) => list.name === name))?.id;
    const byName = new Map(groups().map(({ id, name }) => [foldText(name), id] as const));
    const newGroups = new Map<string, string>();
    const bad: ImportAnswer['bad'] = [];
    const good: { row: ImportedProduct; id: string | null }[] = [];
    for (const row of rows) {
      const id = row.code === '' ? undefined : ofCode.get(row.code);
      const problems = [...row.problems];
      if (id === undefined && row.name === undefined && !problems.includes('no-name')) problems.push('no-name');
      if (id === undefined && row.unit === undefined && !problems.includes('no-unit')) problems.push('no-unit');
      if (ownIn(row, id === undefined ? null : String(id)).some(({ value }) => value === null)) problems.push('bad-own-value');
      if (problems.length > 0) {
        bad.push({ line: row.line, code: row.code, problems });
        continue;
      }
      good.push({ row, id: id === undefined ? null : String(id) });
      const { groupName } = row;
      if (groupName !== undefined && !byName.has(foldText(groupName))) newGroups.set(foldText(groupName), groupName);
    }
    const counts = { added: 0, changed: 0, same: 0 };
    const valuesOf = ({ name, unit, barcode, nameEn, vatClass, groupName }: ImportedProduct) => ({
      ...(name === undefined ? {} : { name }),
      ...(unit === undefined ? {} : { unit }),
      ...(barcode === undefined ? {} : { barcode }),
      ...(nameEn === undefined ? {} : { nameEn }),
      ...(vatClass === undefined ? {} : { vatClass }),
      ...(groupName === undefined ? {} : { groupId: byName.get(foldText(groupName)) ?? null }),
    });
    let groupId: string | null = null;
    if (isTrial) {
      const stored = ctx.db.prepare(
        `SELECT name, unit, barcode, name_en AS nameEn, vat_class AS vatClass, group_id AS groupId FROM products WHERE id = ?`,
      );
      for (const { row, id } of good) {
        if (id === null) counts.added += 1;
        else {
          const before = stored.get(id) as Record<string, unknown>; // the columns selected
          const differs =
            Object.entries(valuesOf(row)).some(([field, value]) => before[field] !== value) ||
            row.prices.some(({ listName, priceDong }) => priceOf.get(id, listOf(listName) ?? '') !== priceDong) ||
            ownIn(row, id).some(({ field, value }) => ownOf.get(id, field.id) !== value);
          counts[differs ? 'changed' : 'same'] += 1;
        }
      }
    } else if (good.length > 0) {
      groupId = ctx.write.transact((tx) => {
        for (const [key, name] of newGroups)
          byName.set(key, tx.create('productGroups', { name, code: null, parentId: null, order: 0, isActive: true }));
        for (const { row, id } of good) {
          const base = { vatClass: 'standard', groupId: null, isActive: true, nameEn: null, barcode: null };
          const productId = id ?? tx.create('products', { ...base, code: row.code, ...valuesOf(row) });
          let isChanged = id !== null && tx.update('products', id, valuesOf(row));
          for (const { listName, priceDong } of row.prices) {
            const priceListId = listOf(listName);
            if (priceListId === undefined) continue;
            if (writePrice(tx, { priceListId, productId, minQuantityMilli: 0, priceDong })) isChanged = true;
          }
          for (const { field, value } of ownIn(row, id)) if (writeOwn(tx, field, productId, value)) isChanged = true;
          counts[id === null ? 'added' : isChanged ? 'changed' : 'same'] += 1;
        }
      }).groupId;
    }
    return { ...counts, newGroups: [...newGroups.values()], bad: bad.slice(0, 200), groupId };
  };
}
