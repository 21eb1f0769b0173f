import { expect, test } from 'vitest';
import { createKeyBuckets } from './key-buckets.ts';

test('every key comes once, rising, with all who have it, each once', () => {
  const buckets = createKeyBuckets();
  const expected = new Map<number, { isSure: boolean; owners: number[] }>();
  let seed = 20_261_126;
  const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const add = (key: number, rid: number, isSure: boolean) => {
    buckets.add(key, rid, isSure);
    const known = expected.get(key) ?? { isSure, owners: [] };
    if (!known.owners.includes(rid)) known.owners.push(rid);
    expected.set(key, known);
  };
  const largest = 2 ** 52 - 1;
  for (let rid = 1; rid <= 3000; rid += 1) {
    // Many share one, some have one twice, and some lie beside each other.
    for (const key of [0, largest, 7 + (rid % 200), Math.floor(random() * largest), 7 + (rid % 200)])
      add(key, rid, key % 2 === 0);
  }
  const found = [...buckets.sorted()].flat();
  expect(found).toEqual([...expected].sort(([a], [b]) => a - b).map(([key, { isSure, owners }]) => ({ key, isSure, owners })));
  expect([...buckets.sorted()].flat()).toEqual([]);
  expect(() => buckets.add(2 ** 52, 1, true)).toThrow(RangeError);
});

test('a part of more keys than are sorted as numbers is in order too', () => {
  const buckets = createKeyBuckets();
  for (let rid = 0; rid < 9000; rid += 1) buckets.add((rid * 7) % 3, rid, true);
  const found = [...buckets.sorted()].flat();
  const owners = Array.from({ length: 9000 }, (_, rid) => rid);
  expect(found).toEqual([0, 1, 2].map((key) => ({ key, isSure: true, owners: owners.filter((rid) => (rid * 7) % 3 === key) })));
});
