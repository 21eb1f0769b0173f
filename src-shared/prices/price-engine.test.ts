import { expect, test } from 'vitest';
import { aPolicy, aQuestion, seeded } from '../../tests/support/price-cases.ts';
import { referencePrice } from '../../tests/support/price-reference.ts';
import { afterDiscount, createPriceBook, type PriceBookParts, type PricedRule } from './price-engine.ts';

const rule = (name: string, values: Partial<PricedRule>): PricedRule => ({
  id: name,
  name,
  customerId: null,
  customerGroupId: null,
  productId: null,
  productGroupId: null,
  fromOn: null,
  toOn: null,
  minQuantityMilli: 0,
  kind: 'discount',
  priceDong: null,
  discountBasisPoints: 500,
  isActive: true,
  ...values,
});
const shop: PriceBookParts = {
  products: [{ id: 'xi măng', groupId: 'xi măng các loại' }],
  groups: [
    { id: 'xi măng các loại', parentId: 'vật liệu' },
    { id: 'vật liệu', parentId: null },
  ],
  lists: [
    {
      id: 'chuẩn',
      name: 'Giá chuẩn',
      customerGroupId: null,
      fromOn: null,
      toOn: null,
      isStandard: true,
      order: 0,
      isActive: true,
    },
  ],
  listPrices: [{ id: 'a', priceListId: 'chuẩn', productId: 'xi măng', priceDong: 90_000, minQuantityMilli: 0 }],
  rules: [],
};
const question = {
  customerId: 'Đại Phát',
  groupIds: ['đại lý'],
  productId: 'xi măng',
  quantityMilli: 50_000,
  on: '2026-11-23',
};
const priced = (rules: readonly PricedRule[], asked: Partial<typeof question> = {}) =>
  createPriceBook({ ...shop, rules }).priceOf({ ...question, ...asked });

test('without a rule the list’s price counts', () => {
  expect(priced([])).toMatchObject({
    priceDong: 90_000,
    listPriceDong: 90_000,
    discountBasisPoints: 0,
    unitDong: 90_000,
    source: { kind: 'list', id: 'chuẩn', name: 'Giá chuẩn' },
    contradicts: [],
  });
});

test('a list for a group of the customer goes before the standard one; one that is nobody’s gives no price', () => {
  const list = (id: string, values: object) => ({
    ...{ id, name: id, customerGroupId: null, fromOn: null, toOn: null, isStandard: false, order: 0, isActive: true },
    ...values,
  });
  const lists = [...shop.lists, list('đại lý', { customerGroupId: 'đại lý' }), list('chưa cho ai', {})];
  const listPrices = [
    ...shop.listPrices,
    { id: 'b', priceListId: 'đại lý', productId: 'xi măng', priceDong: 85_000, minQuantityMilli: 0 },
    { id: 'c', priceListId: 'chưa cho ai', productId: 'xi măng', priceDong: 1000, minQuantityMilli: 0 },
  ];
  const book = createPriceBook({ ...shop, lists, listPrices });
  expect([book.priceOf(question).priceDong, book.priceOf({ ...question, groupIds: [] }).priceDong]).toEqual([85_000, 90_000]);
});

test('each rule wins over those that are less specific, and each loser is told what decided', () => {
  const rules = [
    rule('cho mọi người', {}),
    rule('nhóm xa', { productGroupId: 'vật liệu' }),
    rule('nhóm gần', { productGroupId: 'xi măng các loại' }),
    rule('mặt hàng', { productId: 'xi măng' }),
    rule('mặt hàng từ 10', { productId: 'xi măng', minQuantityMilli: 10_000 }),
    rule('mặt hàng từ 10, mới', { productId: 'xi măng', minQuantityMilli: 10_000, fromOn: '2026-06-01' }),
    rule('đại lý', { customerGroupId: 'đại lý' }),
    rule('đại lý, mặt hàng', { customerGroupId: 'đại lý', productId: 'xi măng' }),
    rule('Đại Phát', { customerId: 'Đại Phát', kind: 'price', priceDong: 80_000 }),
  ];
  for (let left = rules.length; left > 0; left -= 1) {
    expect(priced(rules.slice(0, left).toReversed()).source?.name).toBe(rules[left - 1]?.name);
  }
  expect(priced(rules).why.map(({ name, lost }) => [name, lost])).toEqual([
    ['Đại Phát', null],
    ['đại lý, mặt hàng', 'customer'],
    ['đại lý', 'customer'],
    ['mặt hàng từ 10, mới', 'customer'],
    ['mặt hàng từ 10', 'customer'],
    ['mặt hàng', 'customer'],
    ['nhóm gần', 'customer'],
    ['nhóm xa', 'customer'],
    ['cho mọi người', 'customer'],
    ['Giá chuẩn', 'base'],
  ]);
  expect(priced(rules.slice(0, 6)).why.map(({ lost }) => lost)).toEqual([
    null,
    'start',
    'quantity',
    'product',
    'product',
    'product',
    'base',
  ]);
});

test('two rules of equal rank that say something else: the same one on every laptop, and the other is named', () => {
  const a = rule('a', { discountBasisPoints: 300 });
  const b = rule('b', { discountBasisPoints: 700 });
  for (const rules of [
    [a, b],
    [b, a],
  ]) {
    expect(priced(rules)).toMatchObject({ source: { id: 'a' }, discountBasisPoints: 300, contradicts: [{ id: 'b', name: 'b' }] });
  }
  expect(priced([a, { ...b, discountBasisPoints: 300 }]).contradicts).toEqual([]);
});

test('a rule of a group that is gone, of other days, of a higher quantity or without its amount fits nobody', () => {
  const none = [
    rule('nhóm đã xoá', { productGroupId: 'không còn' }),
    rule('chưa tới', { fromOn: '2026-11-24' }),
    rule('đã hết', { toOn: '2026-11-22' }),
    rule('nhiều hơn', { minQuantityMilli: 50_001 }),
    rule('thiếu số', { discountBasisPoints: null }),
    rule('đã tắt', { isActive: false }),
    rule('nhóm khác', { customerGroupId: 'siêu thị' }),
  ];
  expect(priced(none).why.map(({ name }) => name)).toEqual(['Giá chuẩn']);
});

test('a discount without a list price is no price; the next rule counts', () => {
  const rules = [rule('giảm', { customerId: 'Đại Phát' }), rule('giá', { kind: 'price', priceDong: 1000 })];
  const answer = createPriceBook({ ...shop, rules, listPrices: [] }).priceOf(question);
  expect([answer.source?.name, answer.priceDong, answer.why.map(({ lost }) => lost)]).toEqual([
    'giá',
    1000,
    [null, 'no-list-price'],
  ]);
  expect(createPriceBook({ ...shop, rules: [], listPrices: [] }).priceOf(question)).toMatchObject({
    priceDong: null,
    source: null,
  });
});

test('groups of products that lie in a circle end', () => {
  const groups = [
    { id: 'xi măng các loại', parentId: 'vật liệu' },
    { id: 'vật liệu', parentId: 'xi măng các loại' },
  ];
  const book = createPriceBook({ ...shop, groups, rules: [rule('xa', { productGroupId: 'vật liệu' })] });
  expect(book.priceOf(question).source?.name).toBe('xa');
});

test('percent off are rounded half up, exactly also where a number of the machine would not be', () => {
  expect([
    afterDiscount(999, 500),
    afterDiscount(10, 500),
    afterDiscount(1_000_000_000_000_000, 1),
    afterDiscount(999_999_999_999_999, 3333),
    afterDiscount(5, 10_000),
  ]).toEqual([949, 10, 999_900_000_000_000, 666_699_999_999_999, 0]);
});

test('a hundred thousand random questions have the answer of the slow reference', () => {
  const seed = Number(process.env['FIELDBOOK_SEED'] ?? Date.now() % 2 ** 31);
  const below = seeded(seed);
  for (let asked = 0; asked < 100_000; ) {
    const parts = aPolicy(below, { rules: 1 + below(30), products: 1 + below(6) });
    const book = createPriceBook(parts);
    for (let turn = 0; turn < 50; turn += 1, asked += 1) {
      const ask = aQuestion(below, parts.products.length);
      const { source, priceDong, listPriceDong, discountBasisPoints, contradicts } = book.priceOf(ask);
      const answer = {
        kind: source?.kind ?? null,
        id: source?.id ?? null,
        priceDong,
        listPriceDong,
        discountBasisPoints,
        contradicts: contradicts.map(({ id }) => id),
      };
      const reference = referencePrice(parts, ask);
      if (JSON.stringify(answer) === JSON.stringify(reference)) continue;
      expect(answer, `seed ${seed}, question ${asked}: ${JSON.stringify(ask)}`).toEqual(reference);
    }
  }
}, 60_000);
