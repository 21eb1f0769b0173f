import { tcvn3, vni } from './legacy-tables.ts';
import { isSyllable } from './syllable.ts';

export type LegacyCharset = 'tcvn3' | 'vni';

/** Words with a letter of its own in them that must speak for a set before a column is turned. */
const fewestWords = 2;
const enoughOfThem = 0.75;

/**
 * How a column of texts is written: in TCVN3, in VNI, or null for Unicode and everything else. Each word with accents is read in the three
 * ways; what makes Vietnamese syllables of most of them, where Unicode makes few, is how it was written.
 */
export function recogniseLegacy(texts: Iterable<string>): LegacyCharset | null {
  return verdictOf(countReadings(texts));
}

export interface Readings {
  words: number;
  unicode: number;
  tcvn3: number;
  vni: number;
}

export function countReadings(texts: Iterable<string>): Readings {
  const counts: Readings = { words: 0, unicode: 0, tcvn3: 0, vni: 0 };
  for (const text of texts) {
    if (isPlain(text)) continue;
    for (const word of text.normalize('NFC').split(separators)) {
      if (isPlain(word)) continue;
      counts.words++;
      if (isSyllable(word)) counts.unicode++;
      if (isOfWest(word)) {
        if (isSyllable(readWord(word, 'tcvn3'))) counts.tcvn3++;
        if (isSyllable(readWord(word, 'vni'))) counts.vni++;
      }
    }
  }
  return counts;
}

export function verdictOf({ words, unicode, tcvn3: asTcvn3, vni: asVni }: Readings, fewest = fewestWords): LegacyCharset | null {
  const best = asTcvn3 > asVni ? 'tcvn3' : 'vni';
  const most = Math.max(asTcvn3, asVni);
  if (most < fewest || most < words * enoughOfThem || unicode > words * 0.5 || unicode >= most) return null;
  return best;
}

/** Turns a text of before Unicode into Unicode (NFC). Words with letters that neither set has are Unicode already and stay as they are. */
export function fromLegacy(text: string, charset: LegacyCharset): string {
  if (isPlain(text)) return text;
  const isAmongCapitals = isMostlyCapital(text);
  return text
    .normalize('NFC')
    .split(separatorsKept)
    .map((word) => (isPlain(word) || !isOfWest(word) ? word : converted(word, charset, isAmongCapitals)))
    .join('');
}

function converted(word: string, charset: LegacyCharset, isAmongCapitals: boolean): string {
  const read = readWord(word, charset, isAmongCapitals);
  // `Hà` beside words of VNI was typed in Unicode: read as VNI it would be no syllable.
  return isSyllable(word) && !isSyllable(read) ? word : read;
}

/** In TCVN3 the capitals with a tone are small letters of another font: among capitals they are capitals. */
function readWord(word: string, charset: LegacyCharset, isAmongCapitals = false): string {
  if (charset === 'vni') return readVni(word);
  const letters = [...word].map((letter) => tcvn3.get(letter) ?? letter).join('');
  const ascii = word.replace(/[^A-Za-z]/g, '');
  const isCapital = ascii === ascii.toUpperCase() && (ascii.length > 1 || isAmongCapitals);
  return isCapital ? letters.toUpperCase() : letters;
}

/** A word with one letter of ASCII, such as `X·` (XÃ or Xã), is told by the words around it. */
function isMostlyCapital(text: string): boolean {
  const letters = text.replace(/[^A-Za-z]/g, '');
  return letters.length >= 4 && letters.replace(/[a-z]/g, '').length > letters.length * 0.8;
}

function readVni(word: string): string {
  let read = '';
  for (let at = 0; at < word.length; ) {
    const pair = vni.get(word.slice(at, at + 2));
    if (pair !== undefined && at + 1 < word.length) {
      read += pair;
      at += 2;
    } else {
      read += vni.get(word[at] ?? '') ?? word[at];
      at += 1;
    }
  }
  return read;
}

// Of the characters above ASCII only the ones that the two sets use may stand in a word; `«` and `§` are letters there.
const separators = /[\s\u0000-\u0040\u005b-\u0060\u007b-\u007f\u00a0\u2000-\u206f]+/u;
const separatorsKept = /([\s\u0000-\u0040\u005b-\u0060\u007b-\u007f\u00a0\u2000-\u206f]+)/u;

function isPlain(text: string): boolean {
  return !/[^\u0000-\u007f]/u.test(text);
}

/** No letter beyond those of Western Europe: Vietnamese in Unicode nearly always has one (đ, ă, ơ, ư, and most with a tone). */
function isOfWest(word: string): boolean {
  return !/[^\u0000-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122]/u.test(word);
}
