import { addDays, daysBetween } from '../../../src-shared/lib/dates.ts';
import type { PriceAnswer } from '../../../src-shared/prices/price-engine.ts';
import type { QuoteLine } from '../../../src-shared/quotes/quote-content.ts';
import { lineWithoutPrice, readContent } from '../../../src-shared/quotes/quote-text.ts';
import type { QuoteDraft } from '../../../src-shared/quotes/quotes.contract.ts';
import type { VatRate } from '../../../src-shared/products/vat-rate.ts';
import { createFamily, inFamily } from '../customers/index.ts';
import type { Db } from '../platform/database.ts';

/** How long a quote is valid unless somebody says otherwise. */
export const usualValidityDays = 30;

export interface ProductOfLine {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
}

type LinePrice = Pick<PriceAnswer, 'priceDong' | 'listPriceDong' | 'discountBasisPoints' | 'source'> & {
  readonly vatRate: VatRate | null;
};

export interface NewContentDeps {
  readonly db: Db;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly productsOf: (ids: readonly string[]) => ReadonlyMap<string, ProductOfLine>;
  /** Of what no product says. */
  readonly standardVat: (on: string) => VatRate;
}

/** What is printed above the lines of a new quote or order. */
export function createContentHeads(db: Db) {
  const family = createFamily(db);
  const customer = db.prepare('SELECT name, address, tax_code AS taxCode FROM customers WHERE id = ? AND deleted_at IS NULL');
  const contact = db.prepare('SELECT id, name FROM contacts WHERE id = ? AND deleted_at IS NULL');
  const primary = db.prepare(
    `SELECT id, name FROM contacts WHERE ${inFamily('customer_id')} AND deleted_at IS NULL AND is_primary = 1 ORDER BY customer_id = ? DESC, rid LIMIT 1`,
  );

  return (customerId: string, contactId: string | null, today: string): Omit<QuoteDraft, 'lines'> | null => {
    const to = customer.get(customerId) as { name: string; address: string | null; taxCode: string | null } | undefined; // the columns
    if (to === undefined) return null;
    const person = (contactId === null ? primary.get(family.json(customerId), customerId) : contact.get(contactId)) as
      | { id: string; name: string }
      | undefined; // the columns selected
    return {
      format: 1,
      issuedOn: today,
      validUntil: addDays(today, usualValidityDays),
      contactId: person?.id ?? null,
      toName: to.name.slice(0, 300),
      toAddress: to.address?.slice(0, 500) ?? null,
      toTaxCode: to.taxCode?.slice(0, 20) ?? null,
      toContact: person?.name.slice(0, 300) ?? null,
      intro: null,
      discountBasisPoints: 0,
      delivery: null,
      payment: null,
      paymentDiscountIds: [],
      promotionIds: [],
      terms: null,
    };
  };
}

/** What a new quote begins with. */
export function createNewContents(deps: NewContentDeps) {
  const { db } = deps;
  const wanted = db.prepare(
    `SELECT product_id AS productId, name, quantity_milli AS quantityMilli, price_dong AS priceDong, note FROM opportunity_products
     WHERE opportunity_id = ? AND deleted_at IS NULL ORDER BY created_at, id`,
  );

  const finishLines = (
    rows: readonly Wanted[],
    isKnown: (row: Wanted) => boolean,
    prices: readonly LinePrice[],
    on: string,
  ): QuoteLine[] => {
    const known = deps.productsOf(rows.flatMap(({ productId }) => productId ?? []));
    const ids = new Set<string>();
    let at = 0;
    return rows.map((row): QuoteLine => {
      const price = isKnown(row) ? prices[at++] : undefined;
      const product = isKnown(row) ? known.get(row.productId ?? '') : undefined;
      const byHand = row.priceDong !== null && row.priceDong !== (price?.priceDong ?? null);
      return {
        ...lineWithoutPrice,
        id: newLineId(deps.randomBytes, ids),
        kind: 'goods',
        productId: product === undefined ? null : row.productId,
        code: product?.code ?? null,
        name: product?.name ?? row.name,
        note: row.note,
        unit: product?.unit ?? null,
        quantityMilli: row.quantityMilli,
        priceDong: row.priceDong ?? price?.priceDong ?? 0,
        listPriceDong: price?.listPriceDong ?? null,
        priceSource: byHand ? { kind: 'hand', id: null, name: null } : (price?.source ?? null),
        discountBasisPoints: byHand ? 0 : (price?.discountBasisPoints ?? 0),
        vatRate: price?.vatRate ?? deps.standardVat(on),
      };
    });
  };

  return {
    headOf: createContentHeads(db),
    /** What the customer would buy: what to ask prices for, and the lines at those prices; what somebody wrote down as a price stays. */
    linesOf(opportunityId: string | null, on: string) {
      const rows = opportunityId === null ? [] : (wanted.all(opportunityId) as Wanted[]); // the columns selected
      const known = deps.productsOf(rows.flatMap(({ productId }) => productId ?? []));
      const isKnown = ({ productId }: Wanted) => productId !== null && known.has(productId);
      const asked = rows.filter(isKnown).map(({ productId, quantityMilli }) => ({ productId: productId ?? '', quantityMilli }));
      return { asked, finish: (prices: readonly LinePrice[]) => finishLines(rows, isKnown, prices, on) };
    },
    /** The same once more, of today and as long valid. */
    copyOf(text: string, today: string): QuoteDraft | null {
      const content = readContent(text);
      if (content === null) return null;
      const { totals: _totals, ...draft } = content;
      const days = Math.max(0, daysBetween(content.issuedOn, content.validUntil));
      return { ...draft, issuedOn: today, validUntil: addDays(today, days) };
    },
  };
}

interface Wanted {
  readonly productId: string | null;
  readonly name: string;
  readonly quantityMilli: number;
  readonly priceDong: number | null;
  readonly note: string | null;
}

function newLineId(randomBytes: (count: number) => Uint8Array, taken: Set<string>): string {
  for (;;) {
    const id = [...randomBytes(8)].map((byte) => (byte % 36).toString(36)).join('');
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
}
