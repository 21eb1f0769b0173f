import type { ProductBrief } from '../../../src-shared/products/products.contract.ts';
import { standardListOn } from '../../../src-shared/products/price-lists.ts';
import { type VatSpan, vatRateOn, vatTable } from '../../../src-shared/products/vat.ts';
import type { Db } from '../platform/database.ts';

/** A price list as the table has it. */
export interface PriceListRow {
  readonly id: string;
  readonly name: string;
  readonly customerGroupId: string | null;
  readonly fromOn: string | null;
  readonly toOn: string | null;
  readonly isStandard: boolean;
  readonly order: number;
  readonly isActive: boolean;
}

export type VatRow = VatSpan & { readonly id: string };

/** The VAT rows that this office wrote itself: of two over the same day the newer one counts, on every laptop the same. */
export function createVatReader(db: Db): () => VatRow[] {
  const rows = db.prepare(
    `SELECT id, vat_class AS vatClass, rate, from_on AS fromOn, to_on AS toOn, source
     FROM vat_rates WHERE deleted_at IS NULL ORDER BY created_at DESC, id DESC`,
  );
  return () => rows.all() as VatRow[]; // the columns selected
}

export function createPriceListsReader(db: Db): () => PriceListRow[] {
  const rows = db.prepare(
    `SELECT id, name, customer_group_id AS customerGroupId, from_on AS fromOn, to_on AS toOn, is_standard AS isStandard,
            "order", is_active AS isActive
     FROM price_lists WHERE deleted_at IS NULL ORDER BY is_standard DESC, "order", name, id`,
  );
  type Row = Omit<PriceListRow, 'isStandard' | 'isActive'> & { isStandard: number; isActive: number };
  return () => (rows.all() as Row[]).map((row) => ({ ...row, isStandard: row.isStandard === 1, isActive: row.isActive === 1 })); // the columns selected
}

interface Row extends Omit<ProductBrief, 'vatRate' | 'priceDong' | 'isActive' | 'photo'> {
  readonly isActive: number;
  readonly photoId: string | null;
  readonly photoSha256: string | null;
}

/** Reads products as lists and pickers show them, with the rate and the standard price of a day. */
export function createProductReader(db: Db) {
  const one = db.prepare(
    `SELECT p.id, p.code, p.name, p.name_en AS nameEn, p.group_id AS groupId, g.name AS groupName, p.unit, p.pack_milli AS packMilli,
            p.pack_unit AS packUnit, p.barcode, p.vat_class AS vatClass, p.is_active AS isActive, f.id AS photoId, f.sha256 AS photoSha256
     FROM products AS p LEFT JOIN product_groups AS g ON g.id = p.group_id AND g.deleted_at IS NULL
     LEFT JOIN product_photos AS f ON f.rid = (
       SELECT rid FROM product_photos WHERE product_id = p.id AND deleted_at IS NULL ORDER BY "order", created_at, id LIMIT 1)
     WHERE p.id = ? AND p.deleted_at IS NULL`,
  );
  const price = db
    .prepare(
      `SELECT price_dong FROM list_prices WHERE product_id = ? AND price_list_id = ? AND deleted_at IS NULL
       ORDER BY min_quantity_milli LIMIT 1`,
    )
    .pluck();
  const vatRows = createVatReader(db);
  const lists = createPriceListsReader(db);

  /** Those of these that are there, in this order. */
  return (ids: readonly string[], day: string): ProductBrief[] => {
    const table = vatTable(vatRows());
    const standard = standardListOn(lists(), day);
    return ids.flatMap((id) => {
      const found = one.get(id) as Row | undefined; // the columns selected
      if (found === undefined) return [];
      const { photoId, photoSha256, ...row } = found;
      const listed = standard === null ? undefined : price.get(id, standard.id);
      return [
        {
          ...row,
          isActive: row.isActive === 1,
          vatRate: vatRateOn(table, row.vatClass, day),
          priceDong: typeof listed === 'number' ? listed : null,
          photo: photoId === null || photoSha256 === null ? null : { id: photoId, sha256: photoSha256 },
        },
      ];
    });
  };
}
