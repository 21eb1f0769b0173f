import type { z } from 'zod';
import { contactValues } from '../contacts/contact.ts';
import { readOwnValue } from '../custom-fields/own-value.ts';
import type { CustomField } from '../custom-fields/custom-field.ts';
import { ownFieldIdOf } from '../customers/list-fields.ts';
import { newCustomer } from '../customers/customer.ts';
import { foldText } from '../vietnam/fold.ts';
import { guessPerson, readGender } from '../vietnam/person-name.ts';
import { findPhones } from '../vietnam/phone.ts';
import { renewOldMobiles } from '../vietnam/renew-phones.ts';
import { splitSalutation } from '../vietnam/salutation.ts';
import { checkTaxCode } from '../vietnam/tax-code.ts';
import { cleanCell, shorten } from './cells.ts';
import { type Choices, readChoice, readKind, readLifecycle, readRating } from './choices.ts';
import { readDay } from './dates.ts';
import { columnsByTarget, textOf } from './columns.ts';
import { type ImportMapping, type ImportTarget, importTargets, type MappedTarget, type RowProblem } from './import.ts';
import { guessKind } from './person.ts';
import { addressOfRow, type OldWard, placeOfRow } from './place.ts';
import type { ProblemReason } from './problems.ts';

// Made once: zod compiles a schema at its first use, which costs more than reading a row.
const importedCustomer = newCustomer.omit({ id: true });
const importedContact = contactValues.pick({
  name: true,
  role: true,
  phone: true,
  email: true,
  salutation: true,
  gender: true,
  birthday: true,
});

export type ImportedCustomer = z.output<typeof importedCustomer>;

export type ImportedContact = z.output<typeof importedContact>;

export interface RowReading {
  /** Null where the row cannot become a customer; then a problem of severity `error` says why. */
  readonly customer: ImportedCustomer | null;
  readonly contact: ImportedContact | null;
  readonly problems: readonly RowProblem[];
  /** What cells of the row say themselves, without what was guessed from them: only this changes a customer who is there already. */
  readonly given: readonly (keyof ImportedCustomer)[];
  readonly noteLines: readonly string[];
  /** Values of own fields, as they are stored. */
  readonly own: readonly OwnReading[];
  /** How the person is addressed, as the name tells: shown as a guess. */
  readonly guess: RowGuess | null;
  /** The ward of before July 2025 that the address lies in, where nobody has said yet what it is called today. */
  readonly openWard: OldWard | null;
}

export interface OwnReading {
  readonly fieldId: string;
  readonly value: string;
}

export interface RowGuess {
  readonly row: number;
  readonly written: string;
  readonly name: string;
  readonly salutation: string;
  readonly gender: 'male' | 'female' | null;
}

export interface RowOptions {
  /** Today's day: a birthday after it is none. */
  readonly today: string;
  /** Whether salutation and gender are guessed from names. */
  readonly guessesPersons: boolean;
  /** The own fields of customers that columns can be laid on. */
  readonly ownFields?: readonly CustomField[];
  /** What wards of before July 2025 are called today, by `oldWardKey`. */
  readonly wards: Readonly<Record<string, string>>;
}

/**
 * Prepares the reading of one table's rows. What a row says is kept as it is written: a phone or tax code that looks wrong comes with a
 * warning, and what has no field of its own (an unknown choice, a day that is none, a cell beyond the headings) goes into the note.
 */
export function createRowReader(
  mapping: ImportMapping,
  headings: readonly string[],
  choices: Choices,
  options: RowOptions = { today: '9999-12-31', guessesPersons: true, wards: {} },
) {
  const columnsOf = columnsByTarget(mapping, headings);

  return (row: number, cells: readonly string[]): RowReading => {
    const problems: RowProblem[] = [];
    const noteLines: string[] = [];
    let guess: RowGuess | null = null;
    const headingOf = (target: MappedTarget) => headings[columnsOf.get(target)?.[0] ?? -1] ?? null;
    const say = (severity: RowProblem['severity'], target: MappedTarget, reason: ProblemReason, value: string) => {
      problems.push({ row, column: headingOf(target), severity, reason, value: value === '' ? null : shorten(value) });
    };
    const keepInNote = (target: MappedTarget, value: string) => noteLines.push(`${headingOf(target) ?? target}: ${value}`);
    const read = (target: MappedTarget): string => textOf(columnsOf, cells, target);
    /** Reads a field that has a closed set of values; any other value is told and kept in the note. */
    const readOr = <T>(target: ImportTarget, reason: ProblemReason, parse: (text: string) => T | null): T | null => {
      const text = read(target);
      if (text === '') return null;
      const value = parse(text);
      if (value === null) {
        say('warning', target, reason, text);
        keepInNote(target, text);
      }
      return value;
    };

    const readPhone = (target: ImportTarget): string => {
      const written = read(target);
      const renewed = renewOldMobiles(written);
      if (renewed === null) return written;
      say('warning', target, 'phone-renewed', `${written} → ${renewed}`);
      return renewed;
    };
    const readPastDay = (target: ImportTarget): string | null => {
      const day = readOr(target, 'date-not-recognised', readDay);
      if (day === null || day <= options.today) return day;
      say('warning', target, 'day-to-come', read(target));
      keepInNote(target, read(target));
      return null;
    };

    const writtenName = [read('familyName'), read('name')].filter((part) => part !== '').join(' ');
    const phone = readPhone('phone');
    const taxCode = read('taxCode');
    const email = read('email');
    checkPhone(phone, (reason) => say('warning', 'phone', reason, phone));
    checkEmail(email, () => say('warning', 'email', 'email-not-recognised', email));
    checkTax(taxCode, (reason) => say('warning', 'taxCode', reason, taxCode));
    const place = placeOfRow(read('address'), read('province'), (text) => {
      say('warning', 'province', 'unknown-province', text);
    });
    const { provinceCode } = place;
    const { address, oldAddress, openWard } = addressOfRow(place.address, options.wards);
    const kind = readOr('kind', 'unknown-choice', readKind);
    const rating = readOr('rating', 'unknown-choice', readRating);
    const lifecycle = readStage();
    const source = readOr('source', 'unknown-choice', (text) => readChoice(choices.sources, text));
    const foundedOn = readPastDay('foundedOn');

    const contact = readContact();
    const ofKind = kind ?? guessKind(writtenName);
    const person = ofKind === 'person' ? readPerson(writtenName, 'salutation', 'gender') : null;
    const name = person?.name ?? writtenName;
    const birthday = readPastDay('birthday');
    const own = readOwn();
    for (const line of notesOf(cells)) noteLines.push(line);
    const values = {
      name,
      kind: ofKind,
      ...(person?.salutation == null ? {} : { salutation: person.salutation }),
      ...(person?.gender == null ? {} : { gender: person.gender }),
      ...(birthday === null ? {} : { birthday }),
      tradeName: read('tradeName'),
      taxCode,
      phone,
      email,
      website: read('website'),
      address,
      ...(oldAddress === null ? {} : { oldAddress }),
      provinceCode,
      foundedOn,
      legalRepresentative: read('legalRepresentative'),
      ...(source === null ? {} : { source }),
      ...(lifecycle === null ? {} : { lifecycle }),
      ...(rating === null ? {} : { rating }),
      note: noteLines.join('\n'),
    };
    if (writtenName === '') say('error', 'name', 'empty-name', cells.filter((cell) => cell.trim() !== '').join(' · '));
    const parsed = importedCustomer.safeParse(values);
    if (!parsed.success) {
      for (const issue of parsed.error.issues) {
        const target = targetOf(String(issue.path[0]));
        if (target === 'name' && writtenName === '') continue;
        say('error', target, issue.code === 'too_big' ? 'too-long' : 'invalid', read(target));
      }
    }
    const isBad = problems.some((problem) => problem.severity === 'error');
    return {
      customer: isBad || !parsed.success ? null : parsed.data,
      contact: isBad ? null : contact,
      problems,
      given: [
        ...plainFields.filter((field) => read(field) !== ''),
        ...(kind === null ? [] : ['kind' as const]),
        ...(rating === null ? [] : ['rating' as const]),
        ...(source === null ? [] : ['source' as const]),
        ...(lifecycle === null ? [] : ['lifecycle' as const]),
        ...(foundedOn === null ? [] : ['foundedOn' as const]),
        ...(birthday === null ? [] : ['birthday' as const]),
        ...(provinceCode === null ? [] : ['provinceCode' as const]),
        ...(address === '' ? [] : ['address' as const]),
        ...(person !== null && read('salutation') !== '' ? ['salutation' as const] : []),
        ...(person !== null && read('gender') !== '' ? ['gender' as const] : []),
      ],
      noteLines,
      own: isBad ? [] : own,
      guess,
      openWard,
    };

    /** What does not fit an own field is told and kept in the note, as with every other field. */
    function readOwn(): OwnReading[] {
      return [...columnsOf.keys()].flatMap((target) => {
        const fieldId = ownFieldIdOf(target);
        const text = fieldId === null ? '' : read(target);
        if (fieldId === null || text === '') return [];
        const field = options.ownFields?.find(({ id }) => id === fieldId);
        const found = field === undefined ? null : readOwnValue(field, field.type === 'date' ? (readDay(text) ?? text) : text);
        if (found !== null && found.problem === undefined) return [{ fieldId, value: found.value }];
        say('warning', target, 'own-value-not-recognised', text);
        keepInNote(target, text);
        return [];
      });
    }

    /** A list may call everybody a customer; an account is made by a transaction. */
    function readStage() {
      const stage = readOr('lifecycle', 'unknown-choice', readLifecycle);
      if (stage !== 'account') return stage;
      say('warning', 'lifecycle', 'not-an-account-yet', read('lifecycle'));
      return 'lead';
    }

    /** What the columns say of a person goes before what the name lets guess. */
    function readPerson(written: string, salutationTarget: ImportTarget, genderTarget: ImportTarget) {
      const saidSalutation = splitSalutation(`${read(salutationTarget)} X`).salutation ?? (read(salutationTarget) || null);
      const saidGender = readOr(genderTarget, 'unknown-choice', readGender);
      const found = options.guessesPersons ? guessPerson(written) : null;
      if (found !== null && (saidSalutation === null || saidGender === null)) {
        guess ??= { row, written, name: found.name, salutation: found.salutation, gender: found.gender };
      }
      // A word said in its own column beats the guess also where the two are of one person: no `chị` of a man.
      const fits = found !== null && (saidGender === null || found.gender === null || found.gender === saidGender);
      return {
        name: found?.name ?? written,
        salutation: saidSalutation ?? (fits ? found.salutation : null),
        gender: saidGender ?? found?.gender ?? null,
      };
    }

    function readContact(): ImportedContact | null {
      const person = [read('contactFamilyName'), read('contactName')].filter((part) => part !== '').join(' ');
      const role = read('contactRole');
      const contactPhone = readPhone('contactPhone');
      const contactEmail = read('contactEmail');
      if (person === '') {
        // A number or an office without a person's name hangs on nobody.
        if (role !== '') keepInNote('contactRole', role);
        if (contactPhone !== '') keepInNote('contactPhone', contactPhone);
        if (contactEmail !== '') keepInNote('contactEmail', contactEmail);
        return null;
      }
      checkPhone(contactPhone, (reason) => say('warning', 'contactPhone', reason, contactPhone));
      checkEmail(contactEmail, () => say('warning', 'contactEmail', 'email-not-recognised', contactEmail));
      const asListed = role === '' ? null : (readChoice(choices.contactRoles, role) ?? role);
      const said = readPerson(person, 'contactSalutation', 'contactGender');
      const found = importedContact.safeParse({
        name: said.name,
        role: asListed,
        phone: contactPhone,
        email: contactEmail,
        salutation: said.salutation,
        gender: said.gender,
        birthday: readPastDay('contactBirthday'),
      });
      if (found.success) return found.data;
      for (const issue of found.error.issues) {
        const target = contactTargets[String(issue.path[0])] ?? 'contactName';
        say('error', target, issue.code === 'too_big' ? 'too-long' : 'invalid', read(target));
      }
      return null;
    }
  };

  /** A column called a note is the note; any other that was laid on it says its name first. Cells beyond the headings follow. */
  function notesOf(cells: readonly string[]): string[] {
    const columns = columnsOf.get('note') ?? [];
    const lines = columns.flatMap((column) => {
      const text = cleanCell(cells[column] ?? '');
      if (text === '') return [];
      const heading = headings[column] ?? '';
      return [isNoteHeading(heading) ? text : `${heading}: ${text}`];
    });
    const extra = cells
      .slice(headings.length)
      .map(cleanCell)
      .filter((cell) => cell !== '');
    return extra.length === 0 ? lines : [...lines, extra.join(', ')];
  }
}

const contactTargets: Readonly<Record<string, ImportTarget>> = {
  name: 'contactName',
  role: 'contactRole',
  phone: 'contactPhone',
  email: 'contactEmail',
  salutation: 'contactSalutation',
  gender: 'contactGender',
  birthday: 'contactBirthday',
};

/** Fields whose cell is their value. */
const plainFields = ['name', 'tradeName', 'taxCode', 'phone', 'email', 'website', 'legalRepresentative'] as const;

function targetOf(field: string): ImportTarget {
  return importTargets.find((target) => target === field) ?? 'note';
}

function isNoteHeading(heading: string): boolean {
  return /\b(ghi chu|notes?|remarks?|comments?|mo ta|description|dien giai)\b/.test(foldText(heading));
}

function checkPhone(text: string, warn: (reason: ProblemReason) => void): void {
  if (text === '') return;
  const phones = findPhones(text);
  if (phones.length > 1) warn('several-phones');
  if (phones.length === 0 || phones.some((phone) => phone.e164 === null)) warn('phone-not-recognised');
}

function checkEmail(text: string, warn: () => void): void {
  const parts = text.split(/[;,\s]+/).filter((part) => part !== '');
  if (parts.some((part) => !/^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$/.test(part))) warn();
}

function checkTax(text: string, warn: (reason: ProblemReason) => void): void {
  if (text === '') return;
  const { status } = checkTaxCode(text);
  if (status === 'wrong-check-digit') warn('tax-code-check');
  else if (status === 'malformed') warn('tax-code-malformed');
}
