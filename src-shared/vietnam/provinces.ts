import { foldText, foldWords } from './fold.ts';
import { nameSortKey } from './sort-key.ts';

export interface Province {
  /**
   * Scheme and code. The year belongs to it: when 63 provinces became 34 on 1 July 2025, seven codes passed to another name
   * (80 was Long An and is Tây Ninh).
   */
  readonly code: string;
  readonly name: string;
  /** Run directly by the central government. */
  readonly isCity: boolean;
}

export interface FormerProvince extends Province {
  /** The province of today that it became part of. */
  readonly nowCode: string;
}

/**
 * The 34 of today in alphabetical order (Resolution 202/2025/QH15, codes of Decision 19/2025/QĐ-TTg; Đồng Nai is a city since
 * 30 April 2026 by Resolution 30/2026/QH16).
 */
export const provinces: readonly Province[] = sorted([
  { code: '2025:01', name: 'Hà Nội', isCity: true },
  { code: '2025:04', name: 'Cao Bằng', isCity: false },
  { code: '2025:08', name: 'Tuyên Quang', isCity: false },
  { code: '2025:11', name: 'Điện Biên', isCity: false },
  { code: '2025:12', name: 'Lai Châu', isCity: false },
  { code: '2025:14', name: 'Sơn La', isCity: false },
  { code: '2025:15', name: 'Lào Cai', isCity: false },
  { code: '2025:19', name: 'Thái Nguyên', isCity: false },
  { code: '2025:20', name: 'Lạng Sơn', isCity: false },
  { code: '2025:22', name: 'Quảng Ninh', isCity: false },
  { code: '2025:24', name: 'Bắc Ninh', isCity: false },
  { code: '2025:25', name: 'Phú Thọ', isCity: false },
  { code: '2025:31', name: 'Hải Phòng', isCity: true },
  { code: '2025:33', name: 'Hưng Yên', isCity: false },
  { code: '2025:37', name: 'Ninh Bình', isCity: false },
  { code: '2025:38', name: 'Thanh Hóa', isCity: false },
  { code: '2025:40', name: 'Nghệ An', isCity: false },
  { code: '2025:42', name: 'Hà Tĩnh', isCity: false },
  { code: '2025:44', name: 'Quảng Trị', isCity: false },
  { code: '2025:46', name: 'Huế', isCity: true },
  { code: '2025:48', name: 'Đà Nẵng', isCity: true },
  { code: '2025:51', name: 'Quảng Ngãi', isCity: false },
  { code: '2025:52', name: 'Gia Lai', isCity: false },
  { code: '2025:56', name: 'Khánh Hòa', isCity: false },
  { code: '2025:66', name: 'Đắk Lắk', isCity: false },
  { code: '2025:68', name: 'Lâm Đồng', isCity: false },
  { code: '2025:75', name: 'Đồng Nai', isCity: true },
  { code: '2025:79', name: 'Hồ Chí Minh', isCity: true },
  { code: '2025:80', name: 'Tây Ninh', isCity: false },
  { code: '2025:82', name: 'Đồng Tháp', isCity: false },
  { code: '2025:86', name: 'Vĩnh Long', isCity: false },
  { code: '2025:91', name: 'An Giang', isCity: false },
  { code: '2025:92', name: 'Cần Thơ', isCity: true },
  { code: '2025:96', name: 'Cà Mau', isCity: false },
]);

/** The 63 of before 1 July 2025 in alphabetical order, as they stand in old lists and on old invoices. */
export const formerProvinces: readonly FormerProvince[] = sorted([
  { code: '2008:01', name: 'Hà Nội', isCity: true, nowCode: '2025:01' },
  { code: '2008:02', name: 'Hà Giang', isCity: false, nowCode: '2025:08' },
  { code: '2008:04', name: 'Cao Bằng', isCity: false, nowCode: '2025:04' },
  { code: '2008:06', name: 'Bắc Kạn', isCity: false, nowCode: '2025:19' },
  { code: '2008:08', name: 'Tuyên Quang', isCity: false, nowCode: '2025:08' },
  { code: '2008:10', name: 'Lào Cai', isCity: false, nowCode: '2025:15' },
  { code: '2008:11', name: 'Điện Biên', isCity: false, nowCode: '2025:11' },
  { code: '2008:12', name: 'Lai Châu', isCity: false, nowCode: '2025:12' },
  { code: '2008:14', name: 'Sơn La', isCity: false, nowCode: '2025:14' },
  { code: '2008:15', name: 'Yên Bái', isCity: false, nowCode: '2025:15' },
  { code: '2008:17', name: 'Hòa Bình', isCity: false, nowCode: '2025:25' },
  { code: '2008:19', name: 'Thái Nguyên', isCity: false, nowCode: '2025:19' },
  { code: '2008:20', name: 'Lạng Sơn', isCity: false, nowCode: '2025:20' },
  { code: '2008:22', name: 'Quảng Ninh', isCity: false, nowCode: '2025:22' },
  { code: '2008:24', name: 'Bắc Giang', isCity: false, nowCode: '2025:24' },
  { code: '2008:25', name: 'Phú Thọ', isCity: false, nowCode: '2025:25' },
  { code: '2008:26', name: 'Vĩnh Phúc', isCity: false, nowCode: '2025:25' },
  { code: '2008:27', name: 'Bắc Ninh', isCity: false, nowCode: '2025:24' },
  { code: '2008:30', name: 'Hải Dương', isCity: false, nowCode: '2025:31' },
  { code: '2008:31', name: 'Hải Phòng', isCity: true, nowCode: '2025:31' },
  { code: '2008:33', name: 'Hưng Yên', isCity: false, nowCode: '2025:33' },
  { code: '2008:34', name: 'Thái Bình', isCity: false, nowCode: '2025:33' },
  { code: '2008:35', name: 'Hà Nam', isCity: false, nowCode: '2025:37' },
  { code: '2008:36', name: 'Nam Định', isCity: false, nowCode: '2025:37' },
  { code: '2008:37', name: 'Ninh Bình', isCity: false, nowCode: '2025:37' },
  { code: '2008:38', name: 'Thanh Hóa', isCity: false, nowCode: '2025:38' },
  { code: '2008:40', name: 'Nghệ An', isCity: false, nowCode: '2025:40' },
  { code: '2008:42', name: 'Hà Tĩnh', isCity: false, nowCode: '2025:42' },
  { code: '2008:44', name: 'Quảng Bình', isCity: false, nowCode: '2025:44' },
  { code: '2008:45', name: 'Quảng Trị', isCity: false, nowCode: '2025:44' },
  { code: '2008:46', name: 'Huế', isCity: true, nowCode: '2025:46' },
  { code: '2008:48', name: 'Đà Nẵng', isCity: true, nowCode: '2025:48' },
  { code: '2008:49', name: 'Quảng Nam', isCity: false, nowCode: '2025:48' },
  { code: '2008:51', name: 'Quảng Ngãi', isCity: false, nowCode: '2025:51' },
  { code: '2008:52', name: 'Bình Định', isCity: false, nowCode: '2025:52' },
  { code: '2008:54', name: 'Phú Yên', isCity: false, nowCode: '2025:66' },
  { code: '2008:56', name: 'Khánh Hòa', isCity: false, nowCode: '2025:56' },
  { code: '2008:58', name: 'Ninh Thuận', isCity: false, nowCode: '2025:56' },
  { code: '2008:60', name: 'Bình Thuận', isCity: false, nowCode: '2025:68' },
  { code: '2008:62', name: 'Kon Tum', isCity: false, nowCode: '2025:51' },
  { code: '2008:64', name: 'Gia Lai', isCity: false, nowCode: '2025:52' },
  { code: '2008:66', name: 'Đắk Lắk', isCity: false, nowCode: '2025:66' },
  { code: '2008:67', name: 'Đắk Nông', isCity: false, nowCode: '2025:68' },
  { code: '2008:68', name: 'Lâm Đồng', isCity: false, nowCode: '2025:68' },
  { code: '2008:70', name: 'Bình Phước', isCity: false, nowCode: '2025:75' },
  { code: '2008:72', name: 'Tây Ninh', isCity: false, nowCode: '2025:80' },
  { code: '2008:74', name: 'Bình Dương', isCity: false, nowCode: '2025:79' },
  { code: '2008:75', name: 'Đồng Nai', isCity: false, nowCode: '2025:75' },
  { code: '2008:77', name: 'Bà Rịa - Vũng Tàu', isCity: false, nowCode: '2025:79' },
  { code: '2008:79', name: 'Hồ Chí Minh', isCity: true, nowCode: '2025:79' },
  { code: '2008:80', name: 'Long An', isCity: false, nowCode: '2025:80' },
  { code: '2008:82', name: 'Tiền Giang', isCity: false, nowCode: '2025:82' },
  { code: '2008:83', name: 'Bến Tre', isCity: false, nowCode: '2025:86' },
  { code: '2008:84', name: 'Trà Vinh', isCity: false, nowCode: '2025:86' },
  { code: '2008:86', name: 'Vĩnh Long', isCity: false, nowCode: '2025:86' },
  { code: '2008:87', name: 'Đồng Tháp', isCity: false, nowCode: '2025:82' },
  { code: '2008:89', name: 'An Giang', isCity: false, nowCode: '2025:91' },
  { code: '2008:91', name: 'Kiên Giang', isCity: false, nowCode: '2025:91' },
  { code: '2008:92', name: 'Cần Thơ', isCity: true, nowCode: '2025:92' },
  { code: '2008:93', name: 'Hậu Giang', isCity: false, nowCode: '2025:92' },
  { code: '2008:94', name: 'Sóc Trăng', isCity: false, nowCode: '2025:92' },
  { code: '2008:95', name: 'Bạc Liêu', isCity: false, nowCode: '2025:96' },
  { code: '2008:96', name: 'Cà Mau', isCity: false, nowCode: '2025:96' },
]);

/** The name of `2025:79` or `2008:74`; null for a code that nobody gave out. */
export function provinceName(code: string): string | null {
  return names.get(code) ?? null;
}

/**
 * The province of today that an address lies in, whichever name it was written with; null where it names none. Reads from the end,
 * because streets and wards bear the names of provinces too (`đường Hà Nội, quận Thủ Đức, TP. HCM`).
 */
export function guessProvince(address: string): string | null {
  // Part by part: in `phường Văn Quán, Hà Nội` the comma keeps `quán` from being read as the district (`quận`) Hà Nội.
  const parts = address.split(partEnd).map(foldWords).reverse();
  return (
    findInParts(parts, provincePhrases) ??
    findInParts(parts, townPhrases) ??
    (parts.some(isNumberedDistrict) ? hoChiMinhCity : null)
  );
}

const partEnd = /[,;()\n\t/|–—]| - /u;
const hoChiMinhCity = '2025:79';

function sorted<T extends Province>(list: readonly T[]): readonly T[] {
  return list
    .map((province) => ({ province, key: nameSortKey(province.name) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ province }) => province);
}

const names: ReadonlyMap<string, string> = new Map([...provinces, ...formerProvinces].map(({ code, name }) => [code, name]));

interface Phrase {
  readonly words: readonly string[];
  readonly code: string;
}
/** Keyed by the last word, longest phrase first. */
type Phrases = ReadonlyMap<string, readonly Phrase[]>;

/** Other ways to write a province. */
const otherSpellings: readonly (readonly [code: string, spellings: string])[] = [
  ['2025:79', 'hcm, tphcm, tp hcm, hcmc, tp ho chi minh, sai gon, saigon, sg, brvt, br vt, vung tau, ba ria'],
  ['2025:01', 'hn, tphn'],
  ['2025:46', 'thua thien hue, thua thien, tt hue'],
  ['2025:66', 'dac lac, dac lak, dak lac, daclac, daklac'],
  ['2025:68', 'dac nong, dacnong, dak nong'],
  ['2025:19', 'bac can, baccan'],
  ['2025:51', 'kontum, kon tom, con tum'],
];

/** Towns that addresses name instead of their province. Asked only where no province stands in the address. */
const towns: readonly (readonly [code: string, names: string])[] = [
  ['2025:01', 'ha dong, son tay'],
  ['2025:79', 'thu duc, thu dau mot, di an, thuan an'],
  ['2025:75', 'bien hoa, long khanh, dong xoai'],
  ['2025:31', 'chi linh'],
  ['2025:22', 'ha long, uong bi, cam pha, mong cai'],
  ['2025:24', 'tu son'],
  ['2025:25', 'viet tri, vinh yen, phuc yen'],
  ['2025:37', 'phu ly, tam diep'],
  ['2025:40', 'tp vinh, thanh pho vinh, cua lo'],
  ['2025:44', 'dong hoi, dong ha'],
  ['2025:48', 'hoi an, tam ky'],
  ['2025:52', 'quy nhon, qui nhon, pleiku, play ku'],
  ['2025:56', 'nha trang, cam ranh, phan rang'],
  ['2025:66', 'buon ma thuot, ban me thuot, bmt, tuy hoa'],
  ['2025:68', 'da lat, dalat, bao loc, phan thiet, gia nghia'],
  ['2025:80', 'tan an'],
  ['2025:82', 'my tho, cao lanh, sa dec'],
  ['2025:91', 'long xuyen, chau doc, rach gia, phu quoc'],
  ['2025:92', 'ninh kieu, vi thanh'],
];

const provincePhrases = phrases([
  ...provinces.map(({ code, name }) => [code, spellings(name)] as const),
  ...formerProvinces.map(({ nowCode, name }) => [nowCode, spellings(name)] as const),
  ...otherSpellings,
]);
const townPhrases = phrases(towns);

/** `Hà Nội` is also written `Hanoi`. */
function spellings(name: string): string {
  const folded = foldText(name);
  return `${folded}, ${folded.replaceAll(' ', '')}`;
}

function phrases(list: readonly (readonly [code: string, spellings: string])[]): Phrases {
  const byLastWord = new Map<string, Phrase[]>();
  for (const [code, spelled] of list) {
    for (const spelling of spelled.split(', ')) {
      const words = spelling.split(' ');
      const last = words.at(-1) ?? '';
      byLastWord.set(
        last,
        [...(byLastWord.get(last) ?? []), { words, code }].sort((a, b) => b.words.length - a.words.length),
      );
    }
  }
  return byLastWord;
}

function findInParts(parts: readonly (readonly string[])[], known: Phrases): string | null {
  for (const words of parts) {
    const code = findFromEnd(words, known);
    if (code !== null) return code;
  }
  return null;
}

function findFromEnd(words: readonly string[], known: Phrases): string | null {
  for (let end = words.length; end > 0; end -= 1) {
    for (const phrase of known.get(words[end - 1] ?? '') ?? []) {
      const start = end - phrase.words.length;
      if (
        start >= 0 &&
        phrase.words.every((word, index) => words[start + index] === word) &&
        !isNameOfAPlaceWithin(words, start)
      ) {
        return phrase.code;
      }
    }
  }
  return null;
}

const placesWithin = new Set([
  'duong',
  'pho',
  'phuong',
  'p',
  'xa',
  'thon',
  'ap',
  'lang',
  'ngo',
  'hem',
  'lo',
  'cho',
  'cau',
  'quan',
  'khu',
  'to',
]);

/** A street, ward or market that bears the name of a province; but `thành phố` and `thị xã` are towns. */
function isNameOfAPlaceWithin(words: readonly string[], start: number): boolean {
  const before = words[start - 1] ?? '';
  const wordBefore = words[start - 2] ?? '';
  if (before === 'pho' && wordBefore === 'thanh') return false;
  if (before === 'xa' && wordBefore === 'thi') return false;
  return placesWithin.has(before);
}

/** Only Hồ Chí Minh City numbers its districts. */
function isNumberedDistrict(words: readonly string[]): boolean {
  return words.some((word, index) => (word === 'quan' || word === 'q') && /^(?:[1-9]|1[0-2])$/.test(words[index + 1] ?? ''));
}
