import { expect, test } from 'vitest';
import { zaloAddressOf } from './zalo.ts';

test.each([
  [null, '0903 123 456', 'https://zalo.me/0903123456'],
  [null, '024 3775 7235 / 0167 123 4567', 'https://zalo.me/0371234567'],
  ['0912 000 111', '0903 123 456', 'https://zalo.me/0912000111'],
  ['zalo.me/baobidaiphat', null, 'https://zalo.me/baobidaiphat'],
  ['https://zalo.me/g/abc', '024 3775 7235', null],
  ['https://zalo.me.evil.vn/x', null, null],
  ['javascript:alert(1)', null, null],
  [null, '024 3775 7235', null],
  [null, null, null],
])('zalo %s and phone %s open %s', (zalo, phone, address) => {
  expect(zaloAddressOf({ zalo, phone })).toBe(address);
});
