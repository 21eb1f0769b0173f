import { expect, test } from 'vitest';
import { vsicSectionName } from './vsic-sections.ts';
import { vsicSections } from './vsic.ts';

test('each section has a name of its own in both languages, and what is no section stays as it is', () => {
  const english = vsicSections.map(({ code }) => vsicSectionName(code, 'en'));
  expect(english.filter((name, at) => name === vsicSections[at]?.name)).toEqual([]);
  expect(new Set(english).size).toBe(22);
  expect([vsicSectionName('C', 'vi'), vsicSectionName('C', 'en')]).toEqual(['Công nghiệp chế biến, chế tạo', 'Manufacturing']);
  expect([vsicSectionName('V', 'en'), vsicSectionName('W', 'en')]).toEqual([
    'Activities of extraterritorial organizations and bodies',
    'W',
  ]);
});
