import ICAL from 'ical.js';
import type { ImportMapping } from '../../../../src-shared/imports/import.ts';
import { importLimits } from './limits.ts';
import type { RowSink } from './parsed-row.ts';

/*
 * Business cards as rows of a table: a card with an organisation is a company and a person there, one without is a person. Cards of 2.1, 3.0
 * and 4.0 may stand in one file. What 2.1 writes in its own way (quoted-printable, bare parameters) is put into the form of 3.0 first; then
 * a library reads each card by itself, so that a damaged one costs nothing but itself. Photos, logos, sounds and keys are never kept.
 */

export const cardHeadings = [
  'ORG / FN',
  'KIND',
  'TEL',
  'EMAIL',
  'URL',
  'ADR',
  'BDAY',
  'GENDER',
  'PREFIX',
  'FN',
  'TITLE',
  'TEL (FN)',
  'EMAIL (FN)',
  'BDAY (FN)',
  'GENDER (FN)',
  'PREFIX (FN)',
  'CATEGORIES',
  'NOTE',
] as const;

export const cardMapping: ImportMapping = {
  0: 'name',
  1: 'kind',
  2: 'phone',
  3: 'email',
  4: 'website',
  5: 'address',
  6: 'birthday',
  7: 'gender',
  8: 'salutation',
  9: 'contactName',
  10: 'contactRole',
  11: 'contactPhone',
  12: 'contactEmail',
  13: 'contactBirthday',
  14: 'contactGender',
  15: 'contactSalutation',
  16: 'note',
  17: 'note',
};

/** One card without its photo; more than this is no business card. */
const cardCharacters = 200_000;
const binary = /^(?:[\w-]+\.)?(photo|logo|sound|key)\b/i;

export function looksLikeCards(text: string): boolean {
  return /^\s*BEGIN:VCARD\s*$/im.test(text.slice(0, 4096)) && /^\s*BEGIN:VCARD/i.test(text);
}

export function createCardReader(onRow: RowSink) {
  let rest = '';
  let row = 1;
  let card: string[] | null = null;
  let size = 0;
  /** Inside of a photo: its lines go on, folded or as base64, until the next property. */
  let isSkipping = false;

  const finish = (isWhole: boolean) => {
    if (card === null) return;
    row++;
    onRow(rowOfCard(row, card, isWhole && size <= cardCharacters));
    card = null;
  };
  const takeLine = (line: string) => {
    const bare = line.trim().toUpperCase();
    if (bare === 'BEGIN:VCARD') {
      // One that never ended is told as damaged.
      finish(false);
      card = [];
      size = 0;
      isSkipping = false;
      return;
    }
    if (card === null) return;
    if (bare === 'END:VCARD') {
      finish(true);
      return;
    }
    const goesOn = /^[ \t]/.test(line) || !/^[A-Za-z0-9.-]+[:;]/.test(line);
    if (!goesOn) isSkipping = binary.test(line);
    if (isSkipping) return;
    size += line.length;
    if (size <= cardCharacters) card.push(line);
  };

  return {
    write(text: string) {
      const lines = `${rest}${text}`.split(/\r\n|\n|\r(?!\n|$)/);
      rest = (lines.pop() ?? '').slice(0, importLimits.cellCharacters * 4);
      for (const line of lines) takeLine(line);
    },
    end() {
      if (rest !== '') takeLine(rest);
      finish(false);
    },
  };
}

function rowOfCard(row: number, lines: readonly string[], isWhole: boolean): Parameters<RowSink>[0] {
  const cells = isWhole ? readCard(lines) : null;
  if (cells !== null) return { row, cells, cutColumns: [] };
  const shown = lines.join(' ').slice(0, 300);
  return { row, cells: cardHeadings.map((heading) => (heading === 'NOTE' ? shown : '')), cutColumns: [], isDamaged: true };
}

/** Null where the card cannot be read or says no name. */
function readCard(lines: readonly string[]): string[] | null {
  let card: ICAL.Component;
  try {
    const text = ['BEGIN:VCARD', ...unfolded(lines).flatMap(inNewForm), 'END:VCARD'].join('\r\n');
    card = new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0]); // one card was written, one comes back
  } catch {
    return null;
  }
  const first = (name: string) => textsOf(card, name)[0] ?? '';
  const all = (name: string) => [...new Set(textsOf(card, name))];
  const [family = '', given = '', additional = '', prefix = ''] = partsOf(card, 'n');
  // The order of a Vietnamese name; `FN` says it as the person writes it.
  const person = first('fn') || [family, additional, given].filter((part) => part !== '').join(' ');
  const organisation = (partsOf(card, 'org')[0] ?? '').trim();
  const isCompany = organisation !== '';
  const isPerson = person !== '' && person.toLowerCase() !== organisation.toLowerCase() && !/^org/i.test(first('kind'));
  const phones = phonesOf(card);
  const ofPerson = isCompany && isPerson;
  const atWork = phones.filter(({ isWork, isCell }) => isWork && !isCell).map(({ text }) => text);
  const own = phones.filter(({ isWork, isCell }) => !isWork || isCell).map(({ text }) => text);
  const phoneOfCompany = ofPerson ? atWork : phones.map(({ text }) => text);
  const phoneOfPerson = ofPerson ? (own.length > 0 ? own : atWork) : [];
  const name = isCompany ? organisation : person;
  if (name === '') return null;
  const about = [
    first('bday')
      .replaceAll('-', '')
      .replace(/^(\d{4})(\d{2})(\d{2}).*$/, '$1-$2-$3'),
    first('gender'),
    prefix,
  ];
  const nobody = ['', '', ''];
  return [
    name,
    isCompany || !isPerson ? 'company' : 'person',
    phoneOfCompany.join(' / '),
    ofPerson ? '' : all('email').join('; '),
    first('url').replaceAll('\\:', ':'),
    addressOf(card),
    ...(isCompany ? nobody : about),
    ofPerson ? person : '',
    ofPerson ? first('title') || first('role') : '',
    phoneOfPerson.join(' / '),
    ofPerson ? all('email').join('; ') : '',
    ...(ofPerson ? about : nobody),
    all('categories').join(', '),
    [ofPerson ? '' : first('title'), ...all('note')].filter((part) => part !== '').join('\n'),
  ];
}

function textsOf(card: ICAL.Component, name: string): string[] {
  return card.getAllProperties(name).flatMap((property) =>
    property
      .getValues()
      .flat()
      .map((value: unknown) => String(value).trim())
      .filter((text: string) => text !== ''),
  );
}

/** The parts of a structured value such as `N` or `ADR`. */
function partsOf(card: ICAL.Component, name: string): string[] {
  const value: unknown = card.getFirstPropertyValue(name);
  if (Array.isArray(value)) return value.map((part: unknown) => (Array.isArray(part) ? part.join(' ') : String(part)).trim());
  return value === null
    ? []
    : String(value)
        .split(';')
        .map((part) => part.trim());
}

function addressOf(card: ICAL.Component): string {
  // Post box, extension, street, town, region, code, country.
  return partsOf(card, 'adr')
    .filter((part) => part !== '')
    .join(', ');
}

function phonesOf(card: ICAL.Component): { text: string; isWork: boolean; isCell: boolean }[] {
  return card.getAllProperties('tel').flatMap((property) => {
    const types = [property.getParameter('type') ?? []].flat().join(',').toLowerCase();
    const text = String(property.getFirstValue()).replace(/^tel:/i, '').trim();
    if (text === '') return [];
    return [{ text, isWork: types.includes('work'), isCell: /cell|mobile|iphone/.test(types) }];
  });
}

/** Folded lines go on with a blank; quoted-printable ones end in `=`. */
function unfolded(lines: readonly string[]): string[] {
  const whole: string[] = [];
  for (const line of lines) {
    const last = whole.at(-1);
    if (last !== undefined && isQuotedPrintable(last) && last.endsWith('=')) whole[whole.length - 1] = last.slice(0, -1) + line;
    else if (last !== undefined && /^[ \t]/.test(line)) whole[whole.length - 1] = last + line.slice(1);
    else whole.push(line);
  }
  return whole;
}

function isQuotedPrintable(line: string): boolean {
  return /^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[^:]*:/i.test(line);
}

/** One property in the form of 3.0; nothing for what is no property or not wanted. */
function inNewForm(line: string): string[] {
  const match = /^([^:;]+)((?:;(?:[^":;]|"[^"]*")*)*):(.*)$/su.exec(line);
  if (match === null || binary.test(line)) return [];
  const [, name = '', written = '', value = ''] = match;
  let charset = 'utf-8';
  let isQuoted = false;
  const types: string[] = [];
  const kept: string[] = [];
  for (const parameter of written.split(';').filter((part) => part !== '')) {
    const [key = '', said] = parameter.split(/=(.*)/s);
    if (/^quoted-printable$/i.test(said ?? key)) isQuoted = true;
    else if (/^charset$/i.test(key)) charset = said ?? 'utf-8';
    else if (/^encoding$/i.test(key)) continue;
    else if (said === undefined) types.push(key);
    else if (/^type$/i.test(key)) types.push(...said.replaceAll('"', '').split(','));
    else kept.push(parameter);
  }
  // Whatever a property calls its kind of value, here it is text.
  const parameters = kept.filter((parameter) => !/^(value|x-[^=]*|altid|pid|label|sort-as|geo|tz|mediatype)=/i.test(parameter));
  const ofTypes = types.length === 0 ? [] : [`TYPE=${types.filter((type) => /^[\w-]+$/.test(type)).join(',')}`];
  const property = name.replace(/^.*\./, '').toUpperCase();
  const text = isQuoted ? escaped(fromQuotedPrintable(value, charset)) : value;
  // A date in words, a picture's address: a value that is not what its property says would cost the whole card.
  const asText = /^(BDAY|REV|ANNIVERSARY|GEO|TZ|UID|PRODID|SOURCE|MEMBER|RELATED|IMPP)$/.test(property);
  if (asText && property !== 'BDAY') return [];
  const said = property === 'BDAY' || property === 'TEL' || property === 'URL' ? ['VALUE=TEXT'] : [];
  if (property === 'VERSION') return ['VERSION:3.0'];
  return [`${[property, ...ofTypes, ...parameters, ...said].join(';')}:${text}`];
}

/** Of a structured value only its line breaks and commas: the semicolons cut it. */
function escaped(text: string): string {
  return text.replace(/\r\n|\r|\n/g, '\\n').replaceAll(',', '\\,');
}

function fromQuotedPrintable(value: string, charset: string): string {
  const bytes: number[] = [];
  for (let at = 0; at < value.length; at++) {
    const code = /^=([0-9A-Fa-f]{2})/.exec(value.slice(at, at + 3))?.[1];
    if (code === undefined) bytes.push(...new TextEncoder().encode(value[at] ?? ''));
    else {
      bytes.push(Number.parseInt(code, 16));
      at += 2;
    }
  }
  const label =
    /^utf-?8$/i.test(charset) || charset === ''
      ? 'utf-8'
      : /^(iso-8859-1|windows-1252|us-ascii)$/i.test(charset)
        ? 'windows-1252'
        : 'utf-8';
  return new TextDecoder(label).decode(new Uint8Array(bytes));
}
