import { describe, expect, test } from 'vitest';
import { formerProvinces, guessProvince, provinceName, provinces } from './provinces.ts';

const nameOfGuess = (address: string) => {
  const code = guessProvince(address);
  return code === null ? null : provinceName(code);
};

describe('the provinces', () => {
  test('there are 34 today, seven of them cities, and there were 63', () => {
    expect(provinces).toHaveLength(34);
    expect(provinces.filter(({ isCity }) => isCity).map(({ name }) => name)).toEqual([
      'Cần Thơ',
      'Đà Nẵng',
      'Đồng Nai',
      'Hà Nội',
      'Hải Phòng',
      'Hồ Chí Minh',
      'Huế',
    ]);
    expect(formerProvinces).toHaveLength(63);
    expect(new Set(formerProvinces.map(({ nowCode }) => nowCode)).size).toBe(34);
  });

  test('they stand in alphabetical order', () => {
    const collator = new Intl.Collator('vi');
    const names = provinces.map(({ name }) => name);
    expect(names).toEqual([...names].sort(collator.compare));
  });

  test('a code means a name only together with its scheme', () => {
    expect(provinceName('2008:80')).toBe('Long An');
    expect(provinceName('2025:80')).toBe('Tây Ninh');
    expect(provinceName('2025:99')).toBeNull();
    const changed = formerProvinces.filter(({ code, name }) => {
      const now = provinceName(code.replace('2008:', '2025:'));
      return now !== null && now !== name;
    });
    expect(changed.map(({ code }) => code.slice(5)).sort()).toEqual(['15', '24', '44', '52', '80', '82', '91']);
  });

  test('every province, also one of before, is recognised by its own name', () => {
    for (const { code, name } of provinces) expect(guessProvince(`Số 1, ${name}`), name).toBe(code);
    for (const { nowCode, name } of formerProvinces) expect(guessProvince(`Số 1, tỉnh ${name}, Việt Nam`), name).toBe(nowCode);
    for (const { nowCode, name } of formerProvinces)
      expect(guessProvince(name.normalize('NFD').toUpperCase()), name).toBe(nowCode);
  });
});

describe('the province in an address', () => {
  test.each([
    ['phường Văn Miếu, quận Đống Đa, Tp. Hà Nội', 'Hà Nội'],
    ['phường Văn Quán, Hà Nội', 'Hà Nội'],
    ['huyện Đan Phượng, Hà Nội', 'Hà Nội'],
    ['Quận 1, TP HCM', 'Hồ Chí Minh'],
    ['QUẬN TÂN BÌNH, TP.HCM', 'Hồ Chí Minh'],
    ['TPHCM', 'Hồ Chí Minh'],
    ['Ho Chi Minh City', 'Hồ Chí Minh'],
    ['xa lộ Hà Nội, thành phố Thủ Đức, TP. Hồ Chí Minh', 'Hồ Chí Minh'],
    ['xa lộ Hà Nội, thành phố Thủ Đức', 'Hồ Chí Minh'],
    ['thành phố Thanh Hóa, tỉnh Thanh Hóa, Việt Nam', 'Thanh Hóa'],
    ['tỉnh Thanh Hoá', 'Thanh Hóa'],
    ['Kho Hà Nội, số 5 Bạch Đằng, Đà Nẵng', 'Đà Nẵng'],
    ['Thuận An, Bình Dương', 'Hồ Chí Minh'],
    ['Tp. Vũng Tàu, tỉnh Bà Rịa – Vũng Tàu', 'Hồ Chí Minh'],
    ['Bà Rịa - Vũng Tàu', 'Hồ Chí Minh'],
    ['TP. Huế, Thừa Thiên Huế', 'Huế'],
    ['thành phố Đồng Hới, tỉnh Quảng Bình', 'Quảng Trị'],
    ['Tân An, Long An', 'Tây Ninh'],
    ['12 Trần Phú, Nha Trang', 'Khánh Hòa'],
    ['Buôn Ma Thuột', 'Đắk Lắk'],
    ['tỉnh Đăk Lăk', 'Đắk Lắk'],
    ['tinh Daklak', 'Đắk Lắk'],
    ['89 Cách mạng tháng 8, phường Bến Thành, Q.1', 'Hồ Chí Minh'],
    ['thị xã Hòa Bình', 'Phú Thọ'],
    ['Hanoi, Vietnam', 'Hà Nội'],
    ['Đường Thái Bình, phường 4', null],
    ['34-36 Đường C1, Phường 13', null],
    ['Obere Str. 57, Berlin', null],
    ['', null],
  ])('%j lies in %s', (address, name) => {
    expect(nameOfGuess(address)).toBe(name);
  });
});
