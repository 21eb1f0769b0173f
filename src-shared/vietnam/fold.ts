/**
 * Text as search sees it: no accents (đ counts as d), lower case, one space between words.
 *
 * Everything that is neither a letter nor a digit becomes a space, also inside `TP.HCM`, `CO.,LTD`, `lan@abc.vn` and `T&T`:
 * whoever types `hcm` or `abc.vn` finds them, because the query is folded the same way. Phones and tax codes, whose separators
 * stand inside one number, have their own keys (`phone.ts`, `tax-code.ts`).
 */
export function foldText(text: string): string {
  if (alreadyFolded.test(text)) return text;
  let length = 0;
  let pendingSpace = false;
  let slow: string | null = null;
  const buffer = text.length <= scratch.length ? scratch : new Uint16Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    let folded = unit < tableSize ? (table[unit] ?? unknown) : unknown;
    if (folded === unknown) folded = fillTable(unit);
    if (folded >= firstReal) {
      if (pendingSpace && length > 0) buffer[length++] = spaceUnit;
      pendingSpace = false;
      buffer[length++] = folded;
    } else if (folded === isSpace) {
      pendingSpace = true;
    } else if (folded === isOther) {
      slow = text;
      break;
    }
  }
  if (slow !== null) return foldSlowly(slow);
  return unitsToString(buffer, length);
}

export function foldWords(text: string): string[] {
  const folded = foldText(text);
  return folded === '' ? [] : folded.split(' ');
}

/**
 * First letters of the words that tell one customer from another: `Công ty TNHH Đại Đồng Tiến` → `ddt`. Where a name consists of
 * legal words only, their initials.
 */
export function initialsOf(text: string): string {
  const words = foldWords(text);
  return initials(words, afterPhrases(words, 0, legalPhrases));
}

/**
 * Every form of the initials that somebody may type, without repetitions: of the whole name, without the legal words in front,
 * and without the words for the trade (`thương mại`, `dịch vụ`, …) that follow them.
 */
export function initialKeysOf(text: string): string[] {
  return initialKeysOfFolded(foldText(text));
}

/** The same for a text that was folded before. */
export function initialKeysOfFolded(folded: string): string[] {
  if (folded === '') return [];
  const words = folded.split(' ');
  const named = afterPhrases(words, 0, legalPhrases);
  const bare = afterPhrases(words, named, tradePhrases);
  const keys = [initials(words, 0)];
  for (const from of [named, bare]) {
    const key = initials(words, from);
    if (!keys.includes(key)) keys.push(key);
  }
  return keys;
}

/**
 * True where every word of the query stands in the text with the accents it was typed with; ranks `Hòa` before `Hoa` for `hòa`.
 * The two ways to place the tone (hoà, hòa) count as the same.
 */
export function matchesAccentExact(query: string, text: string): boolean {
  return accentMatcher(query)(text);
}

/** `matchesAccentExact` for many texts. */
export function accentMatcher(query: string): (text: string) => boolean {
  const words = withOneTonePlace(query)
    .split(spaces)
    .filter((word) => word !== '');
  if (words.length === 0) return () => false;
  return (text) => {
    const target = withOneTonePlace(text);
    return words.every((word) => target.includes(word));
  };
}

const spaces = /\s+/u;
const alreadyFolded = /^(?:[a-z0-9]+(?: [a-z0-9]+)*)?$/;

// The table answers for one UTF-16 unit. It fills on demand, because normalising 8 192 characters at start would cost time
// that most processes never earn back.
const unknown = 0;
const isSpace = 1;
const isDropped = 2;
/** A character whose folding is not exactly one unit: Hangul, emoji and what lies beyond the first plane. */
const isOther = 3;
const firstReal = 4;
const spaceUnit = 32;
const tableSize = 0x2000;
const table = new Uint16Array(tableSize);
const scratch = new Uint16Array(1024);

function fillTable(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return isOther;
  const folded = foldCodePoint(String.fromCharCode(unit));
  const kind = folded === ' ' ? isSpace : folded === '' ? isDropped : folded.length === 1 ? folded.charCodeAt(0) : isOther;
  if (unit < tableSize) table[unit] = kind;
  return kind;
}

const marks = /[\u0300-\u036f]/gu;
const wordCharacter = /[\p{L}\p{N}\p{M}]/u;
// Zero-width characters and soft hyphens arrive with text copied from web pages and chat; they must not cut a word.
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/u;

function foldCodePoint(character: string): string {
  if (invisible.test(character)) return '';
  const folded = character.toLowerCase().normalize('NFD').replace(marks, '').replaceAll('đ', 'd');
  if (folded === '') return '';
  // Some signs come apart into a sign and a mark: each part counts for itself, as it does where they were written apart.
  let kept = '';
  for (const part of folded) kept += wordCharacter.test(part) ? part : ' ';
  return kept;
}

function foldSlowly(text: string): string {
  let result = '';
  for (const character of text) result += foldCodePoint(character);
  return result.replace(/ +/gu, ' ').trim();
}

function unitsToString(units: Uint16Array, length: number): string {
  if (length <= 4096) return decodeUnits(units.subarray(0, length));
  let result = '';
  for (let start = 0; start < length; start += 4096) result += decodeUnits(units.subarray(start, Math.min(length, start + 4096)));
  return result;
}

function decodeUnits(units: Uint16Array): string {
  // `apply` takes any array-like at run time; its type only knows arrays. At most 4 096 units, far from the argument limit.
  return String.fromCharCode.apply(null, units as unknown as number[]);
}

function initials(words: readonly string[], from: number): string {
  let result = '';
  for (let at = from; at < words.length; at += 1) result += String.fromCodePoint(words[at]?.codePointAt(0) ?? spaceUnit);
  return result;
}

const legalPhrases = phrases(`
  tong cong ty, cong ty, cty, ct, tap doan, lien doanh, tnhh, trach nhiem huu han, mtv, mot thanh vien, 1 thanh vien, 1tv, 1 tv,
  hai thanh vien, 2 thanh vien, 2tv, hai thanh vien tro len, co phan, cp, ctcp, hop danh, dntn, doanh nghiep tu nhan, doanh nghiep, dn,
  hop tac xa, htx, ho kinh doanh, hkd, cua hang, ch, chi nhanh, cn, van phong dai dien, vpdd, van phong, nha phan phoi, npp, dai ly`);

const tradePhrases = phrases(`
  thuong mai, tm, dich vu, dv, tmdv, san xuat, sx, sxtm, xuat nhap khau, xnk, dau tu, dt, phat trien, xay dung, xd, tu van, quoc te, va,
  kinh doanh, kd, ky thuat, cong nghe, van tai, logistics`);

/** Keyed by the first word; longer phrases first, so that `tong cong ty` goes as one. */
function phrases(list: string): ReadonlyMap<string, readonly (readonly string[])[]> {
  const byFirst = new Map<string, string[][]>();
  for (const phrase of list.split(',')) {
    const words = phrase.trim().split(/\s+/u);
    const first = words[0] ?? '';
    byFirst.set(
      first,
      [...(byFirst.get(first) ?? []), words].sort((a, b) => b.length - a.length),
    );
  }
  return byFirst;
}

/** Where the words go on after phrases at this place; at the last of them at most. */
function afterPhrases(words: readonly string[], from: number, known: ReturnType<typeof phrases>): number {
  let start = from;
  for (;;) {
    const found = known.get(words[start] ?? '')?.find((phrase) => standsAt(words, start, phrase));
    if (found === undefined || start + found.length >= words.length) return start;
    start += found.length;
  }
}

function standsAt(words: readonly string[], start: number, phrase: readonly string[]): boolean {
  for (let at = 0; at < phrase.length; at += 1) if (words[start + at] !== phrase[at]) return false;
  return true;
}

const newStyleTone = /o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ]/gu;
const oldStyle = new Map(
  [
    'oà òa',
    'oá óa',
    'oả ỏa',
    'oã õa',
    'oạ ọa',
    'oè òe',
    'oé óe',
    'oẻ ỏe',
    'oẽ õe',
    'oẹ ọe',
    'uỳ ùy',
    'uý úy',
    'uỷ ủy',
    'uỹ ũy',
    'uỵ ụy',
  ].map((pair) => [pair.slice(0, 2), pair.slice(3)] as const),
);

/** Lower case NFC with the tone always on the first vowel of oa, oe, uy, also before a consonant: both sides get the same. */
function withOneTonePlace(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(newStyleTone, (pair) => oldStyle.get(pair) ?? pair);
}
