import { expect, test } from 'vitest';
import { labelledPairs } from '../../tests/support/labelled-pairs.ts';
import { foldWords } from '../vietnam/fold.ts';
import { findPhones, nationalOf } from '../vietnam/phone.ts';
import { addressProfileOf, nameProfileOf, phonesOf } from './duplicate-profile.ts';

const subjects = labelledPairs(5, 1500).flatMap(({ a, b }) => [a, b]);

test('phones of a cell are those that are found in it, in their order, also where one mobile number is the whole cell', () => {
  const digits = Array.from({ length: 100 }, (_, at) => `0${String(at).padStart(2, '0')}3750928`);
  const written = digits.flatMap((text) => {
    const [first, second, third] = [text.slice(0, 4), text.slice(4, 7), text.slice(7)];
    return [
      text,
      `${first} ${second} ${third}`,
      `${first}.${second}.${third}`,
      `${first} ${second}${third}`,
      `${first}-${second}-${third}`,
    ];
  });
  for (const text of [...written, ...subjects.map(({ phone }) => phone ?? '')]) {
    const expected = new Map<string, string>();
    for (const { raw, e164, otherReading } of findPhones(text)) {
      if (e164 !== null) expected.set(nationalOf(e164), raw);
      if (otherReading !== null) expected.set(nationalOf(otherReading), raw);
    }
    expect([text, ...phonesOf(text)]).toEqual([text, ...expected]);
  }
});

test('of a street its first three telling words are kept, however far they stand from the number', () => {
  const stops = 'đường phố hẻm ngõ kiệt ngách lô nhà';
  const texts = [
    `12 ${stops} Lê Lợi, phường Bến Nghé`,
    `12 ${stops} ${stops} Nam Kỳ Khởi Nghĩa`,
    '12 Nguyễn-Thị-Minh-Khai-nối-dài-rất-dài, phường 6',
    '12 Nguyễn Hữu Cảnhphườngmộthaibabốnnăm',
    `12${'x'.repeat(60)}`,
    `12 ${'Hòa '.repeat(20)}`,
    '12 Âu Cơ',
    ...subjects.map(({ address }) => address ?? ''),
  ];
  const stopWords = new Set(['so', 'duong', 'pho', 'd', 'hem', 'ngo', 'kiet', 'ngach', 'lo', 'nha', 'to', 'tang', 'k']);
  for (const text of texts) {
    const first = /\d+\p{L}?(?:\s?[/-]\s?\d+\p{L}?)*/u.exec(text.normalize('NFC'));
    const rest = first === null ? '' : text.slice(first.index + first[0].length);
    const words = foldWords(rest).filter((word) => !stopWords.has(word));
    expect([text, ...(addressProfileOf(text)?.street ?? [])]).toEqual([text, ...words.slice(0, 3)]);
  }
});

test('the accents of a name are kept composed, in small letters, and only where it has any', () => {
  expect(nameProfileOf('Đại Đồng Tiến'.normalize('NFD')).accented).toBe('đại đồng tiến');
  expect(nameProfileOf(' ĐẠI ĐỒNG TIẾN').accented).toBe(' đại đồng tiến');
  expect(nameProfileOf(' Dai Dong Tien ').accented).toBeNull();
  expect([
    nameProfileOf('Hoàng Gia 2').numbers,
    nameProfileOf('Hoàng Gia 2B').numbers,
    nameProfileOf('Hoàng 1 Gia 2').numbers,
  ]).toEqual(['2', '', '1 2']);
});
