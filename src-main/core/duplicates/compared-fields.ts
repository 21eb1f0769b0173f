import type { DuplicateProfile } from '../../../src-shared/customers/duplicate-profile.ts';
import { duplicateScore, type Relation, scoreOf } from '../../../src-shared/customers/duplicates.ts';
import { hashOf } from '../../../src-shared/lib/text-hash.ts';

/*
 * What all customers are compared by while pairs are looked for, as numbers. Of a hundred thousand customers half a million pairs meet under a
 * key, and one in many is compared whole: numbers side by side say of the others that they are two, from one line of the processor's cache
 * each, and a garbage collector neither walks nor moves them.
 */

export interface ComparedFields {
  /** The place of this customer; the first is 0. */
  add(rid: number, profile: DuplicateProfile): number;
  ridOf(at: number): number;
  /** False only where comparing the two whole would give less than `duplicateScore`. */
  mayBeSame(x: number, y: number): boolean;
}

/** Of a text its number, 0 for none. Two texts of one number count as the same, and comparing them whole says what they are. */
const [ridField, taxField, phoneField, otherPhoneField, emailField, houseField, nameField, numbersField, texts] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8,
];
/** Of a province and a kind their number in the order in which they came, 0 for none. */
const [marksField, provinceField, kindField, lettersField, lengthField, counts] = [0, 1, 2, 3, 4, 5];

const isFirm = 1;
const isPlace = 2;
/** More phones than have a field. */
const hasMorePhones = 4;

export function createComparedFields(): ComparedFields {
  let text = new Float64Array(1024 * texts);
  let count = new Int32Array(1024 * counts);
  let size = 0;
  const words = new Map<string, number>();

  const placeOf = (word: string | null): number => {
    if (word === null) return 0;
    const known = words.get(word) ?? words.size + 1;
    if (known > words.size) words.set(word, known);
    return known;
  };
  const grow = () => {
    const [longerText, longerCount] = [new Float64Array(text.length * 2), new Int32Array(count.length * 2)];
    longerText.set(text);
    longerCount.set(count);
    text = longerText;
    count = longerCount;
  };

  return {
    add(rid, { tax, phones, email, name, province, address, kind }) {
      if ((size + 1) * texts > text.length) grow();
      const [t, c] = [size * texts, size * counts];
      text[t + ridField] = rid;
      text[t + taxField] = numberOrNone(tax);
      let phone = phoneField;
      for (const number of phones.keys()) if (phone <= otherPhoneField) text[t + phone++] = numberOf(number);
      text[t + emailField] = numberOrNone(email);
      text[t + houseField] = address === null ? 0 : numberOf(address.house);
      text[t + nameField] = numberOf(name.joined);
      text[t + numbersField] = name.numbers === '' ? 0 : numberOf(name.numbers);
      count[c + marksField] = (name.isFirm ? isFirm : 0) + (name.isPlace ? isPlace : 0) + (phones.size > 2 ? hasMorePhones : 0);
      count[c + provinceField] = placeOf(province);
      count[c + kindField] = placeOf(kind);
      count[c + lettersField] = lettersOf(name.joined);
      count[c + lengthField] = name.joined.length;
      return size++;
    },
    ridOf: (at) => text[at * texts + ridField] ?? 0,
    mayBeSame(x, y) {
      const [tx, ty, cx, cy] = [x * texts, y * texts, x * counts, y * counts];
      const tax = relation(text[tx + taxField] ?? 0, text[ty + taxField] ?? 0);
      if (tax !== 'unknown') return tax === 'same';
      const marks = (count[cx + marksField] ?? 0) | (count[cy + marksField] ?? 0);
      const isSameName = text[tx + nameField] === text[ty + nameField];
      const length = count[cx + lengthField] ?? 0;
      const otherLength = count[cy + lengthField] ?? 0;
      const different = (count[cx + lettersField] ?? 0) ^ (count[cy + lettersField] ?? 0);
      const score = scoreOf(isSameName ? 1 : mostSimilar(different, length, otherLength), {
        isFirm: (marks & isFirm) !== 0,
        letters: length,
        phone: (marks & hasMorePhones) !== 0 ? 'same' : phoneRelation(text, tx, ty),
        email: relation(text[tx + emailField] ?? 0, text[ty + emailField] ?? 0),
        address: relation(text[tx + houseField] ?? 0, text[ty + houseField] ?? 0),
        province: relation(count[cx + provinceField] ?? 0, count[cy + provinceField] ?? 0),
        kind: relation(count[cx + kindField] ?? 0, count[cy + kindField] ?? 0),
        isPlaceOfOther: (((count[cx + marksField] ?? 0) ^ (count[cy + marksField] ?? 0)) & isPlace) !== 0,
        numbers: relation(text[tx + numbersField] ?? 0, text[ty + numbersField] ?? 0),
      });
      return score >= duplicateScore;
    },
  };
}

/** From 1 on. */
const numberOf = (value: string): number => hashOf(value) + 1;
const numberOrNone = (value: string | null): number => (value === null ? 0 : numberOf(value));

function relation(a: number, b: number): Relation {
  return a === 0 || b === 0 ? 'unknown' : a === b ? 'same' : 'other';
}

function phoneRelation(text: Float64Array, tx: number, ty: number): Relation {
  const [first, other] = [text[tx + phoneField] ?? 0, text[tx + otherPhoneField] ?? 0];
  const [firstOf, otherOf] = [text[ty + phoneField] ?? 0, text[ty + otherPhoneField] ?? 0];
  if (first === 0 || firstOf === 0) return 'unknown';
  return first === firstOf || first === otherOf || (other !== 0 && (other === firstOf || other === otherOf)) ? 'same' : 'other';
}

/** Which letters a name has, one bit each; some letters share one. */
function lettersOf(name: string): number {
  let bits = 0;
  for (let at = 0; at < name.length; at += 1) bits |= 1 << (name.charCodeAt(at) & 31);
  return bits;
}

/**
 * How similar two names that are not the same may be, by `nameSimilarity`: a slip takes one letter away and brings one, and with more slips
 * than it forgives a name is at best a part of the other.
 */
function mostSimilar(differentLetters: number, length: number, otherLength: number): number {
  const shorter = Math.min(length, otherLength);
  const slips = shorter >= 12 ? 2 : shorter >= 6 ? 1 : 0;
  if (Math.abs(length - otherLength) > slips) return 0.7;
  let bits = differentLetters;
  for (let left = 2 * slips; left > 0; left -= 1) bits &= bits - 1;
  return bits === 0 && slips > 0 ? 0.8 : 0.7;
}
