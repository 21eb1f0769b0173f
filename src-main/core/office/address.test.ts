import { expect, test } from 'vitest';
import { mayBeAsked, officeAddress } from './address.ts';

test.each([
  ['crm.congty.vn', 'https://crm.congty.vn'],
  ['  CRM.CongTy.vn  ', 'https://crm.congty.vn'],
  ['https://crm.congty.vn/dang-nhap?x=1#a', 'https://crm.congty.vn'],
  ['crm.congty.vn:8443/', 'https://crm.congty.vn:8443'],
  ['http://crm.congty.vn', 'https://crm.congty.vn'],
  ['crm', 'https://crm'],
  ['127.0.0.1:8787', 'http://127.0.0.1:8787'],
  ['http://localhost:8787/', 'http://localhost:8787'],
  ['https://localhost:8787', 'https://localhost:8787'],
  ['http://[::1]:8787', 'http://[::1]:8787'],
  ['văn-phòng.vn', 'https://xn--vn-phng-h0a2m.vn'],
])('%s is asked as %s', (typed, address) => {
  expect(officeAddress(typed)).toBe(address);
  expect(mayBeAsked(address)).toBe(true);
});

test.each([
  'lan cong ty',
  'ftp://crm.congty.vn',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'https://lan:mat-khau@crm.congty.vn',
  'https://',
  '???',
  'crm..vn',
  '-crm.vn',
  'crm.congty.vn:99999',
])('%s is no address, and is told so', (typed) => {
  expect(() => officeAddress(typed)).toThrow(expect.objectContaining({ code: 'invalid', fields: { address: 'invalid' } }));
});

test.each(['http://crm.congty.vn', 'http://127.evil.vn', 'ftp://localhost', 'nonsense'])(
  'nothing is ever sent to %s',
  (address) => {
    expect(mayBeAsked(address)).toBe(false);
  },
);
