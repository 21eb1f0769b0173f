import { findPhones } from '../vietnam/phone.ts';
import { splitSalutation } from '../vietnam/salutation.ts';

export const vcardVersions = ['3.0', '4.0'] as const;
export type VcardVersion = (typeof vcardVersions)[number];

/** One person, or a customer, as a card for the address book of a phone. */
export interface VcardPerson {
  readonly id: string;
  readonly isOrganisation: boolean;
  readonly name: string;
  readonly organisation: string | null;
  /** In words, not as a key. */
  readonly role: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly birthday: string | null;
  readonly gender: 'male' | 'female' | null;
  readonly note: string | null;
  readonly zalo: string | null;
  readonly website: string | null;
}

/** A card of RFC 6350 (4.0) or of RFC 2426 (3.0), which older phones and Outlook read. Lines end with CRLF and are folded at 75 octets. */
export function writeVcard(person: VcardPerson, version: VcardVersion): string {
  const { salutation, name } = splitSalutation(person.name);
  const words = name.split(/\s+/u);
  // Family name first, given name last, what stands between belongs to neither.
  const family = person.isOrganisation || words.length < 2 ? '' : (words[0] ?? '');
  const given = person.isOrganisation ? '' : (words.at(-1) ?? '');
  const middle = person.isOrganisation ? '' : words.slice(1, -1).join(' ');
  const lines: (string | null)[] = [
    'BEGIN:VCARD',
    `VERSION:${version}`,
    version === '4.0' ? `KIND:${person.isOrganisation ? 'org' : 'individual'}` : null,
    `UID:urn:uuid:${person.id}`,
    `FN:${text(person.name)}`,
    `N:${[family, given, middle, salutation ?? '', ''].map(component).join(';')}`,
    person.organisation === null ? null : `ORG:${component(person.organisation)}`,
    person.role === null ? null : `TITLE:${text(person.role)}`,
    ...phonesOf(person.phone).map((phone) =>
      version === '4.0' ? `TEL;TYPE="voice";VALUE=uri:tel:${phone}` : `TEL;TYPE=VOICE:${phone}`,
    ),
    ...splitList(person.email).map((email) =>
      version === '4.0' ? `EMAIL:${text(email)}` : `EMAIL;TYPE=INTERNET:${text(email)}`,
    ),
    // A Vietnamese address in one line is its street; who reads it needs no more.
    person.address === null ? null : `ADR:;;${component(person.address)};;;;`,
    person.birthday === null ? null : `BDAY:${version === '4.0' ? person.birthday.replaceAll('-', '') : person.birthday}`,
    version === '4.0' && person.gender !== null ? `GENDER:${person.gender === 'male' ? 'M' : 'F'}` : null,
    person.zalo === null ? null : `URL:${person.zalo}`,
    person.website === null ? null : `URL:${text(person.website)}`,
    person.note === null ? null : `NOTE:${text(person.note)}`,
    'END:VCARD',
  ];
  return lines
    .filter((line) => line !== null)
    .map((line) => `${folded(line)}\r\n`)
    .join('');
}

function phonesOf(phone: string | null): string[] {
  const found = findPhones(phone ?? '').flatMap(({ e164 }) => (e164 === null ? [] : [e164]));
  return [...new Set(found)];
}

function splitList(values: string | null): string[] {
  return (values ?? '').split(/[\s,;]+/u).filter((value) => value.includes('@'));
}

/** RFC 6350, 3.4: backslash, comma and line break; the semicolon only where it would separate. */
function text(value: string): string {
  return value
    .replace(/\\/gu, '\\\\')
    .replace(/\r\n|\r|\n/gu, '\\n')
    .replace(/,/gu, '\\,');
}

function component(value: string): string {
  return text(value).replace(/;/gu, '\\;');
}

/** A line longer than 75 octets goes on in the next, which begins with a space; no letter is cut in two. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const letter of line) {
    const size = octetsOf(letter);
    if (octets + size > (parts.length === 0 ? 75 : 74)) {
      parts.push(part);
      part = '';
      octets = 0;
    }
    part += letter;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}

function octetsOf(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
