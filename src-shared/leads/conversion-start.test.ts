import { expect, test } from 'vitest';
import { likelyContact, likelyTitle } from './conversion-start.ts';

const contacts = [
  { id: 'a', name: 'Anh Trần Văn Nam', isPrimary: true },
  { id: 'b', name: 'Nguyễn Thu Hà', isPrimary: false },
];

test('a lead that is a person is the contact of the same name, however she is addressed', () => {
  expect(likelyContact({ kind: 'person', name: 'Chị Nguyễn Thu Hà' }, contacts)).toBe('b');
  expect(likelyContact({ kind: 'person', name: 'Lê Bình' }, contacts)).toBeNull();
});

test('of a company it is the primary contact', () => {
  expect(likelyContact({ kind: 'company', name: 'Hoa Sen' }, contacts)).toBe('a');
  expect(likelyContact({ kind: 'company', name: 'Hoa Sen' }, [])).toBeNull();
});

test('the opportunity is called by the first line of the need', () => {
  expect(likelyTitle('Túi giấy 10.000 cái\nIn hai màu', 'Hoa Sen')).toBe('Túi giấy 10.000 cái');
  expect(likelyTitle('  ', 'Hoa Sen')).toBe('Hoa Sen');
  expect(likelyTitle(null, 'Hoa Sen')).toBe('Hoa Sen');
});
