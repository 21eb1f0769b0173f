import { describe, expect, test } from 'vitest';
import { problemReasons } from '../imports/problems.ts';
import { errorCodes } from '../rpc/errors.ts';
import { catalogues, errorText, fieldErrorText, textOf } from './texts.ts';

const languages = ['vi', 'en'] as const;
const flat = (catalogue: object) =>
  Object.entries(catalogue).flatMap(([section, sentences]: [string, Record<string, string>]) =>
    Object.entries(sentences).map(([key, sentence]) => [`${section}.${key}`, sentence] as const),
  );
const placesIn = (sentence: string) => [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

describe('sentences in both languages', () => {
  test('Vietnamese and English say the same things with the same details', () => {
    const places = (catalogue: object) => Object.fromEntries(flat(catalogue).map(([key, sentence]) => [key, placesIn(sentence)]));
    expect(places(catalogues.en)).toEqual(places(catalogues.vi));
  });

  test.each(languages)('every error has its own sentence that says what to do (%s)', (language) => {
    expect(Object.keys(catalogues[language].errors).sort()).toEqual([...errorCodes].sort());
    expect(Object.keys(catalogues[language].importProblems).sort()).toEqual([...problemReasons].sort());
    expect(new Set(Object.values(catalogues[language].errors)).size).toBe(errorCodes.length);
  });

  test('Vietnamese sentences are Vietnamese, English ones are not', () => {
    const hasAccents = /[àáảãạăâđèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵ]/i;
    for (const [key, sentence] of flat(catalogues.vi)) expect(sentence, key).toMatch(hasAccents);
    for (const [key, sentence] of flat(catalogues.en)) expect(sentence, key).not.toMatch(hasAccents);
    for (const language of languages) {
      for (const [key, sentence] of flat(catalogues[language])) {
        expect(sentence.normalize('NFC'), key).toBe(sentence);
        expect(sentence.trim(), key).toMatch(/\.$/);
      }
    }
  });
});

describe('the sentence for a code', () => {
  test('a full disk says so and what to do', () => {
    expect(textOf('vi', 'errors.disk-full')).toBe(
      'Đĩa đã đầy nên thay đổi này chưa được lưu. Hãy xóa bớt tệp không cần rồi thử lại; dữ liệu đã lưu vẫn còn nguyên.',
    );
    expect(errorText('en', 'disk-full')).toMatch(/^The disk is full/);
  });

  test('a refused file is told by its reason', () => {
    expect(errorText('vi', 'unreadable-file', { reason: 'old-excel' })).toMatch(/\(\.xls\)/);
    expect(errorText('vi', 'too-large', { reason: 'columns' })).toMatch(/1\.000 cột/);
    expect(errorText('vi', 'unreadable-file', { reason: 'no such reason' })).toBe(catalogues.vi.errors['unreadable-file']);
    expect(errorText('vi', 'conflict', { reason: 'empty' })).toBe(catalogues.vi.errors.conflict);
  });

  test.each(['brought-by-a-newer-office', 'constructor', '__proto__', ''])(
    'the unknown code %j is told as unexpected',
    (code) => {
      expect(errorText('vi', code)).toBe(catalogues.vi.errors.unexpected);
      expect(fieldErrorText('vi', code)).toBe(catalogues.vi.fieldErrors.invalid);
    },
  );

  test('a field is told by its key', () => {
    expect(fieldErrorText('en', 'end-before-start')).toBe('The end must be after the start.');
  });
});
