import { expect, test } from 'vitest';
import { addDays } from '../lib/dates.ts';
import {
  ageingBuckets,
  amountIn,
  bucketOf,
  noBuckets,
  type OwedInvoice,
  type PaidReceipt,
  standingOf,
  sumOfStandings,
} from './ageing.ts';
import { dealOut } from './deal-out.ts';

const on = '2026-11-26';
const invoice = (id: string, totalDong: number, dueOn: string | null, more: Partial<OwedInvoice> = {}): OwedInvoice => ({
  ...{ id, totalDong, dueOn, issuedOn: '2026-10-01', state: 'open' },
  ...more,
});
const paid = (invoiceId: string | null, amountDong: number, kind: 'in' | 'out' = 'in'): PaidReceipt => ({
  ...{ invoiceId, amountDong, kind },
});

test('an invoice is overdue from the day after its day; without one it is due when it was issued', () => {
  const bucketAfter = (days: number) => bucketOf(addDays(on, -days), on);
  expect([-5, 0, 1, 30, 31, 60, 61, 90, 91, 900].map(bucketAfter)).toEqual([
    ...(['notDue', 'notDue', 'to30', 'to30', 'to60', 'to60', 'to90', 'to90', 'over90', 'over90'] as const),
  ]);
  expect(standingOf([invoice('a', 100, null, { issuedOn: addDays(on, -40) })], [], on).buckets).toEqual({
    ...noBuckets(),
    to60: 100,
  });
});

test('what was paid ahead, too much or for a cancelled invoice stands to the customer’s credit', () => {
  const invoices = [
    invoice('a', 10_000_000, '2026-11-30'),
    invoice('b', 4_000_000, '2026-11-01'),
    invoice('c', 9_000_000, '2026-01-01', { state: 'cancelled' }),
  ];
  const receipts = [
    ...[paid('a', 6_000_000), paid('a', 1_000_000, 'out'), paid('b', 5_500_000), paid('c', 2_000_000), paid(null, 300_000)],
    ...[paid(null, 100_000, 'out'), paid('unknown', 50_000)],
  ];
  expect(standingOf(invoices, receipts, on)).toEqual({
    buckets: { ...noBuckets(), notDue: 5_000_000 },
    openDong: 5_000_000,
    overdueDong: 0,
    creditDong: 1_500_000 + 2_000_000 + 200_000 + 50_000,
    balanceDong: 1_250_000,
  });
});

test('whatever was invoiced and paid, no đồng is lost: the buckets are what is open, and less the credit they are invoiced less paid', () => {
  const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
  const random = randomOf(seed);
  for (let turn = 0; turn < 400; turn += 1) {
    const invoices = Array.from({ length: random(8) }, (_, at) =>
      invoice(String(at), 1 + random(20_000_000), random(4) === 0 ? null : addDays(on, random(240) - 150), {
        issuedOn: addDays(on, -random(200)),
        state: random(6) === 0 ? 'cancelled' : 'open',
      }),
    );
    const receipts = Array.from({ length: random(14) }, () =>
      paid(random(4) === 0 ? null : String(random(9)), 1 + random(15_000_000), random(5) === 0 ? 'out' : 'in'),
    );
    const standing = standingOf(invoices, receipts, on);
    const invoiced = invoices.reduce((sum, { state, totalDong }) => sum + (state === 'open' ? totalDong : 0), 0);
    const cameIn = receipts.reduce((sum, receipt) => sum + amountIn(receipt), 0);
    const inBuckets = ageingBuckets.reduce((sum, bucket) => sum + standing.buckets[bucket], 0);
    expect(inBuckets, `SEED=${seed}`).toBe(standing.openDong);
    expect(standing.balanceDong, `SEED=${seed}`).toBe(invoiced - cameIn);
    expect(
      Object.values(standing.buckets).every((part) => Number.isSafeInteger(part) && part >= 0),
      `SEED=${seed}`,
    ).toBe(true);
    expect(sumOfStandings([standing, standing]).balanceDong, `SEED=${seed}`).toBe(2 * standing.balanceDong);
    const dealt = dealOut(
      standing.openDong + 7,
      invoices.map(({ id, issuedOn, totalDong }) => ({ id, issuedOn, owedOn: issuedOn, leftDong: totalDong })),
    );
    expect(
      dealt.parts.reduce((sum, part) => sum + part.amountDong, dealt.restDong),
      `SEED=${seed}`,
    ).toBe(standing.openDong + 7);
  }
});

test('an amount pays what is due longest first, and what is left belongs to no invoice', () => {
  const open = [
    { id: 'new', owedOn: '2026-12-01', issuedOn: '2026-11-01', leftDong: 5 },
    { id: 'old', owedOn: '2026-09-01', issuedOn: '2026-08-01', leftDong: 3 },
    { id: 'paid', owedOn: '2026-01-01', issuedOn: '2026-01-01', leftDong: 0 },
  ];
  expect(dealOut(4, open)).toEqual({
    parts: [
      { invoiceId: 'old', amountDong: 3 },
      { invoiceId: 'new', amountDong: 1 },
    ],
    restDong: 0,
  });
  expect(dealOut(10, open).restDong).toBe(2);
});

/** Mulberry32. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
