import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createUuidV7, randomFromStore, timeOfUuidV7, uuidV7 } from './ids.ts';

test('the example of the standard', () => {
  const random = Uint8Array.from([0, 0, 0, 0, 0, 0, 0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
  expect(uuidV7(1_645_557_742_000, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
});

test('an id tells when it was made and is accepted by the contract', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), fc.uint8Array({ minLength: 16, maxLength: 16 }), (ms, random) => {
      const id = uuidV7(ms, random);
      expect(timeOfUuidV7(id)).toBe(ms);
      expect(z.uuid().safeParse(id).success).toBe(true);
    }),
  );
});

test('ids rise while the clock stands still, runs, and jumps back', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -50, max: 3 }), { minLength: 2, maxLength: 200 }),
      fc.uint8Array({ minLength: 16, maxLength: 16 }),
      (steps, random) => {
        let ms = 1_800_000_000_000;
        const next = createUuidV7(
          () => ms,
          () => random,
        );
        const ids = steps.map((step) => {
          ms += step;
          return next();
        });
        expect(ids).toEqual([...ids].sort());
        expect(new Set(ids).size).toBe(ids.length);
      },
    ),
  );
});

test('ten thousand ids within one millisecond are all different and rise', () => {
  const next = createUuidV7(
    () => 1_800_000_000_000,
    (count) => new Uint8Array(count).fill(255),
  );
  const ids = Array.from({ length: 10_000 }, next);
  expect(ids).toEqual([...ids].sort());
  expect(new Set(ids).size).toBe(10_000);
});

test('too few random bytes are refused', () => {
  expect(() => uuidV7(0, new Uint8Array(8))).toThrow(RangeError);
});

test('random bytes out of the store are each given once, and a large wish is asked for itself', () => {
  let last = 0;
  const asked: number[] = [];
  const take = randomFromStore((count) => {
    asked.push(count);
    return Uint8Array.from({ length: count }, () => (last += 1) & 0xff);
  });
  const given = Array.from({ length: 600 }, () => [...take(16)]).flat();
  expect(asked).toEqual([4096, 4096, 4096]);
  // The source counts, so a byte that were given twice or left out would show.
  expect(given).toEqual(Array.from({ length: 9600 }, (_, index) => (index + 1) & 0xff));
  expect(take(2000)).toHaveLength(2000);
  expect(asked.at(-1)).toBe(2000);
});
