import { foldWords } from './fold.ts';
import { type Salutation, splitSalutation } from './salutation.ts';

export interface SplitName {
  /** Họ. Empty where the name is one word. */
  readonly family: string;
  /** Đệm; may be empty. */
  readonly middle: string;
  /** Tên, by which people are called and sorted. */
  readonly given: string;
}

/** `Nguyễn Thị Minh Hoa` → Nguyễn · Thị Minh · Hoa. The family name is the first word, or two that go together. */
export function splitName(fullName: string): SplitName {
  const words = fullName.normalize('NFC').trim().split(/\s+/u);
  if (words.length < 2) return { family: '', middle: '', given: words[0] ?? '' };
  const first = foldWords(words.slice(0, 2).join(' ')).join(' ');
  const familyWords = words.length >= 4 && doubleFamilyNames.has(first) ? 2 : 1;
  return {
    family: words.slice(0, familyWords).join(' '),
    middle: words.slice(familyWords, -1).join(' '),
    given: words.at(-1) ?? '',
  };
}

/** Họ ghép, folded. */
const doubleFamilyNames = new Set(['ton that', 'ton nu', 'au duong', 'au co', 'cong tang', 'huyen ton', 'tu ma', 'thuong quan']);

export interface PersonGuess {
  readonly salutation: Salutation;
  readonly gender: 'male' | 'female' | null;
  /** The name without its salutation, where a whole name is left; else as written. */
  readonly name: string;
}

const genders: Readonly<Record<Salutation, 'male' | 'female' | null>> = {
  anh: 'male',
  ông: 'male',
  chú: 'male',
  chị: 'female',
  bà: 'female',
  cô: 'female',
  bác: null,
  em: null,
};

/**
 * How to address a person, and whether it is a man or a woman, as far as the name tells: by the word in front of it (`Chị Lan`, `Ông Nguyễn
 * Văn An`), else by a middle name that only one of the two bears (`Thị`, `Văn`). A guess, to be shown as one; null where nothing tells.
 */
export function guessPerson(text: string): PersonGuess | null {
  const { salutation, name } = splitSalutation(text);
  const written = text.normalize('NFC').trim().replace(/\s+/gu, ' ');
  const byName = genderOfMiddleName(name);
  if (salutation !== null) {
    // `Chị Lan` alone is how the customer is known; of a whole name the salutation is no part.
    return { salutation, gender: genders[salutation] ?? byName, name: name.includes(' ') ? name : written };
  }
  if (byName === null) return null;
  return { salutation: byName === 'male' ? 'anh' : 'chị', gender: byName, name: written };
}

function genderOfMiddleName(name: string): 'male' | 'female' | null {
  const { middle } = splitName(name);
  const words = middle.toLowerCase().split(' ');
  if (words.includes('thị')) return 'female';
  // As the only middle name: in `Văn Thị Hoa` it is the family's, in `Nguyễn Văn Khánh An` it is still a man's.
  return words[0] === 'văn' ? 'male' : null;
}

/** A cell that says man or woman; null where it says neither. */
export function readGender(text: string): 'male' | 'female' | null {
  const word = foldWords(text).join(' ');
  if (/^(nam|m|male|man|anh|ong|mr|trai|boy)$/.test(word)) return 'male';
  if (/^(nu|f|female|woman|chi|ba|co|ms|mrs|gai|girl)$/.test(word)) return 'female';
  return null;
}
