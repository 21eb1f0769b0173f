import { expect, test } from 'vitest';
import { writeSize } from './sizes.ts';

test.each([
  [300, '1 KB'],
  [839_700, '840 KB'],
  [12_400_000, '12,4 MB'],
  [1_204_000_000, '1.204 MB'],
])('%i bytes are written as %s', (bytes, expected) => {
  expect(writeSize(bytes, 'vi')).toBe(expected);
});
