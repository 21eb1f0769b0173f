import type { ExportTable } from '../exports/index.ts';
import type { Db } from '../platform/database.ts';
import type { PriceListRow } from './product-reader.ts';

const words = {
  vi: { sheet: 'Sản phẩm', head: ['Mã hàng', 'Tên hàng', 'Tên tiếng Anh', 'Nhóm', 'ĐVT', 'Mã vạch'], rate: 'VAT' },
  en: { sheet: 'Products', head: ['Code', 'Name', 'English name', 'Group', 'Unit', 'Barcode'], rate: 'VAT' },
} as const;

/** What is sold as a table that the import reads again, with a column of prices for each list. */
export function productTable(
  db: Db,
  lists: readonly PriceListRow[],
  language: 'vi' | 'en',
): { table: ExportTable; rows: number } {
  const { sheet, head, rate } = words[language];
  const products = db
    .prepare(
      `SELECT p.id, p.code, p.name, p.name_en AS nameEn, g.name AS groupName, p.unit, p.barcode, p.vat_class AS vatClass
       FROM products AS p LEFT JOIN product_groups AS g ON g.id = p.group_id AND g.deleted_at IS NULL
       WHERE p.deleted_at IS NULL AND p.is_active = 1 ORDER BY p.code`,
    )
    .all() as {
    id: string;
    code: string;
    name: string;
    nameEn: string | null;
    groupName: string | null;
    unit: string;
    barcode: string | null;
    vatClass: string;
  }[]; // the columns selected
  const price = db
    .prepare(
      `SELECT price_dong FROM list_prices WHERE product_id = ? AND price_list_id = ? AND min_quantity_milli = 0 AND deleted_at IS NULL`,
    )
    .pluck();
  async function* blocks() {
    for (let from = 0; from < products.length; from += 500) {
      yield products.slice(from, from + 500).map((product) => [
        product.code,
        product.name,
        product.nameEn,
        product.groupName,
        product.unit,
        product.barcode,
        rateOfClass[product.vatClass] ?? null,
        ...lists.map((list) => {
          const found = price.get(product.id, list.id);
          return typeof found === 'number' ? found : null;
        }),
      ]);
    }
  }
  return { table: { sheet, head: [...head, rate, ...lists.map(({ name }) => name)], blocks: blocks() }, rows: products.length };
}

/** As the import takes it back to the same class. */
const rateOfClass: Readonly<Record<string, string>> = {
  standard: '8%',
  'standard-kept': '10%',
  reduced: '5%',
  zero: '0%',
  exempt: 'KCT',
  undeclared: 'KKKNT',
};
