/*
 * Amounts the way a Vietnamese quote or receipt writes them out. The rules and the table they are tested against: groups of three digits
 * (nghìn, triệu, tỷ), the tens' zero is said (`linh`), a group that is not the first is said with its hundred (`không trăm`), an empty group
 * is not said.
 */

/** Words that differ between regions and houses; what they mean is the same. */
export interface WordChoice {
  /** The tens' zero: `linh` in the north, `lẻ` in the south. */
  readonly zeroTen: 'linh' | 'lẻ';
  /** Four after `mươi`. */
  readonly four: 'tư' | 'bốn';
  readonly thousand: 'nghìn' | 'ngàn';
  readonly billion: 'tỷ' | 'tỉ';
  /** `chẵn` after the end, as some books ask for. */
  readonly endsWithEven: boolean;
}

export const standardWords: WordChoice = {
  zeroTen: 'linh',
  four: 'tư',
  thousand: 'nghìn',
  billion: 'tỷ',
  endsWithEven: false,
};

/**
 * `12500000` → `Mười hai triệu năm trăm nghìn đồng`. @throws RangeError for what is no whole number of đồng that can be counted exactly.
 */
export function amountInWords(dong: number, choice: Partial<WordChoice> = {}): string {
  const { endsWithEven } = { ...standardWords, ...choice };
  const words = `${numberInWords(dong, choice)} đồng${endsWithEven && dong !== 0 ? ' chẵn' : ''}`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `1001` → `một nghìn không trăm linh một`, in small letters. @throws RangeError as above. */
export function numberInWords(number: number, choice: Partial<WordChoice> = {}): string {
  if (!Number.isSafeInteger(number)) throw new RangeError(`not a whole number that can be counted exactly: ${number}`);
  const words = { ...standardWords, ...choice };
  if (number === 0) return digits[0];
  const spoken = billions(Math.abs(number), words, true).join(' ');
  return number < 0 ? `âm ${spoken}` : spoken;
}

const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const billion = 1_000_000_000;

/** Above a tỷ the same groups begin anew: 2 000 000 000 000 is two thousand tỷ, 10^18 a tỷ of tỷ. */
function billions(number: number, words: WordChoice, isFirst: boolean): string[] {
  if (number < billion) return groupsBelowBillion(number, words, isFirst);
  const above = billions(Math.floor(number / billion), words, isFirst);
  return [...above, words.billion, ...groupsBelowBillion(number % billion, words, false)];
}

function groupsBelowBillion(number: number, words: WordChoice, isFirst: boolean): string[] {
  const said: string[] = [];
  for (const [size, unit] of [[1_000_000, 'triệu'] as const, [1000, words.thousand] as const, [1, null] as const]) {
    const group = Math.floor(number / size) % 1000;
    if (group === 0) continue;
    said.push(...hundreds(group, words, isFirst && said.length === 0));
    if (unit !== null) said.push(unit);
  }
  return said;
}

/** Three digits. The first group of a number leaves its empty hundred out, every later one says it. */
function hundreds(group: number, words: WordChoice, isFirst: boolean): string[] {
  const hundred = Math.floor(group / 100);
  const ten = Math.floor(group / 10) % 10;
  const unit = group % 10;
  const saysHundred = hundred > 0 || !isFirst;
  return [...(saysHundred ? [digitWord(hundred), 'trăm'] : []), ...tens(ten, unit, words, saysHundred)];
}

function tens(ten: number, unit: number, words: WordChoice, isAfterHundred: boolean): string[] {
  if (ten === 0) return unit === 0 ? [] : isAfterHundred ? [words.zeroTen, digitWord(unit)] : [digitWord(unit)];
  const said = ten === 1 ? ['mười'] : [digitWord(ten), 'mươi'];
  if (unit === 0) return said;
  if (unit === 5) return [...said, 'lăm'];
  if (unit === 1 && ten > 1) return [...said, 'mốt'];
  if (unit === 4 && ten > 1) return [...said, words.four];
  return [...said, digitWord(unit)];
}

function digitWord(digit: number): string {
  return digits[digit] ?? '';
}
