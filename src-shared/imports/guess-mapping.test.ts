import { expect, test } from 'vitest';
import { guessMapping } from './guess-mapping.ts';
import { findHeading } from './heading-row.ts';
import { matchHeading } from './heading-words.ts';

test.each([
  ['Tên công ty', 'name'],
  ['TÊN KHÁCH HÀNG (*)', 'name'],
  ['companyName', 'name'],
  ['Company', 'name'],
  ['Tên giao dịch', 'tradeName'],
  ['Trade name', 'tradeName'],
  ['Điện thoại', 'phone'],
  ['SĐT', 'phone'],
  ['Di động', 'phone'],
  ['Tel.', 'phone'],
  ['MST', 'taxCode'],
  ['Mã số thuế', 'taxCode'],
  ['Địa chỉ', 'address'],
  ['Địa chỉ email', 'email'],
  ['E-mail', 'email'],
  ['Website', 'website'],
  ['Tỉnh/Thành phố', 'province'],
  ['Ngày thành lập', 'foundedOn'],
  ['Người đại diện pháp luật', 'legalRepresentative'],
  ['Người liên hệ', 'contactName'],
  ['contactName', 'contactName'],
  ['contactTitle', 'contactRole'],
  ['Chức vụ', 'contactRole'],
  ['Điện thoại người liên hệ', 'contactPhone'],
  ['Contact email', 'contactEmail'],
  ['Nguồn khách hàng', 'source'],
  ['Xếp hạng', 'rating'],
  ['Loại khách hàng', 'kind'],
  ['Ghi chú', 'note'],
  ['Mã khách hàng', null],
  ['customerID', null],
  ['Doanh số', null],
  ['Tình trạng', null],
])('a column called %s is understood as %s', (heading, target) => {
  expect(matchHeading(heading)?.target ?? null).toBe(target);
});

test('the parts of a foreign address come together, and what is not known becomes a note', () => {
  const headings = [
    'customerID',
    'companyName',
    'contactName',
    'contactTitle',
    'address',
    'city',
    'region',
    'postalCode',
    'country',
    'phone',
    'fax',
  ];
  const sample = [
    [
      'ALFKI',
      'Alfreds Futterkiste',
      'Maria Anders',
      'Sales Representative',
      'Obere Str. 57',
      'Berlin',
      'NULL',
      '12209',
      'Germany',
      '030-0074321',
      '030-0076545',
    ],
  ];
  expect(guessMapping(headings, sample)).toEqual({
    0: 'note',
    1: 'name',
    2: 'contactName',
    3: 'contactRole',
    4: 'address',
    5: 'address',
    6: 'address',
    7: 'address',
    8: 'address',
    9: 'phone',
    10: 'note',
  });
});

test('a city in a Vietnamese list is the province', () => {
  expect(
    guessMapping(
      ['Name', 'City'],
      [
        ['Công ty A', 'Hà Nội'],
        ['Công ty B', 'TP. HCM'],
      ],
    ),
  ).toEqual({ 0: 'name', 1: 'province' });
});

test('a list without useful headings is understood by what stands in it; row numbers are left out', () => {
  const sample = [
    ['1', 'Công ty TNHH Đại Đồng', '0912345678', 'a@b.vn', '0100109106'],
    ['2', 'CTCP Hưng Thịnh Phát', '024 3775 7235', 'c@d.vn', '0101248141'],
  ];
  expect(guessMapping(['STT', 'B', 'C', 'D', 'E'], sample)).toEqual({ 1: 'name', 2: 'phone', 3: 'email', 4: 'taxCode' });
});

test('beside the company a column of persons names the contact', () => {
  expect(guessMapping(['Họ tên', 'Tên công ty', 'SĐT', 'Di động'], [['Lan', 'Cty A', '1', '2']])).toEqual({
    0: 'contactName',
    1: 'name',
    2: 'phone',
    3: 'phone',
  });
});

test.each([
  [
    'headings are the first row',
    [
      ['Tên', 'SĐT'],
      ['Lan', '0912345678'],
    ],
    0,
    ['Tên', 'SĐT'],
  ],
  ['a title stands above them', [['BẢNG KHÁCH HÀNG'], ['Tên', 'SĐT', ''], ['Lan', '0912345678', 'x']], 1, ['Tên', 'SĐT']],
  [
    'there are none',
    [
      ['Cửa hàng Lan', '0912345678'],
      ['Cửa hàng Huệ', '0987654321'],
    ],
    -1,
    ['A', 'B'],
  ],
  ['there are none and companies come first', [['Công ty TNHH Đại Đồng', 'Hà Nội']], -1, ['A', 'B']],
  ['one has no name', [['Tên công ty', '', 'SĐT']], 0, ['Tên công ty', 'B', 'SĐT']],
])('the row of headings is found where %s', (_, rows, index, names) => {
  expect(findHeading(rows)).toEqual({ index, names });
});
