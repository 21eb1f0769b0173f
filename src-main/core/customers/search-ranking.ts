import type { SearchHit } from '../../../src-shared/customers/customers.contract.ts';
import { accentMatcher, foldText } from '../../../src-shared/vietnam/fold.ts';
import type { Db } from '../platform/database.ts';
import { contactSearchOf } from './customer-columns.ts';
import { createFamily } from './family.ts';

/** A word of the query in each form it may be kept in; a plain word has one. */
export type Word = readonly string[];

/** A customer that search may show: what its place among the others is told from. */
export interface Candidate {
  readonly rid: number;
  readonly name: string;
}

export function holdsAll(text: string, words: readonly Word[], before = ''): boolean {
  return words.every((word) => word.some((form) => text.includes(before + form)));
}

/** Exact accents first, then the words side by side as they were typed, then names with words that begin so, then the rest. */
export function createScore(text: string, words: readonly Word[]): (name: string) => number {
  const matchesAccents = accentMatcher(text);
  const phrase = ` ${words.map((word) => word[0] ?? '').join(' ')}`;
  return (name) => {
    const folded = ` ${foldText(name)}`;
    if (!holdsAll(folded, words)) return 0;
    const isPhrase = folded.includes(phrase);
    return (matchesAccents(name) ? 8 : 0) + (isPhrase ? 4 : 0) + (isPhrase || holdsAll(folded, words, ' ') ? 2 : 0) + 1;
  };
}

/** Reads what is shown of a candidate, and which of its contacts the words were found in. */
export function createHitReader(db: Db) {
  const rowOf = db.prepare<[number]>(
    'SELECT id, name, trade_name AS tradeName, tax_code AS taxCode, phone, address FROM customers WHERE rid = ?',
  );
  const textsOf = db.prepare<[number]>('SELECT search, contact_search AS contactSearch FROM customers WHERE rid = ?');
  const family = createFamily(db);
  const contactsOf = db.prepare<[string]>('SELECT name, phone, email FROM contacts WHERE customer_id = ? AND deleted_at IS NULL');

  return ({ rid, name }: Candidate, words: readonly Word[]): SearchHit => {
    const hit = rowOf.get(rid) as Omit<SearchHit, 'contact'>; // the columns selected
    if (holdsAll(foldText(name), words)) return { ...hit, contact: null };
    const { search, contactSearch } = textsOf.get(rid) as { search: string; contactSearch: string }; // the columns selected
    const own = contactSearch === '' ? search : search.slice(0, search.length - contactSearch.length);
    if (holdsAll(own, words)) return { ...hit, contact: null };
    const contacts = family.of(hit.id).flatMap((id) => contactsOf.all(id)) as {
      name: string;
      phone: string | null;
      email: string | null;
    }[]; // the columns selected
    const match = contacts.find((contact) => words.flat().some((form) => contactSearchOf(contact).includes(form)));
    return { ...hit, contact: match?.name ?? null };
  };
}
