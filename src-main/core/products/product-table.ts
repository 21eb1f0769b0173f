import type { ExportTable } from '../exports/index.ts';
import type { CustomField } from '../../../src-shared/custom-fields/custom-field.ts';
import { writeOwnValue } from '../../../src-shared/custom-fields/own-value.ts';
import { isoDate } from '../../../src-shared/lib/fields.ts';
import { createFieldsReader } from '../custom-fields/index.ts';
import type { Db } from '../platform/database.ts';
import type { PriceListRow } from './product-reader.ts';

const words = {
  vi: { sheet: 'Sản phẩm', head: ['Mã hàng', 'Tên hàng', 'Tên tiếng Anh', 'Nhóm', 'ĐVT', 'Mã vạch'], rate: 'VAT' },
  en: { sheet: 'Products', head: ['Code', 'Name', 'English name', 'Group', 'Unit', 'Barcode'], rate: 'VAT' },
} as const;

/** What is sold as a table that the import reads again, with a column of prices for each list and one for each own field. */
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
  const ownFields = createFieldsReader(db)().filter(({ entity, isActive }) => entity === 'products' && isActive);
  const own = db
    .prepare<[string, string]>('SELECT value FROM custom_values WHERE row_id = ? AND field_id = ? AND deleted_at IS NULL')
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
        ...ownFields.map((field) => cellOf(field, own.get(product.id, field.id), language)),
      ]);
    }
  }
  return {
    table: {
      sheet,
      head: [...head, rate, ...lists.map(({ name }) => name), ...ownFields.map((field) => field[language])],
      blocks: blocks(),
    },
    rows: products.length,
  };
}

/** Numbers and days as a spreadsheet has them, choices in words. */
function cellOf(field: CustomField, value: unknown, language: 'vi' | 'en') {
  if (typeof value !== 'string') return null;
  if (field.type === 'number' && Number.isFinite(Number(value))) return Number(value);
  if (field.type === 'date' && isoDate.safeParse(value).success) return { day: value };
  return writeOwnValue(field, value, language);
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
