import { expect, test } from 'vitest';
import type { QuoteContent, QuoteLine } from './quote-content.ts';
import {
  bytesInOperation,
  lineWithoutPrice,
  mostContentBytes,
  quoteContentText,
  readContent,
  withTotals,
  writeContent,
} from './quote-text.ts';

const productId = '0192d3f0-0000-7000-8000-00000000000a';
const head: Omit<QuoteContent, 'totals' | 'lines'> = {
  format: 1,
  issuedOn: '2026-12-01',
  validUntil: '2026-12-31',
  contactId: null,
  toName: 'Công ty TNHH Bao bì Đại Phát',
  toAddress: 'Lô B2, KCN Sóng Thần, Dĩ An',
  toTaxCode: '0301234567',
  toContact: 'Anh Tuấn',
  intro: null,
  discountBasisPoints: 250,
  delivery: 'Giao trong 7 ngày',
  payment: null,
  paymentDiscountIds: [],
  promotionIds: [],
  terms: null,
};
const goods = (id: string, change: Partial<QuoteLine> = {}): QuoteLine => ({
  ...lineWithoutPrice,
  id,
  kind: 'goods',
  name: 'Thùng carton 5 lớp 40×30×30',
  productId,
  code: 'TC-01',
  unit: 'cái',
  quantityMilli: 500_000,
  priceDong: 12_350,
  listPriceDong: 13_000,
  priceSource: { kind: 'rule', id: productId, name: 'Đại lý cấp 1' },
  discountBasisPoints: 100,
  vatRate: '8',
  ...change,
});
const aContent = (lines: readonly QuoteLine[]): QuoteContent => {
  const content = withTotals({ ...head, lines: [...lines] });
  if (content === null) throw new Error('too much');
  return content;
};
const isTaken = (text: string) => quoteContentText.safeParse(text).success;

test('a quote is read as it was written, with its sections, options and gifts', () => {
  const content = aContent([
    { ...lineWithoutPrice, id: 'h1', kind: 'heading', name: 'Phần 1: thùng' },
    goods('a1'),
    goods('a2', { isOption: true, priceSource: { kind: 'list', id: null, name: null }, note: 'In 2 màu' }),
    goods('g1', { kind: 'gift', priceDong: 0, discountBasisPoints: 0, priceSource: null }),
    { ...lineWithoutPrice, id: 'w1', kind: 'words', name: 'Giá tại kho bên mua' },
  ]);
  const text = writeContent(content);
  expect(readContent(text)).toEqual(content);
  expect(isTaken(text)).toBe(true);
});

test('a quote whose sums are not those of its lines is refused, on the laptop and by the office', () => {
  const content = aContent([goods('a1')]);
  const text = writeContent(content);
  expect(() => writeContent({ ...content, totals: { ...content.totals, totalDong: 1 } })).toThrow(RangeError);
  const { totalDong } = content.totals;
  expect(isTaken(text.replace(`"totalDong":${totalDong}`, `"totalDong":${totalDong - 1}`))).toBe(false);
  // Another price in the line and the old sums.
  expect(isTaken(text.replace('12350', '12349'))).toBe(false);
});

test.each([
  ['no JSON', '{'],
  ['a list', '[]'],
  ['a number below zero', writeContent(aContent([goods('a1')])).replace('12350', '-12350')],
  ['half a đồng', writeContent(aContent([goods('a1')])).replace('12350', '12350.5')],
  ['the same with spaces', writeContent(aContent([goods('a1')])).replace('{"format":1,', '{"format":1, ')],
  ['something beside', writeContent(aContent([goods('a1')])).replace('{"format":1,', '{"more":1,"format":1,')],
  ['a line with more values', writeContent(aContent([goods('a1')])).replace('"8",0]', '"8",0,0]')],
])('no other text than the one of its content is taken: %s', (_what, text) => {
  expect(isTaken(text)).toBe(false);
});

test('two lines of one id are refused: nobody could lay them beside those of another version', () => {
  expect(isTaken(writeContent(aContent([goods('a1'), goods('a1')])))).toBe(false);
});

test('what is left of an erased person’s quote is no content and can be read', () => {
  expect(isTaken('{}')).toBe(true);
  expect(readContent('{}')).toBeNull();
});

test('a quote of 2 000 lines fits into a push twice, and what does not is refused', () => {
  const lines = Array.from({ length: 2000 }, (_, index) =>
    goods(`l${index.toString(36)}x`, {
      productId: `0192d3f0-0000-7000-8000-${String(index).padStart(12, '0')}`,
      code: `TC-${index}`,
    }),
  );
  const text = writeContent(aContent(lines));
  expect(bytesInOperation(text)).toBe(Buffer.byteLength(JSON.stringify(text)));
  expect(bytesInOperation(text)).toBeLessThan(mostContentBytes);
  expect(isTaken(text)).toBe(true);
  expect(isTaken(writeContent(aContent(lines.map((one) => ({ ...one, note: 'x'.repeat(200) })))))).toBe(false);
});
