import { expect, test } from 'vitest';
import type { ImportMapping } from './import.ts';
import { createRowReader } from './row.ts';
import { readDay } from './dates.ts';

const choices = {
  sources: [{ key: 'referral', vi: 'Giới thiệu', en: 'Referral' }],
  contactRoles: [{ key: 'buyer', vi: 'Mua hàng', en: 'Purchasing' }],
};
const nothing = {
  kind: 'company',
  tradeName: null,
  taxCode: null,
  phone: null,
  email: null,
  website: null,
  address: null,
  provinceCode: null,
  foundedOn: null,
  legalRepresentative: null,
  note: null,
} as const;

function read(columns: readonly (readonly [heading: string, target: string, cell: string])[], extra: string[] = []) {
  const mapping: ImportMapping = {};
  // The tests name only targets that exist; a wrong one would fail them.
  columns.forEach(([, target], at) => (mapping[String(at)] = target as ImportMapping[string]));
  const reader = createRowReader(
    mapping,
    columns.map(([heading]) => heading),
    choices,
    { today: '2026-11-26', guessesPersons: true, wards: {} },
  );
  return reader(7, [...columns.map(([, , cell]) => cell), ...extra]);
}
const reasons = (reading: ReturnType<typeof read>) =>
  reading.problems.map((problem) => `${problem.severity} ${problem.reason} ${problem.value}`);

test('a good row becomes a customer with a contact and nothing to say', () => {
  const reading = read([
    ['Tên công ty', 'name', 'Công ty TNHH Đại Đồng'],
    ['MST', 'taxCode', '0312687878'],
    ['Điện thoại', 'phone', '028 3948 1835'],
    ['Địa chỉ', 'address', '29 Thăng Long, quận Tân Bình'],
    ['Tỉnh', 'province', 'TP. Hồ Chí Minh'],
    ['Ngày thành lập', 'foundedOn', '9/5/2007'],
    ['Nguồn', 'source', 'giới thiệu'],
    ['Hạng', 'rating', 'Hạng A'],
    ['Giai đoạn', 'lifecycle', 'Tiềm năng'],
    ['Liên hệ', 'contactName', 'Trần Thị Lan'],
    ['Chức vụ', 'contactRole', 'mua hàng'],
    ['SĐT liên hệ', 'contactPhone', '0912345678'],
  ]);
  expect(reading).toEqual({
    customer: {
      ...nothing,
      name: 'Công ty TNHH Đại Đồng',
      taxCode: '0312687878',
      phone: '028 3948 1835',
      address: '29 Thăng Long, quận Tân Bình, TP. Hồ Chí Minh',
      oldAddress: '29 Thăng Long, quận Tân Bình, TP. Hồ Chí Minh',
      provinceCode: '2025:79',
      foundedOn: '2007-05-09',
      source: 'referral',
      rating: 'A',
      lifecycle: 'lead',
    },
    contact: {
      name: 'Trần Thị Lan',
      role: 'buyer',
      phone: '0912345678',
      email: null,
      salutation: 'chị',
      gender: 'female',
      birthday: null,
    },
    problems: [],
    given: ['name', 'taxCode', 'phone', 'rating', 'source', 'lifecycle', 'foundedOn', 'provinceCode', 'address'],
    noteLines: [],
    own: [],
    openWard: null,
    guess: { row: 7, written: 'Trần Thị Lan', name: 'Trần Thị Lan', salutation: 'chị', gender: 'female' },
  });
});

test('doubtful phones, tax codes and e-mail addresses arrive exactly as they are, with a warning', () => {
  const reading = read([
    ['Tên', 'name', 'Công ty A'],
    ['ĐT', 'phone', '04.62757018/04.62938048'],
    ['ĐT 2', 'phone', 'Điện thoại'],
    ['MST', 'taxCode', '0312687879'],
    ['Email', 'email', 'lan(at)abc.vn'],
  ]);
  expect(reading.customer).toEqual({
    ...nothing,
    name: 'Công ty A',
    phone: '04.62757018/04.62938048 / Điện thoại',
    taxCode: '0312687879',
    email: 'lan(at)abc.vn',
  });
  expect(reasons(reading)).toEqual([
    'warning several-phones 04.62757018/04.62938048 / Điện thoại',
    'warning email-not-recognised lan(at)abc.vn',
    'warning tax-code-check 0312687879',
  ]);
});

test('a founding day to come is told and kept in the note', () => {
  const reading = read([
    ['Tên', 'name', 'Công ty A'],
    ['Ngày thành lập', 'foundedOn', '01/02/2099'],
  ]);
  expect(reading.customer).toEqual({ ...nothing, name: 'Công ty A', note: 'Ngày thành lập: 01/02/2099' });
  expect(reasons(reading)).toEqual(['warning day-to-come 01/02/2099']);
});

test('what fits into no field is told and kept in the note', () => {
  const reading = read(
    [
      ['Tên', 'name', 'Công ty A'],
      ['Ngày thành lập', 'foundedOn', '31/02/2020'],
      ['Hạng', 'rating', 'Kim cương'],
      ['Nguồn', 'source', 'Báo giấy'],
      ['Tỉnh', 'province', 'Tây Nguyên'],
      ['Chức vụ', 'contactRole', 'Giám đốc'],
      ['Ghi chú', 'note', 'Khách quen'],
      ['Fax', 'note', '024 1234'],
    ],
    ['thừa', 'NULL'],
  );
  expect(reading.customer).toEqual({
    ...nothing,
    name: 'Công ty A',
    address: 'Tây Nguyên',
    note: 'Hạng: Kim cương\nNguồn: Báo giấy\nNgày thành lập: 31/02/2020\nChức vụ: Giám đốc\nKhách quen\nFax: 024 1234\nthừa',
  });
  expect(reasons(reading)).toEqual([
    'warning unknown-province Tây Nguyên',
    'warning unknown-choice Kim cương',
    'warning unknown-choice Báo giấy',
    'warning date-not-recognised 31/02/2020',
  ]);
});

test('a row without a name is bad and says what stands in it', () => {
  const reading = read([
    ['Tên', 'name', '  '],
    ['Địa chỉ', 'address', 'Số 1 Lê Lợi'],
  ]);
  expect([reading.customer, reasons(reading)]).toEqual([null, ['error empty-name Số 1 Lê Lợi']]);
});

test('a text that is too long makes the row bad; it is never cut in silence', () => {
  const reading = read([
    ['Tên', 'name', 'A'],
    ['Địa chỉ', 'address', 'x'.repeat(1001)],
    ['Liên hệ', 'contactName', 'y'.repeat(201)],
  ]);
  expect([reading.customer, reading.contact, reading.problems.map(({ column, reason }) => `${column} ${reason}`)]).toEqual([
    null,
    null,
    ['Liên hệ too-long', 'Địa chỉ too-long'],
  ]);
});

test('the word NULL of a database is an empty cell', () => {
  const reading = read([
    ['Tên', 'name', 'A'],
    ['Vùng', 'address', 'NULL'],
    ['Nước', 'address', 'Germany'],
  ]);
  expect(reading.customer?.address).toBe('Germany');
});

test.each([
  ['Anh Nguyễn Văn Nam', 'person'],
  ['Bà Trần Thị Lan', 'person'],
  ['Bà Rịa Vũng Tàu Tourist', 'company'],
  ['Anh Minh', 'company'],
  ['Ông Già Lê Nin Quán 2', 'company'],
  ['Công ty TNHH Anh Đào', 'company'],
])('%s is taken for a %s', (name, kind) => {
  expect(read([['Tên', 'name', name]]).customer?.kind).toBe(kind);
});

test.each([
  ['5/11/2026', '2026-11-05'],
  ['05-11-2026', '2026-11-05'],
  ['5.11.2026 08:30', '2026-11-05'],
  ['2026-11-05', '2026-11-05'],
  ['2026/11/5', '2026-11-05'],
  ['ngày 5 tháng 11 năm 2026', '2026-11-05'],
  ['39211', '2007-05-09'],
  ['29/02/2024', '2024-02-29'],
  ['29/02/2023', null],
  ['12/25/2010', null],
  ['1998', null],
  ['hôm qua', null],
])('the day %s is read as %s', (text, day) => {
  expect(readDay(text)).toBe(day);
});
