import { expect, test } from 'vitest';
import { shortcutTable } from './shortcut-table.ts';
import { keysOf } from './shortcuts.tsx';

test('no key means two things', () => {
  const keys = shortcutTable.map((shortcut) => shortcut.keys);
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});

test('every key of the table is written the way a key press is read', () => {
  const misread = shortcutTable.filter(({ keys }) => {
    const parts = keys.split('+');
    const key = parts.at(-1) ?? '';
    const pressed = {
      key,
      ctrlKey: parts.includes('mod'),
      metaKey: false,
      altKey: parts.includes('alt'),
      shiftKey: parts.includes('shift'),
    };
    return keysOf(pressed) !== keys;
  });
  expect(misread).toEqual([]);
});

test('a question mark is one key, although Shift is held to type it', () => {
  expect(keysOf({ key: '?', shiftKey: true, ctrlKey: false, metaKey: false, altKey: false })).toBe('?');
});

test('Ctrl on a PC and Command on a Mac are the same', () => {
  const base = { key: 'K', shiftKey: false, altKey: false };
  expect([keysOf({ ...base, ctrlKey: true, metaKey: false }), keysOf({ ...base, ctrlKey: false, metaKey: true })]).toEqual([
    'mod+k',
    'mod+k',
  ]);
});
