import { foldText, foldWords } from '../vietnam/fold.ts';
import { findPhones, nationalOf, onlyMobile } from '../vietnam/phone.ts';
import { checkTaxCode } from '../vietnam/tax-code.ts';

/*
 * What two customers are compared by: every value in one spelling. The import's check for duplicates and the list of duplicates both use
 * these, so that neither calls a number the same that the other does not.
 */

/** The fields of a customer that say who it is. */
export interface DuplicateSubject {
  readonly name: string;
  readonly kind?: string;
  readonly taxCode?: string | null;
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly address?: string | null;
  readonly provinceCode?: string | null;
}

export interface DuplicateProfile {
  readonly kind: string | null;
  /** Digits of a valid tax code: 10 of a company, 13 of a branch, 12 of a person. */
  readonly tax: string | null;
  /** Numbers of today, and how each was written. */
  readonly phones: ReadonlyMap<string, string>;
  readonly email: string | null;
  readonly name: NameProfile;
  readonly province: string | null;
  readonly address: AddressProfile | null;
}

export interface NameProfile {
  /** The words that tell one name from another: no legal form, no trade; folded. */
  readonly core: readonly string[];
  /** The same in one piece: people write Ðại Đồng and DaiDong. */
  readonly joined: string;
  /** Thương mại, dịch vụ, xây dựng …, written out. */
  readonly trade: ReadonlySet<string>;
  readonly numbers: string;
  /** The name says company, enterprise or cooperative: such names are given once. */
  readonly isFirm: boolean;
  /** Chi nhánh, văn phòng đại diện, nhà máy, kho: a place of a company, not the company. */
  readonly isPlace: boolean;
  /** With accents, where there are any. */
  readonly accented: string | null;
}

export interface AddressProfile {
  readonly house: string;
  readonly street: readonly string[];
}

export function profileOf(subject: DuplicateSubject): DuplicateProfile {
  return {
    kind: subject.kind ?? null,
    tax: taxKeyOf(subject.taxCode ?? ''),
    phones: phonesOf(subject.phone ?? ''),
    email: emailOf(subject.email ?? ''),
    name: nameProfileOf(subject.name),
    province: subject.provinceCode ?? null,
    address: addressProfileOf(subject.address ?? ''),
  };
}

export function taxKeyOf(taxCode: string): string | null {
  if (taxCode === '') return null;
  const checked = checkTaxCode(taxCode);
  return checked.status === 'valid' ? checked.normalized : null;
}

/** Old and new forms of a number are one; digits that may be read in two ways count in both. */
export function phonesOf(text: string): ReadonlyMap<string, string> {
  if (text === '') return noPhones;
  const phones = new Map<string, string>();
  const mobile = onlyMobile(text);
  if (mobile !== null) {
    for (const number of mobile) phones.set(number, text);
    return phones;
  }
  for (const { raw, e164, otherReading } of findPhones(text)) {
    if (e164 !== null) phones.set(nationalOf(e164), raw);
    if (otherReading !== null) phones.set(nationalOf(otherReading), raw);
  }
  return phones;
}

const noPhones: ReadonlyMap<string, string> = new Map();

function emailOf(text: string): string | null {
  const email = text.trim().toLowerCase();
  return email.includes('@') ? email : null;
}

const phrases = (list: string): readonly (readonly string[])[] =>
  list
    .split(',')
    .map((phrase) => phrase.trim().split(/\s+/u))
    .sort((a, b) => b.length - a.length);

const firmWords = phrases(`
  tong cong ty, cong ty, cty, c ty, tap doan, tnhh, trach nhiem huu han, mtv, mot thanh vien, 1 thanh vien, hai thanh vien, 2 thanh vien, 1tv, 2tv,
  hai thanh vien tro len, co phan, ctcp, cp, hop danh, dntn, doanh nghiep tu nhan, doanh nghiep, dn, hop tac xa, htx, lien doanh, jsc, ltd, co ltd, corp`);
const shopWords = phrases('ho kinh doanh, hkd, cua hang, ch, shop, dai ly, nha phan phoi, npp, tiem, quan');
const placeWords = phrases('chi nhanh, van phong dai dien, vpdd, nha may, kho, xi nghiep, phan xuong');
const emptyWords = new Set(['va', 'viet', 'nam', 'vn', 'the', 'cua']);
/** Each with the way it is written out; a trade tells what somebody does, not who it is. */
const trades: readonly (readonly [readonly (readonly string[])[], string])[] = (
  [
    ['tmdv, tm dv', 'thuong-mai dich-vu'],
    ['sxtm, sx tm', 'san-xuat thuong-mai'],
    ['vat lieu xay dung, vlxd', 'vat-lieu-xay-dung'],
    ['xuat nhap khau, xnk', 'xuat-nhap-khau'],
    ['thuong mai, tm', 'thuong-mai'],
    ['dich vu, dv', 'dich-vu'],
    ['san xuat, sx', 'san-xuat'],
    ['xay dung, xd', 'xay-dung'],
    ['dau tu, dt', 'dau-tu'],
    ['phat trien, pt', 'phat-trien'],
    ['kinh doanh, kd', 'kinh-doanh'],
    ['ky thuat, kt', 'ky-thuat'],
    ['cong nghe', 'cong-nghe'],
    ['quoc te, qt', 'quoc-te'],
    ['van tai, vt', 'van-tai'],
    ['tu van', 'tu-van'],
    ['giao nhan', 'giao-nhan'],
    ['logistics', 'logistics'],
  ] as const
).map(([list, word]) => [phrases(list), word]);

/** Keyed by their first word: most words begin no phrase at all. */
const byFirstWord = new Map<
  string,
  { readonly phrase: readonly string[]; readonly mark: 'firm' | 'shop' | 'place' | 'trade'; readonly word: string }[]
>();
function learn(list: readonly (readonly string[])[], mark: 'firm' | 'shop' | 'place' | 'trade', word: string): void {
  for (const phrase of list) {
    const first = phrase[0] ?? '';
    byFirstWord.set(
      first,
      [...(byFirstWord.get(first) ?? []), { phrase, mark, word }].sort((a, b) => b.phrase.length - a.phrase.length),
    );
  }
}
learn(placeWords, 'place', '');
learn(firmWords, 'firm', '');
learn(shopWords, 'shop', '');
for (const [list, word] of trades) learn(list, 'trade', word);

export function nameProfileOf(name: string): NameProfile {
  const folded = foldText(name);
  const words = folded === '' ? [] : folded.split(' ');
  const core: string[] = [];
  let trade: Set<string> | null = null;
  let isFirm = false;
  let isPlace = false;
  for (let at = 0; at < words.length; ) {
    // `CN` in front is a branch, further on it is technology or a name.
    if (at === 0 && words[at] === 'cn' && words.length > 2) {
      isPlace = true;
      at += 1;
      continue;
    }
    const found = byFirstWord
      .get(words[at] ?? '')
      ?.find(({ phrase }) => phrase.every((word, offset) => words[at + offset] === word));
    if (found === undefined) {
      core.push(words[at] ?? '');
      at += 1;
      continue;
    }
    if (found.mark === 'firm') isFirm = true;
    if (found.mark === 'place') isPlace = true;
    if (found.mark === 'trade') {
      trade ??= new Set();
      for (const word of found.word.split(' ')) trade.add(word);
    }
    at += found.phrase.length;
  }
  const telling = core.filter((word) => !emptyWords.has(word));
  // A name of nothing but such words (Công ty Xây dựng Việt Nam) is told by all of them.
  const kept = telling.length > 0 ? telling : core.length > 0 ? core : words;
  const composed = name.normalize('NFC');
  const lower = composed.toLowerCase();
  const hasNoAccents = folded === (composed === name ? lower : name.toLowerCase()).trim();
  return {
    core: kept,
    joined: kept.join(''),
    trade: trade ?? noTrade,
    numbers: /\d/.test(folded) ? kept.filter((word) => /^\d+$/.test(word)).join(' ') : '',
    isFirm,
    isPlace,
    accented: hasNoAccents ? null : lower,
  };
}

const noTrade: ReadonlySet<string> = new Set();

const streetStops = new Set(['so', 'duong', 'pho', 'd', 'hem', 'ngo', 'kiet', 'ngach', 'lo', 'nha', 'to', 'tang', 'k']);

/** House number and the first words of the street; null where there is no number to tell one house from the next. */
export function addressProfileOf(text: string): AddressProfile | null {
  if (text === '') return null;
  const first = text.normalize('NFC').match(/\d+\p{L}?(?:\s?[/-]\s?\d+\p{L}?)*/u);
  if (first === null) return null;
  const street = streetOf(text.slice((first.index ?? 0) + first[0].length));
  return street.length === 0 ? null : { house: foldText(first[0]).replaceAll(' ', '/'), street };
}

/** So many letters hold the first words of nearly every street; of ward, district and province nothing is kept. */
const lettersOfStreet = 32;
const wordsOfStreet = 3;

function streetOf(text: string): string[] {
  const end = text.lastIndexOf(' ', lettersOfStreet);
  if (text.length > lettersOfStreet && end > 0) {
    const street = streetWords(text.slice(0, end));
    if (street.length === wordsOfStreet) return street;
  }
  return streetWords(text);
}

function streetWords(text: string): string[] {
  return foldWords(text)
    .filter((word) => !streetStops.has(word))
    .slice(0, wordsOfStreet);
}
