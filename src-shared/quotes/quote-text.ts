import { z } from 'zod';
import { type PriceSource, quoteContent, type QuoteContent, type QuoteLine } from './quote-content.ts';
import { quoteTotalsOf } from './quote-totals.ts';

/*
 * How the content of a quote is written into its one field: JSON with a line as a list of values and every source of a price named once, so
 * that 2 000 lines fit into a push. One content has one text; the office refuses any other, and any whose sums are not those of its lines.
 */

/** Of the text as it stands in an operation, which holds it twice when a quote is sent: both fit into one push of 1 MiB. */
export const mostContentBytes = 480_000;

/** What is left of the content of an erased person's quote. */
export const erasedContent = '{}';

type Source = [kind: PriceSource['kind'], id: string | null, name: string | null];
type WrittenLine = (string | number | null)[];

/** @throws RangeError where its sums are not those of its lines; contents come from `withTotals` */
export function writeContent(content: QuoteContent): string {
  if (!hasItsTotals(content)) throw new RangeError('the sums of this quote are not those of its lines');
  const sources: Source[] = [];
  const known = new Map<string, number>();
  const sourceNo = (source: PriceSource | null) => {
    if (source === null) return -1;
    const written: Source = [source.kind, source.id, source.name];
    const key = JSON.stringify(written);
    const no = known.get(key) ?? sources.push(written) - 1;
    known.set(key, no);
    return no;
  };
  const lines = content.lines.map((line) => writeLine(line, sourceNo));
  return JSON.stringify({
    format: 1,
    issuedOn: content.issuedOn,
    validUntil: content.validUntil,
    contactId: content.contactId,
    toName: content.toName,
    toAddress: content.toAddress,
    toTaxCode: content.toTaxCode,
    toContact: content.toContact,
    intro: content.intro,
    discountBasisPoints: content.discountBasisPoints,
    delivery: content.delivery,
    payment: content.payment,
    paymentDiscountIds: content.paymentDiscountIds,
    ...(content.paymentDiscounts === undefined
      ? {}
      : {
          paymentDiscounts: content.paymentDiscounts.map(({ discountBasisPoints, withinDays, of }) => ({
            discountBasisPoints,
            withinDays,
            of,
          })),
        }),
    promotionIds: content.promotionIds,
    terms: content.terms,
    sources,
    lines,
    totals: {
      linesDong: content.totals.linesDong,
      discountDong: content.totals.discountDong,
      netDong: content.totals.netDong,
      vat: content.totals.vat.map(({ rate, netDong, vatDong }) => ({ rate, netDong, vatDong })),
      vatDong: content.totals.vatDong,
      totalDong: content.totals.totalDong,
    },
  });
}

/** Null where the person was erased, or a newer program wrote what this one cannot read. */
export function readContent(text: string): QuoteContent | null {
  if (text === erasedContent) return null;
  try {
    const parsed = writtenContent.parse(JSON.parse(text));
    const { sources, lines, ...rest } = parsed;
    return quoteContent.parse({ ...rest, lines: lines.map((line) => readLine(line, sources)) });
  } catch {
    return null;
  }
}

/** A content with the sums of its lines; null where they are more than a record takes. */
export function withTotals(content: Omit<QuoteContent, 'totals'>): QuoteContent | null {
  const computed = quoteTotalsOf(content);
  return computed === null ? null : { ...content, totals: computed.totals };
}

/** The field as laptops and office take it. */
export const quoteContentText = z
  .string()
  .max(mostContentBytes, { abort: true })
  .refine((text) => text === erasedContent || isWritten(text));

/** Bytes that this text takes inside an operation, which is JSON itself. */
export function bytesInOperation(text: string): number {
  let bytes = 0;
  for (const character of JSON.stringify(text)) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

function isWritten(text: string): boolean {
  if (bytesInOperation(text) > mostContentBytes) return false;
  const content = readContent(text);
  if (content === null || !hasItsTotals(content)) return false;
  const ids = new Set(content.lines.map(({ id }) => id));
  return ids.size === content.lines.length && writeContent(content) === text;
}

function hasItsTotals(content: QuoteContent): boolean {
  const computed = quoteTotalsOf(content);
  return computed !== null && JSON.stringify(computed.totals) === JSON.stringify(sorted(content.totals));
}

/** Names in the order in which they are computed. */
function sorted({ linesDong, discountDong, netDong, vat, vatDong, totalDong }: QuoteContent['totals']) {
  const ofRates = vat.map((one) => ({ rate: one.rate, netDong: one.netDong, vatDong: one.vatDong }));
  return { linesDong, discountDong, netDong, vat: ofRates, vatDong, totalDong };
}

const source = z.tuple([z.string(), z.string().nullable(), z.string().nullable()]);
const writtenContent = z.looseObject({
  format: z.literal(1),
  sources: z.array(source).max(2000),
  lines: z.array(z.array(z.union([z.string(), z.number(), z.null()])).max(14)).max(2000),
});

function writeLine(line: QuoteLine, sourceNo: (source: PriceSource | null) => number): WrittenLine {
  if (line.kind === 'heading' || line.kind === 'words') return [line.id, line.kind, line.name, line.note];
  return [
    line.id,
    line.kind,
    line.name,
    line.note,
    line.productId,
    line.code,
    line.unit,
    line.quantityMilli,
    line.priceDong,
    line.listPriceDong,
    sourceNo(line.priceSource),
    line.discountBasisPoints,
    line.vatRate,
    line.isOption ? 1 : 0,
  ];
}

/** What `writeLine` wrote; whether the values are right is the schema's to say. */
function readLine(values: readonly (string | number | null)[], sources: readonly z.output<typeof source>[]): unknown {
  const [id, kind, name, note, productId, code, unit, quantityMilli, priceDong, listPriceDong, no, discount, vatRate, isOption] =
    values;
  if (kind === 'heading' || kind === 'words') return { ...lineWithoutPrice, id, kind, name, note };
  const from = typeof no === 'number' ? sources[no] : undefined;
  return {
    id,
    kind,
    name,
    note,
    productId,
    code,
    unit,
    quantityMilli,
    priceDong,
    listPriceDong,
    priceSource: from === undefined ? null : { kind: from[0], id: from[1], name: from[2] },
    discountBasisPoints: discount,
    vatRate,
    isOption: isOption === 1,
  };
}

/** What a heading has in the place of goods and prices. */
export const lineWithoutPrice = {
  note: null,
  productId: null,
  code: null,
  unit: null,
  quantityMilli: 1000,
  priceDong: 0,
  listPriceDong: null,
  priceSource: null,
  discountBasisPoints: 0,
  vatRate: 'KCT',
  isOption: false,
} as const satisfies Omit<QuoteLine, 'id' | 'kind' | 'name'>;
