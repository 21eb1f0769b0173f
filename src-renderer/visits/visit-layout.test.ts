import { expect, test } from 'vitest';
import { layOut, type Span } from './visit-layout.ts';

const lanes = (...spans: readonly [number, number][]) =>
  layOut(
    spans.map(([start, end]): Span => ({ start, end })),
    (span) => span,
  ).map(({ start, lane, lanes: of }) => `${start}: ${lane}/${of}`);

test('visits one after another have the whole width', () => {
  expect(lanes([480, 540], [540, 600])).toEqual(['480: 0/1', '540: 0/1']);
});

test('visits that overlap stand beside each other, and what hangs together shares the width', () => {
  expect(lanes([480, 600], [500, 560], [560, 620], [700, 760])).toEqual(['480: 0/2', '500: 1/2', '560: 1/2', '700: 0/1']);
  expect(lanes([480, 540], [480, 540], [480, 540])).toEqual(['480: 0/3', '480: 1/3', '480: 2/3']);
});

test('no two of five hundred random visits share a place', () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  const spans = Array.from({ length: 500 }, (): Span => {
    const start = random(1200);
    return { start, end: start + 15 + random(120) };
  });
  const placed = layOut(spans, (span) => span);
  expect(placed).toHaveLength(500);
  for (const [at, one] of placed.entries()) {
    for (const other of placed.slice(at + 1)) {
      const isTogether = one.start < other.end && other.start < one.end;
      if (isTogether) expect(one.lane !== other.lane && one.lanes === other.lanes, 'seed 7').toBe(true);
    }
  }
});
