import { expect, test } from 'vitest';
import { addressOf, guessGender } from './address-person.ts';

const today = '2026-11-25';
const unknown = { gender: null, birthday: null, salutation: null };
const greet = (person: Partial<Parameters<typeof addressOf>[0]> & { name: string }, speakerBirthday?: string) =>
  addressOf({ ...unknown, ...person }, { today, ...(speakerBirthday === undefined ? {} : { speakerBirthday }) }).greeting;

test.each([
  // By gender alone: of the same age, as far as anybody knows.
  [{ name: 'Nguyễn Minh', gender: 'male' }, 'Kính gửi anh Minh'],
  [{ name: 'Lê Thu Hà', gender: 'female' }, 'Kính gửi chị Hà'],
  // By age: 15 years older than thirty is of the parents' age, 35 years of the grandparents'.
  [{ name: 'Trần Quốc Bảo', gender: 'male', birthday: '1982-01-01' }, 'Kính gửi anh Bảo'],
  [{ name: 'Trần Quốc Bảo', gender: 'male', birthday: '1981-11-25' }, 'Kính gửi chú Bảo'],
  [{ name: 'Trần Quốc Bảo', gender: 'male', birthday: '1981-11-26' }, 'Kính gửi anh Bảo'],
  [{ name: 'Đỗ Thu Cúc', gender: 'female', birthday: '1975-05-05' }, 'Kính gửi cô Cúc'],
  [{ name: 'Võ Đình Lộc', gender: 'male', birthday: '1950-05-05' }, 'Kính gửi ông Lộc'],
  [{ name: 'Võ Ngọc Sáu', gender: 'female', birthday: '1950-05-05' }, 'Kính gửi bà Sáu'],
  // A customer is never em.
  [{ name: 'Phạm Gia Huy', gender: 'male', birthday: '2007-05-05' }, 'Kính gửi anh Huy'],
  // What the name says.
  [{ name: 'Trần Thị Bích Ngọc' }, 'Kính gửi chị Ngọc'],
  [{ name: 'Nguyễn Văn An (kho)' }, 'Kính gửi anh An'],
  [{ name: 'Chú Bảy Hiền', gender: 'male' }, 'Kính gửi chú Hiền'],
  [{ name: 'Lâm Khánh Vy' }, 'Kính gửi anh/chị Vy'],
  // The own choice goes before everything.
  [{ name: 'Chú Bảy Hiền', gender: 'male', salutation: 'Bác' }, 'Kính gửi bác Hiền'],
  [{ name: 'Nguyễn Minh', gender: 'male', salutation: 'Thầy' }, 'Kính gửi Thầy Minh'],
] as const)('%j is addressed: %s', (person, greeting) => {
  expect(greet(person)).toBe(greeting);
});

test('who is older himself says anh to people whom a younger one calls chú', () => {
  const person = { name: 'Trần Quốc Bảo', gender: 'male', birthday: '1970-01-01' } as const;
  expect(greet(person)).toBe('Kính gửi chú Bảo');
  expect(greet(person, '1975-01-01')).toBe('Kính gửi anh Bảo');
});

test('only the middle of a name tells: Văn as a given name or a family name says nothing', () => {
  expect(guessGender('Lê Văn')).toBeNull();
  expect(guessGender('Văn Cao')).toBeNull();
  expect(guessGender('Hoàng Thị Mai')).toBe('female');
});
