import type { Contact } from '../contacts/contact.ts';
import type { CustomerChange, CustomerValues } from '../customers/customer.ts';
import { phonesOf } from '../customers/duplicate-profile.ts';
import { foldText } from '../vietnam/fold.ts';
import type { ImportedContact, RowReading } from './row.ts';

/*
 * What a row changes of a customer who is there already. Only cells that are laid on a field and hold something count; columns that are not
 * in the file, and cells that are empty, leave everything as it is.
 */

/** The fields of a customer that an import may write over. */
export type UpdatableCustomer = Pick<
  CustomerValues,
  | 'name'
  | 'kind'
  | 'tradeName'
  | 'taxCode'
  | 'phone'
  | 'email'
  | 'website'
  | 'address'
  | 'oldAddress'
  | 'provinceCode'
  | 'foundedOn'
  | 'legalRepresentative'
  | 'source'
  | 'lifecycle'
  | 'rating'
  | 'note'
  | 'salutation'
  | 'gender'
  | 'birthday'
>;

export function changeOfCustomer(stored: UpdatableCustomer, reading: RowReading): CustomerChange {
  const { customer, given, noteLines } = reading;
  if (customer === null) return {};
  const change: Record<string, unknown> = {};
  for (const field of given) {
    const value = customer[field];
    if (value === undefined || value === null || isSame(field, stored, value)) continue;
    change[field] = value;
  }
  // Guessed from the row: better than nothing, but never over what somebody wrote.
  for (const field of ['salutation', 'gender'] as const) {
    const value = customer[field];
    if (value != null && stored[field] === null) change[field] = value;
  }
  if (customer.oldAddress != null && given.includes('address')) {
    // The list still has the address of before: of a customer whose address of today is known it says nothing new.
    const isKnown = stored.oldAddress !== null && foldText(stored.oldAddress) === foldText(customer.oldAddress);
    const isAnswered = customer.address !== customer.oldAddress;
    if (isKnown && !isAnswered) delete change['address'];
    else if (!isKnown) change['oldAddress'] = customer.oldAddress;
  }
  const known = new Set((stored.note ?? '').split('\n').map((line) => line.trim()));
  const fresh = noteLines.flatMap((line) => line.split('\n')).filter((line) => !known.has(line.trim()));
  if (fresh.length > 0) change['note'] = [stored.note ?? '', ...fresh].filter((line) => line !== '').join('\n');
  // Every value comes out of `newCustomer` by the name of its field, and the note is text.
  return change as CustomerChange;
}

function isSame(field: string, stored: UpdatableCustomer, value: unknown): boolean {
  const before: unknown = Reflect.get(stored, field);
  if (before === value) return true;
  if (typeof before !== 'string' || typeof value !== 'string') return false;
  // The same name without its accents, the same number with other blanks: what is there may be the better spelling.
  if (field === 'name') return foldText(before) === foldText(value);
  if (field === 'phone') return sameNumbers(before, value);
  // An account stays one, and a stage is not put back by a list.
  if (field === 'lifecycle') return before === 'account' || value === 'target';
  return false;
}

function sameNumbers(a: string, b: string): boolean {
  const [ofA, ofB] = [phonesOf(a), phonesOf(b)];
  return ofA.size > 0 && ofA.size === ofB.size && [...ofA.keys()].every((number) => ofB.has(number));
}

export type KnownContact = Pick<
  Contact,
  'id' | 'name' | 'role' | 'phone' | 'email' | 'salutation' | 'gender' | 'birthday' | 'isPrimary'
>;

export type ContactChange =
  | { readonly kind: 'none' }
  | { readonly kind: 'add'; readonly isPrimary: boolean }
  | { readonly kind: 'update'; readonly id: string; readonly change: Partial<ImportedContact> };

/** The person of a row among those that are known, by name: two people of an office may share a number. Anybody else is added. */
export function changeOfContact(known: readonly KnownContact[], contact: ImportedContact | null): ContactChange {
  if (contact === null) return { kind: 'none' };
  const name = foldText(contact.name);
  const found = known.find((one) => foldText(one.name) === name);
  if (found === undefined) return { kind: 'add', isPrimary: !known.some((one) => one.isPrimary) };
  const change: Partial<ImportedContact> = {};
  for (const field of ['role', 'phone', 'email', 'birthday'] as const) {
    const value = contact[field];
    const before = found[field];
    if (value === null || value === before) continue;
    if (field === 'phone' && before !== null && sameNumbers(before, value)) continue;
    change[field] = value;
  }
  if (contact.salutation !== null && found.salutation === null) change.salutation = contact.salutation;
  if (contact.gender !== null && found.gender === null) change.gender = contact.gender;
  return Object.keys(change).length === 0 ? { kind: 'none' } : { kind: 'update', id: found.id, change };
}
