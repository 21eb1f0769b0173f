import { expect, test } from 'vitest';
import { aQuoteLine } from '../../tests/support/quote-contents.ts';
import { priceParts } from './use-line-prices.ts';

const answer = {
  priceDong: 88_000,
  unitDong: 87_120,
  listPriceDong: 90_000,
  discountBasisPoints: 100,
  source: { kind: 'rule' as const, id: '0192d3f0-0000-7000-8000-000000000001', name: 'Đại lý' },
  why: [],
  contradicts: [],
  vatRate: '8' as const,
  costDong: null,
};

test('another quantity brings another price, and what a programme takes off stays until somebody changes it', () => {
  const bySource = (kind: 'rule' | 'promotion' | 'hand') =>
    priceParts(aQuoteLine({ discountBasisPoints: 500, priceSource: { kind, id: null, name: 'Giảm 5 %' } }), answer);
  expect(bySource('rule')).toMatchObject({ priceDong: 88_000, discountBasisPoints: 100, priceSource: answer.source });
  expect(bySource('promotion')).toEqual({ priceDong: 88_000, listPriceDong: 90_000, vatRate: '8' });
  expect(bySource('hand')).toEqual({ listPriceDong: 90_000, vatRate: '8' });
});
