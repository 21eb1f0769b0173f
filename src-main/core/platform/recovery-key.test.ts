import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRecoveryKey, writeRecoveryKey } from './recovery-key.ts';

const keys = fc.uint8Array({ minLength: 32, maxLength: 32 });

test('a recovery key written on paper opens what it was written for', () => {
  fc.assert(
    fc.property(keys, (key) => {
      expect(Buffer.from(readRecoveryKey(writeRecoveryKey(key)))).toEqual(Buffer.from(key));
    }),
    { numRuns: 500 },
  );
});

test('it has 13 groups of four characters, without any that look alike', () => {
  fc.assert(
    fc.property(keys, (key) => {
      expect(writeRecoveryKey(key)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){12}[0-9A-HJKMNP-TV-Z]{4}$/);
    }),
  );
  expect(writeRecoveryKey(Buffer.alloc(32))).toBe(Array(13).fill('0000').join('-'));
});

test('small letters, other separators, O for 0, and I or L for 1 are read as they were meant', () => {
  fc.assert(
    fc.property(keys, fc.constantFrom('', ' ', '  ', '.', '\n'), (key, separator) => {
      const typed = writeRecoveryKey(key).toLowerCase().replaceAll('-', separator).replaceAll('0', 'o').replaceAll('1', 'l');
      expect(Buffer.from(readRecoveryKey(typed))).toEqual(Buffer.from(key));
    }),
  );
});

test('a character too few, one too many or one that no key has is refused in words', () => {
  const written = writeRecoveryKey(Buffer.alloc(32, 0xab));
  for (const typed of ['', 'abc', written.slice(0, -1), `${written}0`, `U${written.slice(1)}`, 'a'.repeat(100_000)]) {
    expect(() => readRecoveryKey(typed)).toThrow(expect.objectContaining({ code: 'wrong-key' }));
  }
});

test('one mistyped character is another key', () => {
  const key = Buffer.alloc(32, 0x5a);
  const written = writeRecoveryKey(key);
  // Four of the last character's five bits belong to no key.
  for (let at = 0; at < written.length - 1; at += 1) {
    if (written[at] === '-') continue;
    const typed = `${written.slice(0, at)}${written[at] === '7' ? '8' : '7'}${written.slice(at + 1)}`;
    expect(readAnyway(typed)?.equals(key) ?? false, typed).toBe(false);
  }
});

function readAnyway(typed: string): Buffer | null {
  try {
    return Buffer.from(readRecoveryKey(typed));
  } catch {
    return null;
  }
}
