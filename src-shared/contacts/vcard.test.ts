import { expect, test } from 'vitest';
import ICAL from 'ical.js';
import { type VcardPerson, vcardVersions, writeVcard } from './vcard.ts';

const minh: VcardPerson = {
  id: '0192d3f0-0000-7000-8000-000000000001',
  isOrganisation: false,
  name: 'Anh Nguyễn Văn Minh',
  organisation: 'Công ty TNHH Bao bì; Giấy, Nhựa \\ Đại Phát',
  role: 'Trưởng phòng vật tư',
  phone: '0903 123 456 / 024 3775 7235',
  email: 'minh@daiphat.vn; minh.nguyen@gmail.com',
  address: '12 Nguyễn Trãi, Phường Bến Thành, TP. Hồ Chí Minh',
  birthday: '1985-02-14',
  gender: 'male',
  note: 'Thích trà;\nkhông gọi buổi trưa. Nhà ở gần chợ, đường hẻm, hỏi cô Sáu bán nước — rất dài để phải gấp dòng',
  zalo: 'https://zalo.me/0903123456',
  website: null,
};

/** The values that a strict reader of the standard finds. */
function read(card: string): Record<string, unknown[]> {
  const component = new ICAL.Component(ICAL.parse(card) as never); // one card, one component
  const values: Record<string, unknown[]> = {};
  for (const property of component.getAllProperties()) (values[property.name] ??= []).push(...property.getValues());
  return values;
}

test.each(vcardVersions)('a card of version %s is read back by another program value by value', (version) => {
  const card = writeVcard(minh, version);
  const found = read(card);
  expect(found['fn']).toEqual([minh.name]);
  expect(found['n']).toEqual([['Nguyễn', 'Minh', 'Văn', 'anh', '']]);
  expect(found['org']?.flat()).toEqual([minh.organisation]);
  expect(found['title']).toEqual(['Trưởng phòng vật tư']);
  expect(found['tel']?.map((tel) => String(tel).replace('tel:', ''))).toEqual(['+84903123456', '+842437757235']);
  expect(found['email']).toEqual(['minh@daiphat.vn', 'minh.nguyen@gmail.com']);
  expect(found['note']).toEqual([minh.note]);
  expect(String(found['bday']?.[0])).toContain('1985');
  expect(found['adr']).toEqual([['', '', minh.address, '', '', '', '']]);
});

test('no line is longer than 75 octets and no letter is cut, so that a phone reads every line', () => {
  for (const version of vcardVersions) {
    const card = writeVcard(minh, version);
    const lines = card.split('\r\n').slice(0, -1);
    for (const line of lines) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
    expect(Buffer.from(card, 'utf8').toString('utf8')).toBe(card);
    expect(card.includes('\n') && !/[^\r]\n/u.test(card)).toBe(true);
    // Unfolded by hand, as the standard says: the same text comes out.
    expect(card.replace(/\r\n /gu, '')).toContain('hỏi cô Sáu bán nước — rất dài để phải gấp dòng');
  }
});

test('what nobody wrote down has no line, and a value cannot begin a line of its own', () => {
  const bare = {
    ...minh,
    organisation: null,
    role: null,
    phone: 'gọi anh Bảy',
    email: null,
    address: null,
    birthday: null,
    gender: null,
    zalo: null,
  };
  const card = writeVcard({ ...bare, note: 'a\r\nEND:VCARD\r\nBEGIN:VCARD' }, '4.0');
  expect(card.split('\r\n').filter((line) => /^(BEGIN|END):VCARD$/u.test(line))).toEqual(['BEGIN:VCARD', 'END:VCARD']);
  expect(card).not.toMatch(/^(ORG|TITLE|TEL|EMAIL|ADR|BDAY|GENDER|URL)/mu);
});

test('a company is a card of an organisation', () => {
  const card = writeVcard({ ...minh, isOrganisation: true, name: 'Công ty Đại Phát', organisation: 'Công ty Đại Phát' }, '4.0');
  expect(card).toContain('KIND:org');
  expect(read(card)['n']).toEqual([['', '', '', '', '']]);
});
