import { expect, test } from 'vitest';
import { duplicateKeysOf, isSameCustomer } from './duplicates.ts';

const base = { name: 'Công ty TNHH Đại Đồng', taxCode: null, phone: '0912345678', address: 'Số 5 Lê Lợi, Huế' };

test.each([
  ['everything is the same', base, base, true],
  [
    'only accents of the name and the way to write the phone differ',
    base,
    { ...base, name: 'CONG TY TNHH DAI DONG', phone: '+84 912 345 678', address: null },
    true,
  ],
  [
    'the phone is the old form of the same number',
    { ...base, phone: '0123 456 7890', address: null },
    { ...base, phone: '083 456 7890', address: null },
    true,
  ],
  ['only the address is the same', { ...base, phone: '0900000001' }, { ...base, phone: '0987654321' }, true],
  ['neither phone nor address is the same', base, { ...base, phone: '0987654321', address: 'Hà Nội' }, false],
  ['the name differs', base, { ...base, name: 'Công ty TNHH Đại Đồng 2' }, false],
  [
    'the tax code is the same and the name differs',
    { name: 'A', taxCode: '0100109106' },
    { name: 'B', taxCode: '01.00.109.106' },
    true,
  ],
  ['the tax codes differ', { ...base, taxCode: '0100109106' }, { ...base, taxCode: '0101248141' }, false],
  ['there is nothing but the name', { name: 'Cửa hàng Lan' }, { name: 'cửa hàng lan' }, true],
  ['only one of them has a phone', { name: 'Cửa hàng Lan' }, { name: 'Cửa hàng Lan', phone: '0912345678' }, false],
  ['both have the same word in place of a phone', { name: 'A', phone: 'Điện thoại' }, { name: 'A', phone: 'Điện thoại' }, true],
])('two customers where %s', (_, a, b, same) => {
  const keys = [duplicateKeysOf(a), duplicateKeysOf(b)] as const;
  expect([isSameCustomer(keys[0], keys[1]), isSameCustomer(keys[1], keys[0])]).toEqual([same, same]);
});
