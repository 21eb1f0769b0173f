import { expect, test } from 'vitest';
import { nextHlc, readHlc } from './clock.ts';

test('two changes in one millisecond keep their order', () => {
  const first = nextHlc(null, 1000);
  const second = nextHlc(first, 1000);
  expect(second > first).toBe(true);
});

test('a clock set back a year does not put a later change before an earlier one', () => {
  const first = nextHlc(null, 1_800_000_000_000);
  const second = nextHlc(first, 1_768_000_000_000);
  expect(second > first).toBe(true);
});

test('a full counter carries into the milliseconds and never throws', () => {
  const full = '0000000003e8ffff';
  expect(readHlc(nextHlc(full, 1000))).toEqual({ ms: 1001, counter: 0 });
  expect(readHlc(nextHlc('0000000003e8fff0', 1000, 4096))).toEqual({ ms: 1001, counter: 4080 });
});
