/**
 * A key whose plain binary order (SQLite BINARY, `<` in JavaScript) is the Vietnamese alphabetical order:
 * a ă â b c d đ e ê …, then, between equal letters, the tones a à ả ã á ạ. Agrees with `Intl.Collator('vi')` at sensitivity
 * `accent`: capital and small letters are equal, spaces count, punctuation comes before digits, digits before letters.
 *
 * Stored in indexed columns, so it stays short: one ASCII letter per letter of the text, and two more for each letter with a tone.
 * Characters outside the alphabet (other scripts, symbols) sort after z in the order of their codes.
 */
export function nameSortKey(text: string): string {
  const source = isAscii.test(text) ? text : text.normalize('NFC');
  let primary = '';
  let tones = '';
  let lettersSinceTone = 0;
  let pendingSpace = false;
  for (let index = 0; index < source.length; index += 1) {
    const unit = source.charCodeAt(index);
    const weight = (unit < tableSize ? table[unit] : undefined) ?? fillTable(unit);
    if (weight === space) {
      pendingSpace = primary !== '';
      continue;
    }
    if (weight.letters === '') {
      // A combining mark that has no composed form belongs to the letter before it.
      if (weight.tone > 0 && lettersSinceTone > 0) {
        tones += gapAndTone(lettersSinceTone - 1, weight.tone);
        lettersSinceTone = 0;
      }
      continue;
    }
    if (pendingSpace) {
      primary += ' ';
      lettersSinceTone += 1;
      pendingSpace = false;
    }
    primary += weight.letters;
    if (weight.tone > 0) {
      tones += gapAndTone(lettersSinceTone, weight.tone);
      lettersSinceTone = 0;
    } else {
      lettersSinceTone += weight.letters.length;
    }
  }
  return tones === '' ? primary : primary + levelEnd + tones;
}

/** People sort by given name, the last word, and then by the rest of the name: `Nguyễn Văn An` before `Lê Thị Bình`. */
export function personSortKey(fullName: string): string {
  const name = fullName.replace(bracketedTail, '').trim();
  const cut = name.lastIndexOf(' ');
  if (cut < 0) return nameSortKey(name);
  const given = nameSortKey(name.slice(cut + 1));
  const rest = nameSortKey(name.slice(0, cut));
  // Both levels of the given name always stand in the key, so that "An" + rest never meets the tones of another "An".
  return given.includes(levelEnd) ? given + levelEnd + rest : given + levelEnd + levelEnd + rest;
}

const isAscii = /^[ -~]*$/;
const bracketedTail = /\s*\([^()]*\)\s*$/u;

/** Lower than every other character of a key, so that a shorter text precedes its continuations. Not NUL: SQLite cuts text there. */
const levelEnd = '\u0001';

// ICU's root order for ASCII punctuation; the letters as the tailoring for Vietnamese has them.
const alphabet = [...` _-,;:!?.'"()[]{}@*/\\&#%\`^+<=>|~$0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz`];
const firstWeight = 0x20;
const weightOf = new Map(alphabet.map((character, index) => [character, String.fromCharCode(firstWeight + index)]));

/** The order of the tones in the Vietnamese dictionary: huyền, hỏi, ngã, sắc, nặng. Other marks come after them. */
const toneOf = new Map([
  ['\u0300', 1],
  ['\u0309', 2],
  ['\u0303', 3],
  ['\u0301', 4],
  ['\u0323', 5],
]);
const otherMark = 6;
const vowelMarks = new Map([
  ['a\u0306', 'ă'],
  ['a\u0302', 'â'],
  ['e\u0302', 'ê'],
  ['o\u0302', 'ô'],
  ['o\u031b', 'ơ'],
  ['u\u031b', 'ư'],
]);
const spelledOut = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['ı', 'i'],
  ['–', '-'],
  ['—', '-'],
  ['‘', "'"],
  ['’', "'"],
  ['“', '"'],
  ['”', '"'],
]);

interface Weight {
  readonly letters: string;
  readonly tone: number;
}

const space: Weight = { letters: ' ', tone: 0 };
const nothing: Weight = { letters: '', tone: 0 };
const tableSize = 0x2100;
const table: (Weight | undefined)[] = Array.from({ length: tableSize });

function fillTable(unit: number): Weight {
  const weight = weightOfUnit(String.fromCharCode(unit));
  if (unit < tableSize) table[unit] = weight;
  return weight;
}

function weightOfUnit(character: string): Weight {
  if (/\s/u.test(character)) return space;
  if (/[\p{Cc}\p{Cf}]/u.test(character)) return nothing;
  // Surrogates sort differently in UTF-16 and UTF-8; one common place keeps SQLite and JavaScript of one mind.
  if (/[\ud800-\udbff]/.test(character)) return { letters: '\ufffd', tone: 0 };
  if (/[\udc00-\udfff]/.test(character)) return nothing;
  const lower = character.toLowerCase();
  const spelled = spelledOut.get(lower);
  if (spelled !== undefined) return { letters: [...spelled].map((letter) => weightOf.get(letter) ?? letter).join(''), tone: 0 };
  let letter = '';
  let tone = 0;
  for (const part of lower.normalize('NFD')) {
    const vowel = vowelMarks.get(letter + part);
    if (letter === '' && !/\p{M}/u.test(part)) letter = part;
    else if (vowel !== undefined) letter = vowel;
    else tone = toneOf.get(part) ?? otherMark;
  }
  return { letters: weightOf.get(letter) ?? letter, tone };
}

/**
 * The second level lists only the letters that carry a tone. The distance to the one before is written so that a shorter distance is
 * a greater character: where one text has a tone and the other none, the one without comes first.
 */
function gapAndTone(gap: number, tone: number): string {
  return '-'.repeat(Math.floor(gap / gapsPerRun)) + String.fromCharCode(0x7e - (gap % gapsPerRun)) + tone;
}
const gapsPerRun = 80;
