import { areaCodeOf, fromOldLandline, fromOldMobile, isHotline, isMobileNumber } from './phone-numbering.ts';

export interface FoundPhone {
  /** The characters of the cell that make this number. */
  readonly raw: string;
  /** Today's number such as `+842437757235`; null where the digits make no number that can be dialled. */
  readonly e164: string | null;
  /**
   * The second number that the same digits may mean: `0373750928` is a mobile of today and was a landline of Thanh Hóa until 2017.
   * Search finds both; a screen that dials may ask.
   */
  readonly otherReading: string | null;
}

/**
 * The phones of a cell as people write them: several with `/`, `,`, `;` or a space between, old area codes, eleven-digit mobiles, a
 * missing 0, `(+84.4)`, and continuations such as `04.37868890/91/92`. Digits that make no number are handed back with `e164: null`.
 */
export function findPhones(text: string): FoundPhone[] {
  const found: FoundPhone[] = [];
  for (const run of numberRuns(text)) {
    const previous = found.at(-1);
    const continued = run.afterSlash && previous !== undefined ? continuation(previous, run.text) : null;
    if (continued === null) found.push(...phonesOfRun(run.text));
    else found.push(continued);
  }
  return found;
}

/**
 * The digit strings under which search must find a phone: as written without separators, and in the `0…` form of today (both, where
 * the digits may be read in two ways).
 */
export function phoneSearchKeys(text: string): string[] {
  if (text === '') return [];
  const mobile = onlyMobile(text);
  if (mobile !== null) return mobile;
  const keys = new Set<string>();
  for (const phone of onlyPhone(text) ?? findPhones(text)) {
    keys.add(phone.raw.replace(/\D/g, ''));
    if (phone.e164 !== null) keys.add(nationalOf(phone.e164));
    if (phone.otherReading !== null) keys.add(nationalOf(phone.otherReading));
  }
  return [...keys];
}

/**
 * What to look for while a phone is being typed: its digits, with `+84` turned to 0, and for a complete number also its form of
 * today. Empty where the text is not made of digits and separators alone.
 */
export function phoneQueryKeys(text: string): string[] {
  if (!/^[\d\s.\-–()+/]+$/u.test(text)) return [];
  const digits = text.replace(/\D/g, '');
  if (digits === '') return [];
  const typed = /^\s*\(?\s*\+\s*84/u.test(text) ? `0${digits.slice(2).replace(/^0/, '')}` : digits;
  const only = findPhones(text);
  const whole = only.length === 1 && only[0] !== undefined && only[0].e164 !== null ? nationalOf(only[0].e164) : typed;
  return [...new Set([typed, whole])];
}

/** `0912 345 678`, `024 3775 7235`, `0237 375 0928`, `1900 2868`; a foreign number as it is. */
export function formatPhone(e164: string): string {
  const national = nationalOf(e164);
  if (isHotline(national)) return `${national.slice(0, 4)} ${national.slice(4)}`;
  if (isMobileNumber(national)) return `${national.slice(0, 4)} ${national.slice(4, 7)} ${national.slice(7)}`;
  const area = areaCodeOf(national);
  if (area === null) return e164;
  const subscriber = national.slice(area.length);
  const cut = subscriber.length - 4;
  return `${area} ${subscriber.slice(0, cut)} ${subscriber.slice(cut)}`;
}

/** The address that opens a chat in Zalo; null for numbers that cannot have an account. */
export function zaloLink(e164: string): string | null {
  const national = nationalOf(e164);
  return isMobileNumber(national) ? `https://zalo.me/${national}` : null;
}

/** The number as dialled inside Vietnam; a foreign number keeps its `+`. */
export function nationalOf(e164: string): string {
  if (!e164.startsWith('+84')) return e164;
  const rest = e164.slice(3);
  return isHotline(rest) ? rest : `0${rest}`;
}

/**
 * Three of four cells are one mobile number of today, the first four digits together: what `findPhones` finds there, in its national form and
 * with its other reading, without looking for anything. Null for every other cell.
 */
export function onlyMobile(text: string): string[] | null {
  if (!mobileInGroups.test(text)) return null;
  const digits = text.length === 10 ? text : text.replace(/[ .]/g, '');
  if (!isMobileNumber(digits)) return null;
  const before = fromOldLandline(digits);
  return before === null || before === digits ? [digits] : [digits, before];
}
const mobileInGroups = /^0\d{3}[ .]?\d{3}[ .]?\d{3}$/;

/** Most cells are one number in groups, where nothing has to be looked for: what `findPhones` finds first there. */
function onlyPhone(text: string): FoundPhone[] | null {
  if (!groupsOfDigits.test(text)) return null;
  const reading = readNumber(text);
  return reading === null ? null : [{ raw: text, ...reading }];
}
const groupsOfDigits = /^\d+(?: \d+){0,14}$/;

interface NumberRun {
  readonly text: string;
  readonly afterSlash: boolean;
}

// Digits with what people put between them. A slash, comma, semicolon or letter ends a run.
const runPattern = /(?:[+(（[]\s?){0,4}\d(?:[\d\s.\-–()（）[\]+·_]*\d)?\)?/gu;
// An extension is no part of the number, nor is it one of its own.
const extension = /(?:\bext(?:ension)?|\bmáy lẻ|\bmáy nhánh|\bsố nội bộ|\bnội bộ|\bline|\bnhánh|#)\s*[.:]?\s*\d{1,5}/giu;

function numberRuns(text: string): NumberRun[] {
  const cleaned = text.normalize('NFC').replace(extension, ';');
  const runs: NumberRun[] = [];
  let end = 0;
  for (const match of cleaned.matchAll(runPattern)) {
    const between = cleaned.slice(end, match.index).trim();
    runs.push({ text: tidy(match[0]), afterSlash: between === '/' || (/^[,;&]$/.test(between) && countDigits(match[0]) >= 6) });
    end = match.index + match[0].length;
  }
  return runs;
}

/** A number that goes on from the one before it: `…8890/91`, `37100 382/375 86114`. It takes the place of the last digits. */
function continuation(previous: FoundPhone, text: string): FoundPhone | null {
  const digits = text.replace(/\D/g, '');
  if (digits.length > 8 || previous.e164 === null || (digits.startsWith('0') && digits.length > 4)) return null;
  const national = nationalOf(previous.e164);
  const area = areaCodeOf(national);
  const replaceable = area === null ? (isMobileNumber(national) ? 3 : 0) : national.length - area.length;
  if (digits.length > replaceable || isHotline(digits)) return null;
  const continued = national.slice(0, national.length - digits.length) + digits;
  return areaCodeOf(continued) !== null || isMobileNumber(continued)
    ? { raw: text, e164: `+84${continued.slice(1)}`, otherReading: null }
    : null;
}

/** A run is one number in most cells; where it is none, the longest stretches of its groups that are numbers. */
function phonesOfRun(run: string): FoundPhone[] {
  const groups = [...run.matchAll(/\d+/g)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const found: FoundPhone[] = [];
  let unknownFrom: number | null = null;
  const flushUnknown = (end: number) => {
    if (unknownFrom === null) return;
    const raw = tidy(run.slice(unknownFrom, end));
    if (countDigits(raw) >= fewestDigitsOfAPhone) found.push({ raw, e164: null, otherReading: null });
    unknownFrom = null;
  };
  for (let first = 0; first < groups.length; ) {
    // A `+` or bracket before the first group belongs to the number.
    const start = first === 0 ? 0 : (groups[first - 1]?.end ?? 0);
    let taken = 0;
    for (let last = Math.min(groups.length, first + longestNumber); last > first && taken === 0; last -= 1) {
      const raw = tidy(run.slice(start, groups[last - 1]?.end));
      const reading = readNumber(raw);
      if (reading === null) continue;
      flushUnknown(start);
      found.push({ raw, ...reading });
      taken = last - first;
    }
    if (taken === 0) unknownFrom ??= start;
    first += Math.max(taken, 1);
  }
  flushUnknown(run.length);
  return found;
}

const fewestDigitsOfAPhone = 5;
const fewestDigitsOfAWhole = 8;
const longestNumber = 15;

interface Reading {
  readonly e164: string;
  readonly otherReading: string | null;
}

function readNumber(raw: string): Reading | null {
  const digits = raw.replace(/\D/g, '');
  if (digits.length < fewestDigitsOfAWhole || digits.length > longestNumber) return null;
  if (isHotline(digits)) return { e164: `+84${digits}`, otherReading: null };
  const international = /^\(?\s*(?:\+|00)/u.test(raw);
  const afterPlus = digits.replace(/^00/, '');
  if (international && !afterPlus.startsWith('84')) {
    return raw.includes('+') && afterPlus.length >= fewestDigitsOfAWhole ? { e164: `+${afterPlus}`, otherReading: null } : null;
  }
  const groups = raw.match(/\d+/g) ?? [];
  if (international) return readNational(nationalFrom(afterPlus.slice(2)), groupsAfterCountry(groups));
  return (
    readNational(nationalFrom(digits), groups) ??
    // `84 24 …` without its plus; last, because 084 is also a mobile prefix.
    (/^0?84/.test(digits) ? readNational(nationalFrom(digits.replace(/^0?84/, '')), groupsAfterCountry(groups)) : null)
  );
}

/** Spreadsheets eat the leading 0; `+84 (0)24` has one too many. */
function nationalFrom(digits: string): string {
  return `0${digits.replace(/^0+/, '')}`;
}

function groupsAfterCountry(groups: readonly string[]): string[] {
  const [first = '', ...rest] = groups;
  const tail = first.replace(/^0{0,2}84/, '');
  return tail === '' ? rest : [tail, ...rest];
}

function readNational(national: string, groups: readonly string[]): Reading | null {
  const today = isMobileNumber(national) || areaCodeOf(national) !== null ? national : null;
  const before = fromOldMobile(national) ?? fromOldLandline(national);
  if (today === null || before === null || today === before) {
    const only = today ?? before;
    return only === null ? null : { e164: toE164(only), otherReading: null };
  }
  const area = groups.length < 2 ? '' : (groups[0] ?? '').replace(/^0/, '');
  // The same ten digits may be a mobile of today or a landline of before 2017; the way of writing tells. Nobody cuts a mobile after
  // `08`; `037.3750928` was the custom for landlines, while mobiles run together or stand in threes.
  if (area.length === 1) return { e164: toE164(before), otherReading: null };
  if (area.length === 2 && groups.length === 2) return { e164: toE164(before), otherReading: toE164(today) };
  return { e164: toE164(today), otherReading: toE164(before) };
}

function toE164(national: string): string {
  return `+84${national.slice(1)}`;
}

function countDigits(text: string): number {
  return text.replace(/\D/g, '').length;
}

function tidy(text: string): string {
  return text.replace(/^[\s.\-–)）_·]+|[\s.\-–(（_·]+$/gu, '');
}
