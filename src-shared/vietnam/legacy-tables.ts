/*
 * Two ways in which Vietnamese was written before Unicode, as their fonts had it. Both put other letters on the places of Western Europe
 * (windows-1252), which is how a text in them looks without the font: `C«ng ty` and `Coâng ty` are both `Công ty`.
 */

/**
 * TCVN 5712:1993, third set, of the fonts `.VnTime` and others of ABC: one character for each letter, from A1 upwards. Capitals with a
 * tone have no place of their own; they are the small ones in a font of capitals (`.VnTimeH`).
 */
const tcvn3Rows: readonly (readonly [first: number, letters: string])[] = [
  [0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ'],
  [0xb5, 'àảãáạ'],
  [0xbb, 'ằẳẵắ'],
  [0xc6, 'ặầẩẫấậè'],
  [0xce, 'ẻẽéẹềểễếệìỉ'],
  [0xdc, 'ĩíịò'],
  [0xe1, 'ỏõóọồổỗốộờởỡớợù'],
  [0xf1, 'ủũúụừửữứựỳỷỹýỵ'],
];

export const tcvn3: ReadonlyMap<string, string> = new Map(
  tcvn3Rows.flatMap(([first, letters]) =>
    [...letters.normalize('NFC')].map((letter, at) => [String.fromCharCode(first + at), letter] as const),
  ),
);

/**
 * VNI for Windows, of the fonts `VNI-Times` and others: a letter and behind it its mark. Small and capital marks follow the letter; some
 * letters have a place of their own.
 */
const marksOfPlain = { ø: '\u0300', ù: '\u0301', û: '\u0309', õ: '\u0303', ï: '\u0323' };
const marksOfA = { â: 'â', à: 'ầ', á: 'ấ', å: 'ẩ', ã: 'ẫ', ä: 'ậ', ê: 'ă', è: 'ằ', é: 'ắ', ú: 'ẳ', ü: 'ẵ', ë: 'ặ' };
const marksOfE = { â: 'ê', à: 'ề', á: 'ế', å: 'ể', ã: 'ễ', ä: 'ệ' };
const marksOfO = { â: 'ô', à: 'ồ', á: 'ố', å: 'ổ', ã: 'ỗ', ä: 'ộ' };
/** Written with one character; `ô` is ơ and `ö` is ư, and take the marks of plain letters. */
const vniSingles = { ô: 'ơ', ö: 'ư', ñ: 'đ', ì: 'ì', í: 'í', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ' };

function vniTable(): Map<string, string> {
  const table = new Map<string, string>();
  const add = (written: string, letter: string) => {
    table.set(written.normalize('NFC'), letter.normalize('NFC'));
    const [base = '', mark] = [...written.normalize('NFC')];
    const capital = letter.normalize('NFC').toUpperCase();
    if (mark === undefined) table.set(base.toUpperCase(), capital);
    // Both cases of the mark are met behind a capital.
    else for (const form of [mark, mark.toUpperCase()]) table.set(base.toUpperCase() + form, capital);
    if (mark !== undefined) table.set(base + mark.toUpperCase(), letter.normalize('NFC'));
  };
  for (const [written, letter] of Object.entries(vniSingles)) add(written, letter);
  for (const [base, letter] of [
    ['a', 'a'],
    ['e', 'e'],
    ['o', 'o'],
    ['u', 'u'],
    ['y', 'y'],
    ['ô', 'ơ'],
    ['ö', 'ư'],
  ] as const)
    for (const [mark, tone] of Object.entries(marksOfPlain)) add(base + mark, letter + tone);
  for (const [base, marks] of [
    ['a', marksOfA],
    ['e', marksOfE],
    ['o', marksOfO],
  ] as const)
    for (const [mark, letter] of Object.entries(marks)) add(base + mark, letter);
  return table;
}

export const vni: ReadonlyMap<string, string> = vniTable();
