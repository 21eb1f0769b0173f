import { foldText } from '../../../src-shared/vietnam/fold.ts';
import { nameSortKey } from '../../../src-shared/vietnam/sort-key.ts';

/** What the catalogue in memory knows of a product. */
export interface IndexedProduct {
  readonly rid: number;
  readonly id: string;
  readonly groupId: string | null;
  readonly isActive: boolean;
  /** Folded, without spaces. */
  readonly code: string;
  readonly barcode: string;
  readonly sortKey: string;
  readonly codeSort: string;
  /** Every word that it is found by, each after a space. */
  readonly text: string;
}

export interface ProductRow {
  readonly rid: number;
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly groupId: string | null;
  readonly barcode: string | null;
  readonly isActive: number;
  /** The texts in its own fields. Numbers and days would be found by half of all codes. */
  readonly own: string | null;
}

export const entryColumns = `rid, id, code, name, name_en AS nameEn, group_id AS groupId, barcode, is_active AS isActive,
  (SELECT group_concat(v.value, ' ') FROM custom_values AS v JOIN custom_fields AS f ON f.id = v.field_id AND f.type = 'text'
   WHERE v.customer_id = products.id AND v.entity = 'products' AND v.deleted_at IS NULL) AS own`;

export function entryOf({ rid, id, groupId, isActive, ...row }: ProductRow): IndexedProduct {
  const code = foldText(row.code);
  const closed = code.replaceAll(' ', '');
  const barcode = row.barcode === null ? '' : foldText(row.barcode).replaceAll(' ', '');
  const words = [
    code,
    closed === code ? '' : closed,
    barcode,
    foldText(row.name),
    row.nameEn === null ? '' : foldText(row.nameEn),
    row.own === null ? '' : foldText(row.own),
  ];
  return {
    rid,
    id,
    groupId,
    isActive: isActive === 1,
    code: closed,
    barcode,
    sortKey: nameSortKey(row.name),
    codeSort: row.code.toLowerCase(),
    text: ` ${words.filter((word) => word !== '').join(' ')}`,
  };
}

/** Whether an entry holds every word; `isAnywhere` also inside a word. The index answers the same for all entries at once. */
export function holds({ text }: IndexedProduct, words: readonly string[], isAnywhere: boolean): boolean {
  return words.every((word) => text.includes(isAnywhere && word.length >= 3 ? word : ` ${word}`));
}
