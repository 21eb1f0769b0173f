import { taxKeyOf } from '../../../src-shared/customers/duplicate-profile.ts';
import { foldText, initialKeysOfFolded } from '../../../src-shared/vietnam/fold.ts';
import { phoneSearchKeys } from '../../../src-shared/vietnam/phone.ts';
import { nameSortKey, personSortKey } from '../../../src-shared/vietnam/sort-key.ts';
import type { Fields, LocalColumns } from '../sync/rows.ts';

/** Columns that are computed from a customer's own fields: its place in the order of names, what search looks through, duplicate keys. */
export const customerColumns: LocalColumns = {
  columns: ['name_sort', 'search', 'contact_search', 'dedupe_tax', 'dedupe_name'],
  dependsOn: ['kind', 'name', 'tradeName', 'taxCode', 'phone', 'email'],
  compute(fields, stored) {
    const name = textOf(fields, 'name');
    const folded = foldText(name);
    const contacts = stored === null ? '' : String(stored['contact_search']);
    return [
      fields['kind'] === 'person' ? personSortKey(name) : nameSortKey(name),
      searchOf(fields, contacts, folded),
      contacts,
      dedupeTaxOf(textOf(fields, 'taxCode')),
      folded,
    ];
  },
};

/**
 * What search looks through: every word folded, with one space before each, so that ` dong` finds the beginning of a word
 * and `dong` any part of one.
 */
export function searchOf(fields: Fields, contactSearch: string, folded = foldText(textOf(fields, 'name'))): string {
  const taxCode = textOf(fields, 'taxCode');
  const parts = [
    folded,
    foldText(textOf(fields, 'tradeName')),
    ...initialKeysOfFolded(folded),
    ...phoneSearchKeys(textOf(fields, 'phone')),
    foldText(taxCode),
    taxCode.replace(/\D/g, ''),
    foldText(textOf(fields, 'email')),
    contactSearch,
  ];
  return ` ${parts.filter((part) => part !== '').join(' ')}`;
}

/** The part of a customer's search text that one contact adds. */
export function contactSearchOf(contact: { name: string; phone: string | null; email: string | null }): string {
  return [foldText(contact.name), ...phoneSearchKeys(contact.phone ?? ''), foldText(contact.email ?? '')]
    .filter((part) => part !== '')
    .join(' ');
}

/** The part that one value of an own field adds; days are looked for with filters, and nobody searches 2026-11-23. */
export function ownSearchOf(value: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(value) ? '' : foldText(value);
}

export function dedupeTaxOf(taxCode: string): string | null {
  return taxKeyOf(taxCode);
}

function textOf(fields: Fields, field: string): string {
  const value = fields[field];
  return typeof value === 'string' ? value : '';
}
