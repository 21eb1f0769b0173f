import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameSortKey, personSortKey } from './sort-key.ts';

const collator = new Intl.Collator('vi', { sensitivity: 'accent' });
const byKey = (key: (text: string) => string) => (a: string, b: string) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);

const vowels = 'aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ';
const letter = fc.constantFrom(...`${vowels}bcdđghklmnpqrstvx`);
const syllable = fc
  .tuple(
    fc.constantFrom('', 'b', 'c', 'ch', 'd', 'đ', 'Đ', 'D', 'g', 'h', 'ng', 'nh', 'ngh', 'th', 'tr', 'qu', 'x'),
    fc.array(fc.constantFrom(...vowels), { minLength: 1, maxLength: 2 }),
    fc.constantFrom('', 'n', 'ng', 'nh', 't', 'c', 'm'),
  )
  .map(([head, core, tail]) => head + core.join('') + tail);
const name = fc.array(
  fc.oneof(
    syllable,
    syllable,
    fc.array(letter, { maxLength: 4 }).map((letters) => letters.join('x')),
  ),
  {
    minLength: 1,
    maxLength: 5,
  },
);

describe('names in alphabetical order', () => {
  test('the dictionary order of letters and tones', () => {
    const ordered = [
      'An',
      'Anh',
      'Ánh',
      'Ăn',
      'Ân',
      'Ấn',
      'Ba',
      'Bà',
      'Bả',
      'Bã',
      'Bá',
      'Bạ',
      'Bà Rịa',
      'Dung',
      'Dũng',
      'Đan',
      'Đông',
      'Em',
      'Êm',
      'Hoa',
      'Hòa',
      'Hoà',
      'Hoài',
      'Ôn',
      'Ơn',
      'Phú',
      'Uyên',
      'Ước',
      'Xuân',
      'Ý',
      'Zet',
    ];
    const shuffled = [...ordered].reverse();
    expect(shuffled.sort(byKey(nameSortKey))).toEqual([...ordered].sort(collator.compare));
    expect(shuffled.indexOf('Dũng')).toBeLessThan(shuffled.indexOf('Đan'));
  });

  test.each([
    ['Công ty Đ', 'Công ty Z', -1],
    ['Công ty Đ', 'Công ty D', 1],
    ['Ba', 'BA', 0],
    ['Ba', 'Bà', -1],
    ['Bà', 'Bad', -1],
    ['Ba Đình', 'Bà Đình', -1],
    ['3M', 'ABC', -1],
    ['A-Z', 'A1', -1],
    ['  An  Phát ', 'An Phát', 0],
    ['Hoà'.normalize('NFD'), 'Hoà', 0],
    ['Ậm'.normalize('NFD'), 'Ậm', 0],
    ['x'.repeat(200), `${'x'.repeat(199)}x́`, -1],
    [`${'x'.repeat(99)}á`, `${'x'.repeat(99)}à`, 1],
    [`${'x'.repeat(79)}á${'x'.repeat(20)}a`, `${'x'.repeat(79)}a${'x'.repeat(20)}á`, 1],
    [`${'x'.repeat(90)}á${'x'.repeat(9)}a`, `${'x'.repeat(90)}a${'x'.repeat(9)}á`, 1],
    [`${'x'.repeat(10)}áa`, `${'x'.repeat(10)}aá`, 1],
    ['🍜 Phở', 'Z', 1],
  ])('%j against %j: %s', (a, b, order) => {
    expect(byKey(nameSortKey)(a, b)).toBe(order);
  });

  test('the key orders any two Vietnamese names as the dictionary does', () => {
    fc.assert(
      fc.property(name, name, (first, second) => {
        const [a, b] = [first.join(' ').trim().replace(/ +/g, ' '), second.join(' ').trim().replace(/ +/g, ' ')];
        expect(Math.sign(byKey(nameSortKey)(a, b)), `${a} | ${b}`).toBe(Math.sign(collator.compare(a, b)));
      }),
      { numRuns: 3000 },
    );
  });

  test('names that differ in tones only are ordered as the dictionary does', () => {
    const toneless = fc.array(fc.constantFrom('aàảãáạ', 'ưừửữứự', 'b', ' ', 'đ'), { minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(toneless, fc.infiniteStream(fc.nat(5)), fc.infiniteStream(fc.nat(5)), (shape, left, right) => {
        const spell = (tones: Iterator<number>) =>
          shape
            .map((tones6) => tones6[tones6.length === 1 ? 0 : Number(tones.next().value)])
            .join('')
            .trim()
            .replace(/ +/g, ' ');
        const [a, b] = [spell(left), spell(right)];
        expect(byKey(nameSortKey)(a, b), `${a} | ${b}`).toBe(Math.sign(collator.compare(a, b)));
      }),
      { numRuns: 500 },
    );
  });

  test('ASCII names with digits and punctuation are ordered as the dictionary does', () => {
    const ascii = fc.string({ unit: fc.constantFrom(...' _-,;:!?.\'"()[]{}@*/\\&#%`^+<=>|~$0123456789aAzZ'), maxLength: 8 });
    fc.assert(
      fc.property(ascii, ascii, (first, second) => {
        const [a, b] = [first.trim().replace(/ +/g, ' '), second.trim().replace(/ +/g, ' ')];
        expect(byKey(nameSortKey)(a, b), `${a} | ${b}`).toBe(Math.sign(collator.compare(a, b)));
      }),
      { numRuns: 2000 },
    );
  });

  test('SQLite compares bytes and JavaScript compares units: both see the same order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.string({ unit: 'grapheme', maxLength: 12 }), (a, b) => {
        const bytes = Math.sign(compareBytes(nameSortKey(a), nameSortKey(b)));
        expect(byKey(nameSortKey)(a, b)).toBe(bytes);
      }),
    );
  });
});

/** Order of the UTF-8 bytes, as SQLite's BINARY has it. */
function compareBytes(a: string, b: string): number {
  const [left, right] = [new TextEncoder().encode(a), new TextEncoder().encode(b)];
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

describe('people in order of the given name', () => {
  test('the last word decides, then the rest of the name', () => {
    const ordered = [
      'An',
      'Lê An',
      'Nguyễn Văn An',
      'Trần Thị An',
      'Lê Ân',
      'Đỗ Thị Bình',
      'Nguyễn Bính',
      'Phạm Dung',
      'Bùi Tiến Dũng',
      'Đinh Đông',
      'Đinh Văn Đông',
    ];
    expect([...ordered].reverse().sort(byKey(personSortKey))).toEqual(ordered);
  });

  test('people are ordered as the dictionary orders given name and rest', () => {
    fc.assert(
      fc.property(name, name, (first, second) => {
        const people = [first, second].map((words) => words.join(' ').trim().split(/ +/));
        const [a, b] = people.map((words) => ({
          given: words.at(-1) ?? '',
          rest: words.slice(0, -1).join(' '),
          full: words.join(' '),
        }));
        if (a === undefined || b === undefined) throw new Error('two people expected');
        const expected = collator.compare(a.given, b.given) || collator.compare(a.rest, b.rest);
        expect(byKey(personSortKey)(a.full, b.full), `${a.full} | ${b.full}`).toBe(Math.sign(expected));
      }),
      { numRuns: 2000 },
    );
  });

  test('tones of a long given name weigh more than the family name', () => {
    const long = 'x'.repeat(30);
    expect(byKey(personSortKey)(`Zet ${long}a`, `An ${long}á`)).toBe(-1);
  });

  test('a remark in brackets does not count as the given name', () => {
    expect(personSortKey('Nguyễn Văn An (kho)')).toBe(personSortKey('Nguyễn Văn An'));
  });
});
