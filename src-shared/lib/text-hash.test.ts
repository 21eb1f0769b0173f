import { expect, test } from 'vitest';
import { addToHash, beginHash, hashOf, hashSoFar } from './text-hash.ts';

test('a text in parts has the number of the whole, which never changes, since it is written into databases', () => {
  expect([hashOf(''), hashOf('ndaidongtien'), hashOf('Đại Đồng/2025:79')]).toEqual([
    2271358496447491, 2634057501680950, 3617143582814142,
  ]);
  for (let cut = 0; cut <= 12; cut += 1) {
    beginHash('ndaidongtien'.slice(0, cut));
    addToHash('ndaidongtien'.slice(cut));
    expect(hashSoFar()).toBe(hashOf('ndaidongtien'));
  }
});
