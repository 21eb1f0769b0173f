import { expect, test } from 'vitest';
import { givenNameOf, splitSalutation } from './salutation.ts';

test.each([
  ['Anh Nguyễn Văn An', 'anh', 'Nguyễn Văn An', 'An'],
  ['CHỊ HOA', 'chị', 'HOA', 'HOA'],
  ['Chị Hoa'.normalize('NFD'), 'chị', 'Hoa', 'Hoa'],
  ['A. Hùng', 'anh', 'Hùng', 'Hùng'],
  ['A.Hùng (kho)', 'anh', 'Hùng (kho)', 'Hùng'],
  ['Mr. Bình', 'anh', 'Bình', 'Bình'],
  ['Bà  Trần Thị Bưởi', 'bà', 'Trần Thị Bưởi', 'Bưởi'],
  ['A Phủ', null, 'A Phủ', 'Phủ'],
  ['Anh', null, 'Anh', 'Anh'],
  ['Anh 2', null, 'Anh 2', '2'],
  ['Bà Rịa', null, 'Bà Rịa', 'Rịa'],
  ['Anhđào', null, 'Anhđào', 'Anhđào'],
  ['Nguyễn Thị Ánh', null, 'Nguyễn Thị Ánh', 'Ánh'],
  ['', null, '', ''],
])('%j is addressed as %s', (text, salutation, name, givenName) => {
  expect(splitSalutation(text)).toEqual({ salutation, name, givenName });
});

test('the given name is the last word', () => {
  expect(givenNameOf(' Lê Thị  Thu Hà (kế toán) ')).toBe('Hà');
});
