import { doReadNumber, ReadingConfig } from 'read-vietnamese-number';
import { expect, test } from 'vitest';
import { amountInWords, numberInWords } from './amount-in-words.ts';

test.each([
  [0, 'Không đồng'],
  [14, 'Mười bốn đồng'],
  [15, 'Mười lăm đồng'],
  [21, 'Hai mươi mốt đồng'],
  [24, 'Hai mươi tư đồng'],
  [25, 'Hai mươi lăm đồng'],
  [105, 'Một trăm linh năm đồng'],
  [115, 'Một trăm mười lăm đồng'],
  [1001, 'Một nghìn không trăm linh một đồng'],
  [1021, 'Một nghìn không trăm hai mươi mốt đồng'],
  [105_000, 'Một trăm linh năm nghìn đồng'],
  [1_000_001, 'Một triệu không trăm linh một đồng'],
  [1_050_000, 'Một triệu không trăm năm mươi nghìn đồng'],
  [12_500_000, 'Mười hai triệu năm trăm nghìn đồng'],
  [21_004_015, 'Hai mươi mốt triệu không trăm linh bốn nghìn không trăm mười lăm đồng'],
  [404_000_000, 'Bốn trăm linh bốn triệu đồng'],
  [1_000_000_001, 'Một tỷ không trăm linh một đồng'],
  [1_000_021_000, 'Một tỷ không trăm hai mươi mốt nghìn đồng'],
  [2_000_000_000_000, 'Hai nghìn tỷ đồng'],
  [
    1_234_567_890_123,
    'Một nghìn hai trăm ba mươi tư tỷ năm trăm sáu mươi bảy triệu tám trăm chín mươi nghìn một trăm hai mươi ba đồng',
  ],
  [1_000_000_000_000_000, 'Một triệu tỷ đồng'],
  [-5000, 'Âm năm nghìn đồng'],
])('%d đồng is written "%s"', (dong, words) => {
  expect(amountInWords(dong)).toBe(words);
});

test('a house chooses its words: lẻ, bốn, ngàn, tỉ and chẵn', () => {
  const south = { zeroTen: 'lẻ', four: 'bốn', thousand: 'ngàn', billion: 'tỉ', endsWithEven: true } as const;
  expect(amountInWords(1_024_105_001, south)).toBe(
    'Một tỉ không trăm hai mươi bốn triệu một trăm lẻ năm ngàn không trăm lẻ một đồng chẵn',
  );
  expect(amountInWords(105, { zeroTen: 'lẻ' })).toBe('Một trăm lẻ năm đồng');
  expect(amountInWords(24, { four: 'bốn' })).toBe('Hai mươi bốn đồng');
});

test('an amount with a fraction, or one that cannot be counted exactly, is refused and not written', () => {
  for (const wrong of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
    expect(() => amountInWords(wrong), String(wrong)).toThrow(RangeError);
  }
});

const isFull = process.env['FIELDBOOK_FULL'] === '1';

test('another implementation writes the same, for numbers of every length up to 10^15', { timeout: 120_000 }, () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  const random = createRandom(seed);
  const theirs = new ReadingConfig();
  theirs.unit = [];
  const read = (number: number) => doReadNumber(String(number), theirs).replaceAll('lẻ', 'linh').replaceAll('tỉ', 'tỷ').trim();
  const count = isFull ? 1_000_000 : 20_000;
  const wrong: string[] = [];
  for (let index = 0; index < count && wrong.length < 5; index += 1) {
    const number = anyNumber(random);
    const ours = numberInWords(number);
    if (ours !== read(number)) wrong.push(`${number}: ${ours} / ${read(number)}`);
  }
  expect(wrong, `seed ${seed}`).toEqual([]);
});

/** Every length alike, and every second one with groups that are empty or small, where the mistakes are. */
function anyNumber(random: () => number): number {
  const digits = 1 + Math.floor(random() * 15);
  const number = Math.floor(random() * 10 ** digits);
  if (random() < 0.5) return number;
  const text = String(number).replace(/\d(?=\d)/g, (digit) => (random() < 0.4 ? '0' : digit));
  return Number(text);
}

/** Mulberry32. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
