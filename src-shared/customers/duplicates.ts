import type { AddressProfile, DuplicateProfile, NameProfile } from './duplicate-profile.ts';

/*
 * How likely two customers are the same. What speaks for it and against it is added up, as a doctor does: a common phone counts as much as
 * a common name, a name that is given to one company only more than that of a shop, another tax code ends the question.
 */

/** From here on two customers are told to be the same; below it, while typing, that they may be. */
export const duplicateScore = 0.5;
export const hintScore = 0.15;

export const reasonKinds = ['tax', 'phone', 'old-phone', 'email', 'name', 'similar-name', 'address', 'province'] as const;
export interface DuplicateReason {
  readonly kind: (typeof reasonKinds)[number];
  /** What is the same; of an old phone how each wrote it. */
  readonly value: string;
  readonly other: string | null;
}

export interface Comparison {
  /** 0 ≤ score ≤ 1. */
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
}

const different: Comparison = { score: 0, reasons: [] };

export function compareCustomers(a: DuplicateProfile, b: DuplicateProfile): Comparison {
  // Two valid tax codes that differ are two companies; 13 digits are a branch, which is another one than its company.
  if (a.tax !== null && b.tax !== null && a.tax !== b.tax) return different;
  const reasons: DuplicateReason[] = [];
  const name = nameSimilarity(a.name, b.name);
  const phone = commonPhone(a, b);
  const address = addressRelation(a.address, b.address);
  if (a.tax !== null && a.tax === b.tax) reasons.push({ kind: 'tax', value: a.tax, other: null });
  if (phone !== null) reasons.push(phone);
  if (a.email !== null && a.email === b.email) reasons.push({ kind: 'email', value: a.email, other: null });
  if (name >= 0.85) reasons.push({ kind: 'name', value: '', other: null });
  else if (name >= 0.6) reasons.push({ kind: 'similar-name', value: '', other: null });
  if (address === 'same') reasons.push({ kind: 'address', value: '', other: null });
  if (a.province !== null && a.province === b.province && name >= 0.6)
    reasons.push({ kind: 'province', value: a.province, other: null });

  if (a.tax !== null && a.tax === b.tax) return { score: 0.99, reasons };
  const score = scoreOf(name, {
    isFirm: a.name.isFirm || b.name.isFirm,
    letters: a.name.joined.length,
    phone: phone !== null ? 'same' : a.phones.size > 0 && b.phones.size > 0 ? 'other' : 'unknown',
    email: relationOf(a.email, b.email),
    address,
    province: relationOf(a.province, b.province),
    kind: relationOf(a.kind, b.kind),
    isPlaceOfOther: a.name.isPlace !== b.name.isPlace,
    numbers: a.name.numbers === '' || b.name.numbers === '' ? 'unknown' : relationOf(a.name.numbers, b.name.numbers),
  });
  return { score, reasons };
}

/** Of a value that both, or not both, have. */
export type Relation = 'same' | 'other' | 'unknown';

function relationOf(a: string | null, b: string | null): Relation {
  return a === null || b === null ? 'unknown' : a === b ? 'same' : 'other';
}

/** How two customers without a common tax code stand to each other, beside their names. */
export interface Relations {
  /** One of them is. */
  readonly isFirm: boolean;
  /** Of the name of the first. */
  readonly letters: number;
  readonly phone: Relation;
  readonly email: Relation;
  readonly address: Relation;
  readonly province: Relation;
  readonly kind: Relation;
  /** One is a branch, a plant or a store and the other is not. */
  readonly isPlaceOfOther: boolean;
  readonly numbers: Relation;
}

/** From 0 to 1. Names that are more alike, and `same` where it was another relation, never make it less: `mayBeSame` hangs on that. */
export function scoreOf(
  name: number,
  { isFirm, letters, phone, email, address, province, kind, isPlaceOfOther, numbers }: Relations,
): number {
  let sum = -2.6 + weightOfName(name, isFirm, letters);
  if (phone === 'same') sum += 3;
  else if (phone === 'other') sum -= isFirm ? 0.7 : 1.5;
  if (email !== 'unknown') sum += email === 'same' ? 3 : -0.3;
  if (address === 'same') sum += name >= 0.75 ? 3.5 : 2;
  else if (address === 'other') sum -= isFirm ? 0.3 : 1.6;
  if (province === 'same') sum += isFirm && name >= 0.75 ? 0.5 : 0;
  else if (province === 'other') sum -= isFirm ? 1.5 : 2;
  if (kind === 'other') sum -= 0.7;
  // A branch, a plant or a store shares phone and name with its company and is none of its duplicates.
  if (isPlaceOfOther) sum -= 4;
  // Number 1 and number 2 may share owner, phone and even the house.
  if (numbers === 'other') sum -= 4;
  return 1 / (1 + Math.exp(-sum));
}

function weightOfName(similarity: number, isFirm: boolean, letters: number): number {
  if (similarity >= 0.95) return !isFirm ? 1.2 : letters >= 6 ? 4.2 : 3;
  if (similarity >= 0.85) return isFirm ? 2.4 : 1;
  if (similarity >= 0.75) return isFirm ? 1.3 : 0.7;
  if (similarity >= 0.6) return 0.4;
  return -1.8;
}

/** 1: the same name; 0.95: but for trades left out; 0.8: a slip of the keyboard; 0.7: words left out; below 0.6: another name. */
export function nameSimilarity(a: NameProfile, b: NameProfile): number {
  if (a.joined === '' || b.joined === '') return 0;
  // Hoàng Gia and Hoàng Gia 2 are two shops of one owner.
  if (a.numbers !== b.numbers) return 0.3;
  if (a.joined === b.joined) return Math.min(tradeSimilarity(a, b), accentSimilarity(a, b));
  const shorter = Math.min(a.joined.length, b.joined.length);
  const slips = distance(a.joined, b.joined, 2);
  if (slips === 1 && shorter >= 6) return Math.min(0.8, tradeSimilarity(a, b));
  if (slips === 2 && shorter >= 12) return Math.min(0.78, tradeSimilarity(a, b));
  if (isPartOf(a.core, b.core) || isPartOf(b.core, a.core)) return Math.min(0.7, tradeSimilarity(a, b));
  if (isInitials(a, b) || isInitials(b, a)) return 0.65;
  return shorter >= 8 && slips === 2 ? 0.6 : 0.2;
}

/** Xây dựng Hoàng Gia is another company than Thương mại Hoàng Gia, but Hoàng Gia alone may be either. */
function tradeSimilarity(a: NameProfile, b: NameProfile): number {
  if (a.trade.size === 0 && b.trade.size === 0) return 1;
  if (a.trade.size === 0 || b.trade.size === 0) return 0.95;
  let common = 0;
  for (const word of a.trade) if (b.trade.has(word)) common += 1;
  if (common === Math.max(a.trade.size, b.trade.size)) return 1;
  if (common === Math.min(a.trade.size, b.trade.size)) return 0.95;
  return common > 0 ? 0.75 : 0.5;
}

/** Minh Hoà and Minh Hòa are one name, Minh Hoà and Minh Hoa two, where both were written with accents. */
function accentSimilarity(a: NameProfile, b: NameProfile): number {
  if (a.accented === null || b.accented === null || a.accented === b.accented) return 1;
  const [ofA, ofB] = [accentsOf(a.accented), accentsOf(b.accented)];
  const common = [...ofA].filter((word) => ofB.has(word)).length;
  return common >= Math.min(ofA.size, ofB.size) ? 1 : 0.85;
}

const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu;
/** The words with an accent, the tone taken to the end: where it stands is a matter of taste. */
function accentsOf(text: string): Set<string> {
  const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return new Set(
    words.flatMap((word) => {
      const apart = word.normalize('NFD');
      const bare = apart.replace(tones, '');
      const sorted = bare + (apart.match(tones)?.join('') ?? '');
      return sorted === word && /^[\x20-\x7e]*$/u.test(word) ? [] : [sorted];
    }),
  );
}

/** All words of the shorter one stand in the longer one, in their order, and they are not just one. */
function isPartOf(shorter: readonly string[], longer: readonly string[]): boolean {
  if (shorter.length < 2 || shorter.length >= longer.length) return false;
  let at = 0;
  for (const word of longer) if (word === shorter[at]) at += 1;
  return at === shorter.length;
}

function isInitials(short: NameProfile, long: NameProfile): boolean {
  return short.core.length === 1 && long.core.length >= 3 && short.joined === long.core.map((word) => word[0] ?? '').join('');
}

function commonPhone(a: DuplicateProfile, b: DuplicateProfile): DuplicateReason | null {
  for (const [number, raw] of a.phones) {
    const other = b.phones.get(number);
    if (other === undefined) continue;
    const isWrittenSo = (text: string) => {
      const digits = text.replace(/\D/gu, '');
      return digits === number || digits === `84${number.slice(1)}` || `0${digits}` === number;
    };
    if (isWrittenSo(raw) && isWrittenSo(other)) return { kind: 'phone', value: number, other: null };
    const old = isWrittenSo(raw) ? other : raw;
    return { kind: 'old-phone', value: number, other: old };
  }
  return null;
}

function addressRelation(a: AddressProfile | null, b: AddressProfile | null): Relation {
  if (a === null || b === null) return 'unknown';
  if (a.house !== b.house) return 'other';
  const common = a.street.filter((word) => b.street.includes(word)).length;
  return common >= Math.min(2, a.street.length, b.street.length) ? 'same' : 'other';
}

/** Optimal string alignment: letters added, left out, changed or swapped; more than `most` is `most + 1`. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let start = 0;
  while (start < a.length && start < b.length && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA -= 1;
    endB -= 1;
  }
  const rows = endA - start;
  const columns = endB - start;
  if (rows === 0 || columns === 0) return Math.max(rows, columns);
  // What differs is short where few letters differ; a long stretch of it is more than a slip.
  if (Math.min(rows, columns) > most + 2) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: columns + 1 }, (_, column) => column);
  for (let row = 1; row <= rows; row += 1) {
    const next = [row];
    for (let column = 1; column <= columns; column += 1) {
      const isSame = a.charCodeAt(start + row - 1) === b.charCodeAt(start + column - 1);
      let cost = Math.min((last[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (isSame ? 0 : 1));
      const isSwapped =
        row > 1 &&
        column > 1 &&
        a.charCodeAt(start + row - 1) === b.charCodeAt(start + column - 2) &&
        a.charCodeAt(start + row - 2) === b.charCodeAt(start + column - 1);
      if (isSwapped) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      next.push(cost);
    }
    before = last;
    last = next;
  }
  return Math.min(last[columns] ?? most + 1, most + 1);
}
