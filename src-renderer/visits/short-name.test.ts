import { expect, test } from 'vitest';
import { shortCustomerName } from './short-name.ts';

test.each([
  ['Công ty TNHH MTV Bao bì Tân Á', 'Bao bì Tân Á'],
  ['CÔNG TY CP DƯỢC PHẨM THIÊN TÍN', 'DƯỢC PHẨM THIÊN TÍN'],
  ['Công ty Cổ phần Đầu tư Đông Thắng', 'Đầu tư Đông Thắng'],
  ['DNTN In ấn Hòa Bình', 'In ấn Hòa Bình'],
  ['Nhà thuốc Đức Thịnh 2', 'Nhà thuốc Đức Thịnh 2'],
  ['Công ty', 'Công ty'],
  ['Cpharma', 'Cpharma'],
])('%s is called %s where there is little room', (name, expected) => {
  expect(shortCustomerName(name)).toBe(expected);
});
