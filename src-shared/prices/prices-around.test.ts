import { expect, test } from 'vitest';
import { contradictionsOf } from './contradictions.ts';
import { paymentDiscountsFor } from './payment-discounts.ts';
import type { PricedRule } from './price-engine.ts';

const rule = (id: string, values: Partial<PricedRule> = {}): PricedRule => ({
  id,
  name: id,
  customerId: null,
  customerGroupId: 'đại lý',
  productId: null,
  productGroupId: 'xi măng',
  fromOn: '2026-01-01',
  toOn: null,
  minQuantityMilli: 0,
  kind: 'discount',
  priceDong: null,
  discountBasisPoints: 500,
  isActive: true,
  ...values,
});

test('rules of equal rank that say something else contradict each other; of other rank, days or the same words they do not', () => {
  const all = [
    rule('khác số', { discountBasisPoints: 700 }),
    rule('nhóm khác', { customerGroupId: 'siêu thị', discountBasisPoints: 700 }),
    rule('cùng số'),
    rule('đã tắt', { discountBasisPoints: 700, isActive: false }),
    rule('bắt đầu sau', { discountBasisPoints: 700, fromOn: '2026-02-01' }),
    rule('số lượng khác', { discountBasisPoints: 700, minQuantityMilli: 1000 }),
    rule('cho mọi người', { discountBasisPoints: 700, customerGroupId: null }),
    rule('hàng khác', { discountBasisPoints: 700, productGroupId: 'sắt' }),
    rule('ngược ngày', { discountBasisPoints: 700, toOn: '2025-01-01' }),
  ];
  expect(contradictionsOf(rule('mới'), all).map(({ rule: { id }, kind }) => [id, kind])).toEqual([
    ['khác số', 'same'],
    ['nhóm khác', 'shared'],
  ]);
  expect(contradictionsOf(rule('mới', { isActive: false }), all)).toEqual([]);
});

const discount = (id: string, values: object = {}) => ({
  id,
  name: id,
  customerGroupId: null,
  productGroupId: null,
  withinDays: 10,
  discountBasisPoints: 200,
  fromOn: null,
  toOn: null,
  isActive: true,
  ...values,
});

test('two percent if paid within ten days: for each line the most specific one, never two for the same days', () => {
  const all = [
    discount('chung'),
    discount('xi măng', { productGroupId: 'xi măng', discountBasisPoints: 300 }),
    discount('đại lý', { customerGroupId: 'đại lý', withinDays: 3, discountBasisPoints: 333 }),
    discount('siêu thị', { customerGroupId: 'siêu thị', discountBasisPoints: 900 }),
    discount('năm ngoái', { toOn: '2025-12-31', discountBasisPoints: 900 }),
  ];
  const lines = [
    { productId: 'PCB40', netDong: 1_000_050 },
    { productId: null, netDong: 500_000 },
  ];
  const groupsOf = () => ['xi măng', 'vật liệu'];
  expect(paymentDiscountsFor(all, { groupIds: ['đại lý'], on: '2026-11-23', lines, groupsOf })).toEqual([
    { id: 'đại lý', name: 'đại lý', withinDays: 3, discountBasisPoints: 333, ofDong: 1_500_050, savesDong: 49_952 },
    { id: 'chung', name: 'chung', withinDays: 10, discountBasisPoints: 200, ofDong: 500_000, savesDong: 10_000 },
    { id: 'xi măng', name: 'xi măng', withinDays: 10, discountBasisPoints: 300, ofDong: 1_000_050, savesDong: 30_002 },
  ]);
});
