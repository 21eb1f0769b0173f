import { expect, test } from 'vitest';
import { discountDaysIn, legalityOf } from './legality.ts';
import { isAround, type Promotion, promotionsFor, type PromotionQuestion } from './promotions-for.ts';

const gift: Promotion = {
  id: 'quà',
  name: 'Mua 10 tặng 1',
  kind: 'gift',
  occasion: null,
  occasionDays: null,
  fromOn: '2026-11-01',
  toOn: '2026-12-31',
  customerGroupId: null,
  productGroupId: null,
  productId: 'xi măng',
  minQuantityMilli: 10_000,
  minAmountDong: null,
  isRepeated: true,
  giftProductId: 'mũ',
  giftQuantityMilli: 1000,
  discountBasisPoints: null,
  seats: null,
  budgetDong: null,
  isConcentrated: false,
  taxNote: null,
  note: null,
  isActive: true,
};
const question: PromotionQuestion = {
  on: '2026-11-23',
  groupIds: [],
  birthday: '1988-11-30',
  foundedOn: null,
  lines: [
    { productId: 'xi măng', quantityMilli: 35_000, netDong: 3_150_000 },
    { productId: 'cát', quantityMilli: 1000, netDong: 400_000 },
  ],
  groupsOf: () => ['vật liệu'],
  leftOf: () => 100_000,
};
const offers = (values: Partial<Promotion>, asked: Partial<PromotionQuestion> = {}) =>
  promotionsFor([{ ...gift, ...values }], { ...question, ...asked });

test('buy ten, have one for nothing: three times for 35 bags, once where it is not repeated', () => {
  expect(offers({})).toEqual([
    {
      promotionId: 'quà',
      name: 'Mua 10 tặng 1',
      kind: 'gift',
      times: 3,
      missingMilli: 0,
      missingDong: 0,
      giftProductId: 'mũ',
      quantityMilli: 3000,
      leftMilli: 100_000,
      isShort: false,
      discountBasisPoints: 0,
      discountDong: 0,
      lineIndexes: [0],
    },
  ]);
  expect(offers({ isRepeated: false })[0]?.quantityMilli).toBe(1000);
});

test('a gift that is not in stock is told, and so is what is missing to the condition', () => {
  expect(offers({}, { leftOf: () => 2000 })[0]).toMatchObject({ quantityMilli: 3000, leftMilli: 2000, isShort: true });
  expect(offers({}, { leftOf: () => -1000 })[0]?.isShort).toBe(true);
  expect(offers({ minQuantityMilli: 50_000 })[0]).toMatchObject({
    times: 0,
    missingMilli: 15_000,
    quantityMilli: 0,
    isShort: false,
  });
  expect(offers({ minQuantityMilli: null, minAmountDong: 5_000_000 })[0]).toMatchObject({ times: 0, missingDong: 1_850_000 });
});

test('money off is of the covered lines alone, half up; nobody else has it', () => {
  const off = { kind: 'discount', discountBasisPoints: 333, minQuantityMilli: null } as const;
  expect(offers(off)[0]).toMatchObject({ discountBasisPoints: 333, discountDong: 104_895 });
  expect(offers({ ...off, productId: null, productGroupId: 'vật liệu' })[0]?.lineIndexes).toEqual([0, 1]);
  expect([
    offers({ ...off, customerGroupId: 'đại lý' }),
    offers({ ...off, isActive: false }),
    offers({ ...off, toOn: '2026-11-22' }),
    offers({ ...off, productId: 'gạch' }),
    offers({ ...off, productGroupId: 'đã xoá' }),
  ]).toEqual([[], [], [], [], []]);
});

test('a programme of an occasion runs around the day of the customer, over the turn of the year and on 29 February too', () => {
  expect(offers({ occasion: 'birthday', occasionDays: 7 })).toHaveLength(1);
  expect(offers({ occasion: 'birthday', occasionDays: 6 })).toEqual([]);
  expect(offers({ occasion: 'founding', occasionDays: 180 })).toEqual([]);
  expect([
    isAround('2010-01-02', '2026-12-30', 3),
    isAround('2010-12-30', '2027-01-02', 3),
    isAround('2010-01-02', '2026-12-29', 3),
    isAround('2012-02-29', '2027-02-28', 0),
    isAround('2012-02-29', '2028-02-29', 0),
    isAround('2026-11-23', '2026-11-23', 5),
  ]).toEqual([true, true, false, true, true, false]);
});

const law = { priceBeforeDong: 90_000, giftPriceDong: 60_000, otherDiscounts: [] };

test('more than half of the price just before is told, unless the programme is one of the state or nothing has to be bought', () => {
  const codes = (values: Partial<Promotion>, facts = law) => legalityOf({ ...gift, ...values }, facts).map(({ code }) => code);
  const off = { kind: 'discount', minQuantityMilli: null } as const;
  expect(codes({ ...off, discountBasisPoints: 5000 })).toEqual(['no-notice']);
  expect(codes({ ...off, discountBasisPoints: 5001 })).toEqual(['over-half', 'no-notice']);
  expect(codes({ ...off, discountBasisPoints: 10_000, isConcentrated: true })).toEqual(['no-notice']);
  // A cap of 60 000 đ with one bag of 90 000 đ is two thirds; with ten bags it is a fifteenth.
  expect(legalityOf({ ...gift, minQuantityMilli: 1000 }, law)[0]).toEqual({ code: 'over-half', basisPoints: 6666 });
  expect(codes({})).toEqual(['no-notice']);
  expect(codes({ minQuantityMilli: null })).toEqual(['no-notice']);
  expect(codes({ minQuantityMilli: 1000 }, { ...law, priceBeforeDong: 0 })).toEqual(['value-unknown', 'no-notice']);
  expect(codes({ customerGroupId: 'đại lý' })).toEqual(['notice-if-regular']);
});

test('more than 120 days of discount of the same goods in a calendar year are told, each day counted once', () => {
  const off = { ...gift, kind: 'discount', discountBasisPoints: 1000, minQuantityMilli: null } as const;
  const other = [{ fromOn: '2026-08-01', toOn: '2026-11-30' }];
  expect(legalityOf({ ...off, fromOn: '2026-09-01', toOn: '2026-12-29' }, law)[0]).toEqual({ code: 'no-notice' });
  expect(legalityOf({ ...off, fromOn: '2026-09-01', toOn: '2026-12-30' }, law)[0]).toEqual({
    code: 'over-120-days',
    year: 2026,
    days: 121,
  });
  expect(legalityOf({ ...off, fromOn: '2026-11-01', toOn: '2027-01-31' }, { ...law, otherDiscounts: other })).toEqual([
    { code: 'over-120-days', year: 2026, days: 153 },
    { code: 'no-notice' },
  ]);
  expect(discountDaysIn(2026, [...other, ...other, { fromOn: '2026-11-30', toOn: '2026-12-01' }])).toBe(123);
  expect(legalityOf({ ...off, fromOn: '2026-12-01', toOn: '2026-01-01' }, law)).toEqual([{ code: 'no-notice' }]);
});
