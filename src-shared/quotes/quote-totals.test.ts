import { expect, test } from 'vitest';
import { mostDong, mostQuantityMilli } from '../lib/amounts.ts';
import { vatRates } from '../products/vat-rate.ts';
import type { QuoteLine } from './quote-content.ts';
import { lineWithoutPrice } from './quote-text.ts';
import { amountOf, dealOut, quoteTotalsOf } from './quote-totals.ts';

const line = (change: Partial<QuoteLine> = {}): QuoteLine => ({
  ...lineWithoutPrice,
  id: 'a1',
  kind: 'goods',
  name: 'Thùng carton',
  vatRate: '8',
  ...change,
});
const totalsOf = (lines: readonly Partial<QuoteLine>[], discountBasisPoints = 0) =>
  quoteTotalsOf({ lines: lines.map((change, index) => line({ id: `l${index}`, ...change })), discountBasisPoints });

test('two and a half tấn at 12.345.678 đồng with 3,33 % off is rounded half up to the đồng', () => {
  // 12.345.678 × 2,5 × 0,9667 = 29.836.417,306 5
  expect(amountOf(line({ priceDong: 12_345_678, quantityMilli: 2500, discountBasisPoints: 333 }))).toBe(29_836_417);
  // Past 2^53 a double would say 10.335.650.577.
  expect(amountOf(line({ priceDong: 179_321_243, quantityMilli: 136_939, discountBasisPoints: 5791 }))).toBe(10_335_650_576);
  expect(amountOf(line({ priceDong: 1, quantityMilli: 500 }))).toBe(1);
  expect(amountOf(line({ priceDong: 1, quantityMilli: 499 }))).toBe(0);
  expect(amountOf(line({ priceDong: 3, quantityMilli: 500, discountBasisPoints: 0 }))).toBe(2);
});

test('headings, words and options are not counted, and a gift costs nothing', () => {
  const computed = totalsOf([
    { kind: 'heading', name: 'Phần 1' },
    { priceDong: 1000, quantityMilli: 10_000 },
    { priceDong: 5000, isOption: true },
    { kind: 'gift', priceDong: 0, quantityMilli: 2000 },
    { kind: 'words', name: 'Giao tại kho' },
  ]);
  expect(computed).toEqual({
    totals: {
      linesDong: 10_000,
      discountDong: 0,
      netDong: 10_000,
      vat: [{ rate: '8', netDong: 10_000, vatDong: 800 }],
      vatDong: 800,
      totalDong: 10_800,
    },
    lines: [
      null,
      { isCounted: true, amountDong: 10_000, discountDong: 0, netDong: 10_000, vatDong: 800 },
      { isCounted: false, amountDong: 5000, discountDong: 0, netDong: 5000, vatDong: 400 },
      { isCounted: true, amountDong: 0, discountDong: 0, netDong: 0, vatDong: 0 },
      null,
    ],
  });
});

test('a discount on the whole is dealt out to the last đồng, the one left over to whom most was cut', () => {
  expect(dealOut(100, [1, 1, 1], 3)).toEqual([34, 33, 33]);
  expect(dealOut(10, [25, 50, 25], 100)).toEqual([3, 5, 2]);
  expect(dealOut(1, [0, 0, 7], 7)).toEqual([0, 0, 1]);
  const computed = totalsOf([{ priceDong: 999 }, { priceDong: 999, vatRate: '10' }, { priceDong: 1, vatRate: 'KCT' }], 1000);
  expect(computed?.lines.map((one) => one?.discountDong)).toEqual([100, 100, 0]);
  expect(computed?.totals).toEqual({
    linesDong: 1999,
    discountDong: 200,
    netDong: 1799,
    vat: [
      { rate: '8', netDong: 899, vatDong: 72 },
      { rate: '10', netDong: 899, vatDong: 90 },
      { rate: 'KCT', netDong: 1, vatDong: 0 },
    ],
    vatDong: 162,
    totalDong: 1961,
  });
});

test('amounts up to a thousand tỷ are exact, and what is more is refused instead of rounded', () => {
  expect(totalsOf([{ priceDong: mostDong - 1, vatRate: 'KCT' }])?.totals.totalDong).toBe(999_999_999_999_999);
  expect(totalsOf([{ priceDong: 925_925_925_925_925, vatRate: '8' }])?.totals.totalDong).toBe(999_999_999_999_999);
  expect(totalsOf([{ priceDong: mostDong }])).toBeNull();
  expect(totalsOf([{ priceDong: mostDong, quantityMilli: mostQuantityMilli }])).toBeNull();
  expect(
    totalsOf([
      { priceDong: mostDong, vatRate: 'KCT' },
      { priceDong: 1, vatRate: 'KCT' },
    ]),
  ).toBeNull();
  // A discount does not bring back what could not be counted.
  expect(totalsOf([{ priceDong: 0.6 * mostDong }, { priceDong: 0.6 * mostDong }], 5000)).toBeNull();
  // An option that nobody could pay makes the quote no better.
  expect(totalsOf([{ priceDong: mostDong, quantityMilli: 2000, isOption: true }])).toBeNull();
});

test('a quote without lines is zero everywhere', () => {
  expect(totalsOf([], 500)).toEqual({
    totals: { linesDong: 0, discountDong: 0, netDong: 0, vat: [], vatDong: 0, totalDong: 0 },
    lines: [],
  });
});

// --- a second implementation, that shares nothing with the first: fractions of whole numbers, one đồng after another --------------

interface Expected {
  readonly linesDong: bigint;
  readonly discountDong: bigint;
  readonly vat: Readonly<Record<string, readonly [net: bigint, vat: bigint]>>;
  readonly total: bigint;
  readonly parts: readonly bigint[];
}

function rounded(numerator: bigint, denominator: bigint): bigint {
  const [whole, rest] = [numerator / denominator, numerator % denominator];
  return rest >= denominator - rest ? whole + 1n : whole;
}

function slowly(lines: readonly QuoteLine[], discountBasisPoints: number): Expected {
  const counted = lines.filter(({ kind, isOption }) => kind === 'goods' && !isOption);
  const amounts = counted.map(({ priceDong, quantityMilli, discountBasisPoints: off }) =>
    rounded(BigInt(priceDong) * BigInt(quantityMilli) * BigInt(10_000 - off), 1000n * 10_000n),
  );
  let linesDong = 0n;
  for (const amount of amounts) linesDong += amount;
  const discountDong = rounded(linesDong * BigInt(discountBasisPoints), 10_000n);
  const parts = amounts.map((amount) => (linesDong === 0n ? 0n : (amount * discountDong) / linesDong));
  const lacking = amounts.map((amount, index) => amount * discountDong - (parts[index] ?? 0n) * linesDong);
  const given = () => parts.reduce((sum, part) => sum + part, 0n);
  while (linesDong > 0n && given() < discountDong) {
    let best = 0;
    for (let index = 1; index < lacking.length; index += 1) if ((lacking[index] ?? 0n) > (lacking[best] ?? 0n)) best = index;
    parts[best] = (parts[best] ?? 0n) + 1n;
    lacking[best] = -1n;
  }
  const vat: Record<string, [bigint, bigint]> = {};
  let total = 0n;
  for (const [index, { vatRate }] of counted.entries()) {
    const net = (amounts[index] ?? 0n) - (parts[index] ?? 0n);
    const percent = { '0': 0n, '5': 5n, '8': 8n, '10': 10n, KCT: 0n, KKKNT: 0n }[vatRate];
    const tax = rounded(net * percent, 100n);
    const [netBefore, taxBefore] = vat[vatRate] ?? [0n, 0n];
    vat[vatRate] = [netBefore + net, taxBefore + tax];
    total += net + tax;
  }
  return { linesDong, discountDong, vat, total, parts };
}

/** A short generator of pseudo-random numbers (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

test('under every mix of discounts and rates the sums are those of the parts, and a second way of counting agrees', () => {
  const seed = Number(process.env['FIELDBOOK_SEED'] ?? Date.now() % 1_000_000_007);
  const random = randomOf(seed);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const oneOf = <T>(items: readonly T[]): T => items[upTo(items.length - 1)] ?? (items[0] as T); // never empty
  /** Small numbers, where rounding hurts, as often as huge ones, where doubles do. */
  const sized = (most: number) => upTo(10 ** upTo(Math.log10(most)));
  let refused = 0;
  for (let run = 0; run < 4000; run += 1) {
    const lines = Array.from({ length: upTo(run % 50 === 0 ? 200 : 12) }, (_, index) =>
      line({
        id: `l${index}`,
        kind: oneOf(['goods', 'goods', 'goods', 'goods', 'gift', 'heading', 'words'] as const),
        priceDong: sized(mostDong),
        quantityMilli: Math.max(1, random() < 0.5 ? 1000 * sized(100_000) : sized(mostQuantityMilli)),
        discountBasisPoints: oneOf([0, 0, upTo(10_000), upTo(3000), 10_000, 3333]),
        vatRate: oneOf(vatRates),
        isOption: random() < 0.15,
      }),
    );
    const discountBasisPoints = oneOf([0, 500, upTo(10_000), 1, 9999, 10_000, 3333]);
    const where = `seed ${seed}, run ${run}`;
    const computed = quoteTotalsOf({ lines, discountBasisPoints });
    const expected = slowly(lines, discountBasisPoints);
    if (computed === null) {
      refused += 1;
      const highest = lines
        .filter(({ kind }) => kind === 'goods')
        .map((one) => slowly([{ ...one, isOption: false }], 0).linesDong)
        .concat(expected.linesDong, expected.total);
      expect(
        highest.some((amount) => amount > BigInt(mostDong)),
        where,
      ).toBe(true);
      continue;
    }
    const { totals } = computed;
    const counted = computed.lines.flatMap((one, index) =>
      one?.isCounted === true && lines[index]?.kind === 'goods' ? [one] : [],
    );
    const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
    expect(sum(counted.map((one) => one.amountDong)), where).toBe(totals.linesDong);
    expect(sum(counted.map((one) => one.discountDong)), where).toBe(totals.discountDong);
    expect(sum(counted.map((one) => one.netDong)), where).toBe(totals.netDong);
    expect(sum(counted.map((one) => one.vatDong)), where).toBe(totals.vatDong);
    expect(sum(totals.vat.map((one) => one.vatDong)), where).toBe(totals.vatDong);
    expect(sum(totals.vat.map((one) => one.netDong)), where).toBe(totals.netDong);
    expect(totals.netDong + totals.vatDong, where).toBe(totals.totalDong);
    expect(
      counted.every((one) => one.netDong >= 0 && one.discountDong >= 0 && Number.isSafeInteger(one.netDong)),
      where,
    ).toBe(true);

    expect([BigInt(totals.linesDong), BigInt(totals.discountDong), BigInt(totals.totalDong)], where).toEqual([
      expected.linesDong,
      expected.discountDong,
      expected.total,
    ]);
    expect(
      counted.map((one) => BigInt(one.discountDong)),
      where,
    ).toEqual(expected.parts);
    expect(Object.fromEntries(totals.vat.map((one) => [one.rate, [BigInt(one.netDong), BigInt(one.vatDong)]])), where).toEqual(
      expected.vat,
    );
  }
  expect(refused).toBeLessThan(3000);
});
