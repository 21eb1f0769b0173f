import { expect, test } from 'vitest';
import { redactTexts } from './redact.ts';
import { patternOf } from './words.ts';

const gone = (word: string, text: string) => redactTexts({ text }, patternOf([word]))?.['text'] ?? text;

test('a name in a line of the history goes, and the line stays readable, whatever signs the name has', () => {
  for (const name of ['Công ty "Hoa Sen"', '"Hoa Sen" Việt', 'Hoa\\Sen Việt', 'Hoa Sen']) {
    const line = JSON.stringify({ name: ['Cũ', name], note: [null, `gặp ${name} rồi`] });
    expect(JSON.parse(String(gone(name, line)))).toEqual({ name: ['Cũ', '∅'], note: [null, 'gặp ∅ rồi'] });
    expect(JSON.parse(String(gone(name, JSON.stringify(name))))).toBe('∅');
  }
});

test('in a plain text the name goes, also where the text looks like JSON and is none', () => {
  expect(gone('Hoa Sen', '"Hoa Sen" đã gọi')).toBe('"∅" đã gọi');
  expect(gone('Hoa Sen', '[nháp] Hoa Sen')).toBe('[nháp] ∅');
  expect(gone('"Hoa Sen"', '"Hoa Sen"')).not.toContain('Hoa');
});
