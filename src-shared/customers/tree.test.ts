import { describe, expect, test } from 'vitest';
import { ancestorsOf, loopOf, type ParentOf, rollUp, settledParentOf, treeBelow, wouldLoop } from './tree.ts';

/** `{ plant: 'company' }`: who names whom as the parent. */
function parents(named: Record<string, string | null>): ParentOf {
  return (id) => (Object.hasOwn(named, id) ? named[id] : undefined);
}
const nodes = (...ids: string[]) => ids.map((id) => ({ id }));

describe('choosing a parent company', () => {
  const family = parents({ a: null, b: 'a', c: 'b', d: 'b', x: null });

  test.each([
    ['b', 'x', false],
    ['x', 'c', false],
    ['a', 'c', true],
    ['b', 'd', true],
    ['b', 'b', true],
  ])('%s below %s would loop: %s', (id, parentId, expected) => {
    expect(wouldLoop(family, id, parentId)).toBe(expected);
  });

  test('a loop that is already there higher up does not hang the question', () => {
    expect(wouldLoop(parents({ a: 'b', b: 'a', c: null }), 'c', 'a')).toBe(false);
  });
});

describe('a loop that two laptops made together', () => {
  const looped = parents({ a: 'c', b: 'a', c: 'b', d: 'c', e: 'e' });

  test('is read from its oldest record, on every laptop', () => {
    expect(['a', 'b', 'c', 'd', 'e'].map((id) => settledParentOf(looped, id))).toEqual([null, 'a', 'b', 'c', null]);
    expect(ancestorsOf(looped, 'd')).toEqual(['c', 'b', 'a']);
    expect(ancestorsOf(looped, 'a')).toEqual([]);
  });

  test('is told by all records of it and by no other', () => {
    expect(loopOf(looped, 'b')).toEqual(['b', 'a', 'c']);
    expect([loopOf(looped, 'd'), loopOf(looped, 'e')]).toEqual([[], ['e']]);
  });

  test('shows every record once', () => {
    const shown = treeBelow(nodes('a', 'b', 'c', 'd'), looped, 'a');
    expect(shown.map(({ node, depth }) => [node.id, depth])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2],
      ['d', 3],
    ]);
    expect(treeBelow(nodes('a', 'b', 'c', 'd'), looped, 'c').map(({ node }) => node.id)).toEqual(['c', 'd']);
  });
});

test('each site stands under its own parent, in the order given', () => {
  const family = parents({ company: null, north: 'company', south: 'company', kitchen: 'north', other: null });
  const shown = treeBelow(nodes('company', 'south', 'north', 'kitchen', 'other'), family, 'company');
  expect(shown.map(({ node, depth }) => `${depth} ${node.id}`)).toEqual(['0 company', '1 south', '1 north', '2 kitchen']);
});

test('a parent that this laptop does not have is no reason to lose the record', () => {
  expect(settledParentOf(parents({ b: 'unknown' }), 'b')).toBe(null);
  expect(ancestorsOf(parents({ b: 'unknown' }), 'b')).toEqual([]);
});

test('random trees and loops of sixty records always end and agree, whoever is asked first', () => {
  const seed = 20_261_125;
  let state = seed;
  const below = (most: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % most;
  };
  for (let round = 0; round < 12; round += 1) {
    const ids = Array.from({ length: 60 }, (_, at) => String(at).padStart(3, '0'));
    const named = Object.fromEntries(ids.map((id) => [id, below(4) === 0 ? null : (ids[below(60)] ?? null)]));
    const family = parents(named);
    for (const id of ids) {
      const above = ancestorsOf(family, id);
      expect(new Set(above).size, `seed ${seed}`).toBe(above.length);
      expect(above, `seed ${seed}`).not.toContain(id);
    }
    const tops = ids.filter((id) => settledParentOf(family, id) === null);
    const shown = tops.flatMap((top) => treeBelow(nodes(...ids), family, top).map(({ node }) => node.id));
    expect(shown.toSorted(), `seed ${seed}`).toEqual(ids);
  }
});

test('figures roll up: visits and sales are added, the latest and the next are kept', () => {
  const none = { visits: 0, salesDong: 0, lastVisitAt: null, nextVisitAt: null, lastTransactionOn: null };
  expect(
    rollUp([
      none,
      {
        ...none,
        visits: 3,
        salesDong: 1_000_000,
        lastVisitAt: '2026-03-01T02:00:00.000Z',
        nextVisitAt: '2026-12-02T02:00:00.000Z',
      },
      { ...none, visits: 2, salesDong: 500_000, lastVisitAt: '2026-05-01T02:00:00.000Z', lastTransactionOn: '2026-04-30' },
      { ...none, nextVisitAt: '2026-11-30T02:00:00.000Z' },
    ]),
  ).toEqual({
    visits: 5,
    salesDong: 1_500_000,
    lastVisitAt: '2026-05-01T02:00:00.000Z',
    nextVisitAt: '2026-11-30T02:00:00.000Z',
    lastTransactionOn: '2026-04-30',
  });
  expect(rollUp([])).toEqual(none);
});
