import { expect, test } from 'vitest';
import { addressOfToday, oldWardKey, readOldAddress } from './old-address.ts';

test.each([
  [
    'Số 51 LK 10 Khu đô thị mới, phường An Hoạch, thành phố Thanh Hóa, tỉnh Thanh Hóa, Việt Nam',
    { street: 'Số 51 LK 10 Khu đô thị mới', ward: 'phường An Hoạch', district: 'thành phố Thanh Hóa', provinceCode: '2025:38' },
  ],
  [
    'Tầng 1, số 52, phố Quốc Tử Giám, phường Văn Miếu, quận Đống Đa, Tp. Hà Nội',
    { street: 'Tầng 1, số 52, phố Quốc Tử Giám', ward: 'phường Văn Miếu', district: 'quận Đống Đa', provinceCode: '2025:01' },
  ],
  [
    'Số nhà 2A/191 đường Nguyễn Thị Duệ, Phường Thanh Bình, Thành Phố Hải Dương, Hải Dương',
    {
      street: 'Số nhà 2A/191 đường Nguyễn Thị Duệ',
      ward: 'Phường Thanh Bình',
      district: 'Thành Phố Hải Dương',
      provinceCode: '2025:31',
    },
  ],
  ['12 Lê Lợi, P.12, Q.1, TP HCM', { street: '12 Lê Lợi', ward: 'P.12', district: 'Q.1', provinceCode: '2025:79' }],
  ['Ấp 3, xã Tân Phú, Bình Dương', { street: 'Ấp 3', ward: 'xã Tân Phú', district: null, provinceCode: '2025:79' }],
])('%s is an address of before', (address, expected) => {
  expect(readOldAddress(address)).toMatchObject(expected);
});

test.each([
  '12 Lê Lợi, phường Sài Gòn, TP. Hồ Chí Minh',
  '29 Thăng Long, phường Thuận Hóa, thành phố Huế',
  'Xã Ea Kar, Đắk Lắk',
  'Obere Str. 57, Berlin',
  '',
])('%s is none', (address) => {
  expect(readOldAddress(address)).toBeNull();
});

test('one answer counts for everybody of the old ward, however they write it', () => {
  const [a, b, other] = [
    '12 Lê Lợi, Phường 12, Quận Gò Vấp, TP.HCM',
    '9 Lê Lai, phuong 12, quan Go Vap, Hồ Chí Minh',
    '9 Lê Lai, Phường 12, Quận 10, TP.HCM',
  ].map(readOldAddress);
  if (a == null || b == null || other == null) throw new Error('all three are of before');
  expect(oldWardKey(a)).toBe(oldWardKey(b));
  expect(oldWardKey(a)).not.toBe(oldWardKey(other));
  expect(addressOfToday(a, 'Phường An Hội Tây')).toBe('12 Lê Lợi, Phường An Hội Tây, Hồ Chí Minh');
});
