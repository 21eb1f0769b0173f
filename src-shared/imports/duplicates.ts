import { type DuplicateProfile, profileOf, taxKeyOf } from '../customers/duplicate-profile.ts';
import { compareCustomers } from '../customers/duplicates.ts';
import { foldText } from '../vietnam/fold.ts';
import { phoneSearchKeys } from '../vietnam/phone.ts';

/** What two customers are compared by. */
export interface DuplicateKeys {
  /** Digits of a valid tax code, as the customers' column `dedupe_tax` has them. */
  readonly tax: string | null;
  /** The folded name, as in `dedupe_name`. */
  readonly name: string;
  readonly phones: readonly string[];
  readonly address: string;
  readonly subject: ImportSubject;
}

interface ImportSubject {
  readonly name: string;
  readonly kind?: string;
  readonly taxCode?: string | null;
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly address?: string | null;
  readonly provinceCode?: string | null;
}

export function duplicateKeysOf(customer: ImportSubject): DuplicateKeys {
  return {
    tax: taxKeyOf(customer.taxCode ?? ''),
    name: foldText(customer.name),
    phones: phoneKeys(customer.phone ?? ''),
    address: foldText(customer.address ?? ''),
    subject: customer,
  };
}

/**
 * The same customer: the same tax code; or the same name with a common phone (an old and a new form of a number count as one) or
 * the same address. Two different tax codes are two customers. Where neither has a phone or an address, the name decides. Of two customers
 * of one name the rule of the list of duplicates is asked too; it must be sure, because of a row that is left out nobody hears again,
 * while of two records of one customer that list tells.
 */
export function isSameCustomer(a: DuplicateKeys, b: DuplicateKeys): boolean {
  if (a.tax !== null && b.tax !== null) return a.tax === b.tax;
  if (a.name !== b.name) return false;
  if (a.phones.some((phone) => b.phones.includes(phone))) return true;
  if (a.address !== '' && a.address === b.address) return true;
  if (a.phones.length + b.phones.length === 0 && a.address === '' && b.address === '') return true;
  return compareCustomers(profile(a), profile(b)).score >= sureScore;
}

const sureScore = 0.9;

const profiles = new WeakMap<DuplicateKeys, DuplicateProfile>();

/** Made once for each row: most rows meet nobody of their name. */
function profile(keys: DuplicateKeys): DuplicateProfile {
  let made = profiles.get(keys);
  if (made === undefined) profiles.set(keys, (made = profileOf(keys.subject)));
  return made;
}

/** A phone cell that holds no number is compared by its words, so that the same file finds itself again. */
function phoneKeys(phone: string): string[] {
  const keys = phoneSearchKeys(phone);
  return keys.length > 0 ? keys : [foldText(phone)].filter((key) => key !== '');
}
