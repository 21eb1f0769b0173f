import { expect, test } from 'vitest';
import { tcvn3, vni } from './legacy-tables.ts';
import { fromLegacy, recogniseLegacy } from './legacy-text.ts';
import { isSyllable } from './syllable.ts';

const small = [...'àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ'.normalize('NFC')];
const capitals = small.map((letter) => letter.toUpperCase());

/** The other way round, as the programs of that time wrote it. */
function written(text: string, table: ReadonlyMap<string, string>): string {
  const back = new Map<string, string>();
  for (const [legacy, letter] of table) if (!back.has(letter)) back.set(letter, legacy);
  return [...text.normalize('NFC')].map((letter) => back.get(letter) ?? back.get(letter.toLowerCase()) ?? letter).join('');
}

test('every Vietnamese letter comes through TCVN3 and VNI and back', () => {
  expect(small).toHaveLength(67);
  for (const letter of small) {
    expect(fromLegacy(`b${written(letter, tcvn3)}`, 'tcvn3'), `tcvn3 ${letter}`).toBe(`b${letter}`);
    expect(fromLegacy(`b${written(letter, vni)}`, 'vni'), `vni ${letter}`).toBe(`b${letter}`);
  }
  for (const letter of capitals) {
    expect(fromLegacy(`BC${written(letter, tcvn3)}`, 'tcvn3'), `tcvn3 ${letter}`).toBe(`BC${letter}`);
    expect(fromLegacy(`B${written(letter, vni)}`, 'vni'), `vni ${letter}`).toBe(`B${letter}`);
  }
});

test.each([
  ['C«ng ty TNHH Th\u00ad¬ng m¹i §¹i §ång', 'Công ty TNHH Thương mại Đại Đồng'],
  ['Hµ Néi', 'Hà Nội'],
  ['NguyÔn V¨n An', 'Nguyễn Văn An'],
  ['CéNG HOµ X· HéI CHñ NGHÜA VIÖT NAM', 'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
  ['Sè 12 ®\u00adêng Lª Lîi, quËn 1', 'Số 12 đường Lê Lợi, quận 1'],
])('the TCVN3 text %j is %j', (legacy, text) => {
  expect(recogniseLegacy([legacy, legacy])).toBe('tcvn3');
  expect(fromLegacy(legacy, 'tcvn3')).toBe(text);
});

test.each([
  ['Coâng ty TNHH Thöông maïi Ñaïi Ñoàng', 'Công ty TNHH Thương mại Đại Đồng'],
  ['Haø Noäi', 'Hà Nội'],
  ['Nguyeãn Vaên An', 'Nguyễn Văn An'],
  ['CÔÛ SÔÛ SAÛN XUAÁT NÖÔÙC MAÉM', 'CỞ SỞ SẢN XUẤT NƯỚC MẮM'],
  ['Soá 12 ñöôøng Leâ Lôïi, quaän 1', 'Số 12 đường Lê Lợi, quận 1'],
])('the VNI text %j is %j', (legacy, text) => {
  expect(recogniseLegacy([legacy, legacy])).toBe('vni');
  expect(fromLegacy(legacy, 'vni')).toBe(text);
});

test.each([
  ['Vietnamese in Unicode', ['Công ty TNHH Thương mại Đại Đồng', 'Hà Nội', 'Nguyễn Văn An', 'Hà Tây']],
  [
    'Vietnamese with the letters of Western Europe alone',
    ['Hà', 'Là', 'Tân Bình', 'Lê', 'Cát Bà', 'Hòa', 'Thành', 'Trân', 'Mê Kông'],
  ],
  ['French', ['Café de la Gare', 'Hôtel Élysée', 'Crème brûlée', 'Société générale']],
  ['German', ['Müller & Söhne', 'Straße der Pariser Kommune', 'Königliche Bäckerei', 'Größe']],
  ['Spanish', ['Señor Peña', 'Compañía Española', 'Años', 'Antonio Moreno Taquería']],
  ['nothing with accents', ['Cong ty TNHH', '0912345678', '']],
])('%s is left alone', (_, texts) => {
  expect(recogniseLegacy(texts)).toBeNull();
});

test('a word in Unicode among words of VNI stays as it is', () => {
  expect(fromLegacy('Coâng ty Hà Nội', 'vni')).toBe('Công ty Hà Nội');
  expect(fromLegacy('Đại Đồng Ñaïi', 'vni')).toBe('Đại Đồng Đại');
});

test.each(['nguyễn', 'Trường', 'quốc', 'giường', 'khuỷu', 'NGHIÊNG', 'oái', 'uyển', 'ý', 'đường'])('%s is a syllable', (word) => {
  expect(isSyllable(word)).toBe(true);
});

test.each(['ng', 'xyz', 'C«ng', 'Ñaïi', 'straße', 'năếm'])('%s is no syllable', (word) => {
  expect(isSyllable(word)).toBe(false);
});
