import type { SearchHit } from '../../../src-shared/customers/customers.contract.ts';
import { accentMatcher } from '../../../src-shared/vietnam/fold.ts';
import type { Db } from '../platform/database.ts';
import { contactSearchOf } from './customer-columns.ts';
import { createFamily } from './family.ts';

/** A word of the query in each form it may be kept in; a plain word has one. */
export type Word = readonly string[];

/** A customer that search may show: what its place among the others is told from. */
export interface Candidate {
  readonly rid: number;
  readonly name: string;
  /** The name's words, folded, with one space before each. */
  readonly folded: string;
}

/** Whether a text holds each of the words, after `before`. For many texts: what is looked for is put together once. */
export function createNameCheck(words: readonly Word[], before = ''): (text: string) => boolean {
  const sought = words.map((word) => word.map((form) => before + form));
  return (text) => sought.every((forms) => forms.some((form) => text.includes(form)));
}

/** Exact accents first, then the words side by side as they were typed, then names with words that begin so, then the rest. */
export function createScore(text: string, words: readonly Word[]): (candidate: Candidate) => number {
  const matchesAccents = accentMatcher(text);
  const phrase = ` ${words.map((word) => word[0] ?? '').join(' ')}`;
  const holds = createNameCheck(words);
  const begins = createNameCheck(words, ' ');
  return ({ name, folded }) => {
    if (!holds(folded)) return 0;
    const isPhrase = folded.includes(phrase);
    return (matchesAccents(name) ? 8 : 0) + (isPhrase ? 4 : 0) + (isPhrase || begins(folded) ? 2 : 0) + 1;
  };
}

interface Shown extends Omit<SearchHit, 'contact' | 'representative' | 'place'> {
  readonly rid: number;
}
interface WithTexts extends Shown {
  readonly search: string;
  readonly contactSearch: string;
}
interface Contact {
  readonly customerId: string;
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
}

/**
 * Reads what is shown of candidates, and which of their contacts the words were found in. All of them by one statement each: calling
 * one costs as much as what it answers.
 */
export function createHitReader(db: Db) {
  const shown = 'c.rid, c.id, c.name, c.trade_name AS tradeName, c.tax_code AS taxCode, c.phone, c.address';
  const rowsOf = (columns: string) =>
    db.prepare<[string]>(`SELECT ${columns} FROM json_each(?) AS j CROSS JOIN customers AS c ON c.rid = j.value`);
  const plainRows = rowsOf(shown);
  const rowsWithTexts = rowsOf(`${shown}, c.search, c.contact_search AS contactSearch`);
  const family = createFamily(db);
  const winners = db
    .prepare<[string]>('SELECT DISTINCT j.value FROM json_each(?) AS j CROSS JOIN customers AS m ON m.merged_into = j.value')
    .pluck();
  const contactsOf = db.prepare<[string]>(
    `SELECT k.customer_id AS customerId, k.name, k.phone, k.email
     FROM json_each(?) AS j CROSS JOIN contacts AS k ON k.customer_id = j.value WHERE k.deleted_at IS NULL`,
  );

  /** Under each customer the contact that holds one of the words. */
  const contactsWith = (ids: readonly string[], words: readonly Word[]): Map<string, string> => {
    const found = new Map<string, string>();
    if (ids.length === 0) return found;
    const forms = words.flat();
    const merged = new Set(winners.all(JSON.stringify(ids)) as string[]); // ids
    const shownBy = new Map(ids.flatMap((id) => (merged.has(id) ? family.of(id) : [id]).map((member) => [member, id] as const)));
    const rows = contactsOf.all(JSON.stringify([...shownBy.keys()])) as Contact[]; // the columns selected
    for (const contact of rows) {
      const id = shownBy.get(contact.customerId);
      if (id !== undefined && !found.has(id) && isInContact(contact, forms)) found.set(id, contact.name);
    }
    return found;
  };

  return (candidates: readonly Candidate[], words: readonly Word[]): SearchHit[] => {
    const holds = createNameCheck(words);
    const [named, others]: [number[], number[]] = [[], []];
    for (const { rid, folded } of candidates) (holds(folded) ? named : others).push(rid);
    const rows = new Map<number, Shown>();
    const inContacts: string[] = [];
    if (named.length > 0) for (const row of plainRows.all(JSON.stringify(named)) as Shown[]) rows.set(row.rid, row); // the columns selected, as below
    const withTexts = others.length > 0 ? (rowsWithTexts.all(JSON.stringify(others)) as WithTexts[]) : [];
    for (const row of withTexts) {
      const { rid, id, search, contactSearch } = row;
      rows.set(rid, row);
      if (!holds(contactSearch === '' ? search : search.slice(0, search.length - contactSearch.length))) inContacts.push(id);
    }
    const contacts = contactsWith(inContacts, words);
    return candidates.flatMap((candidate) => {
      const row = rows.get(candidate.rid);
      if (row === undefined) return [];
      const { id, name, tradeName, taxCode, phone, address } = row;
      const contact = contacts.get(id) ?? null;
      return [{ id, name, tradeName, taxCode, phone, address, contact, representative: null, place: null }];
    });
  };
}

/** A form has no space in it, so it stands in one part of a contact's text or in none: numbers are taken apart last. */
function isInContact({ name, phone, email }: Contact, forms: readonly string[]): boolean {
  const holds = (contact: Omit<Contact, 'customerId'>) => {
    const text = contactSearchOf(contact);
    return forms.some((form) => text.includes(form));
  };
  return holds({ name, phone: null, email: null }) || holds({ name: '', phone, email });
}
