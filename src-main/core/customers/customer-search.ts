import type { SearchHit } from '../../../src-shared/customers/customers.contract.ts';
import { foldWords, foldText, matchesAccentExact } from '../../../src-shared/vietnam/fold.ts';
import { phoneQueryKeys } from '../../../src-shared/vietnam/phone.ts';
import type { Db, SqlStatement } from '../platform/database.ts';
import { contactSearchOf } from './customer-columns.ts';

/**
 * Search while typing. Words of three letters and more go through the trigram index (any part of a word), shorter ones through the
 * prefix index; then each word is checked in the text itself, because an index without positions can only say "maybe".
 * Rows come in the order of the table and never by the index's rank: ranking reads every match (23 ms against 0.3 ms at 100 000).
 */
export interface TextQuery {
  /** A condition on `c` (customers), with its parameters; it joins no index where the text has no letters. */
  readonly from: string;
  readonly where: readonly string[];
  readonly parameters: readonly string[];
}

/** Null where the text holds nothing to search for. */
export function textQueryOf(text: string): TextQuery | null {
  const words = searchWords(text);
  if (words.length === 0) return null;
  const long = words.filter((word) => word.length >= 3);
  const where = words.map((word) => (word.length >= 3 ? 'instr(c.search, ?) > 0' : "instr(c.search, ' ' || ?) > 0"));
  if (long.length > 0) {
    const match = long.flatMap(trigramsOf).map(quoted).join(' ');
    return {
      from: 'customers_tri AS t CROSS JOIN customers AS c ON c.rid = t.rowid',
      where: ['t.customers_tri MATCH ?', ...where],
      parameters: [match, ...words],
    };
  }
  const match = words.map((word) => `${quoted(word)}*`).join(' ');
  return {
    from: 'customers_pre AS t CROSS JOIN customers AS c ON c.rid = t.rowid',
    where: ['t.customers_pre MATCH ?', ...where],
    parameters: [match, ...words],
  };
}

/**
 * A number typed with separators (`0907 555 018`, `01.00.112.437`) is one word, as numbers are kept; a whole phone number of before
 * 2018, or one with +84, is looked for in its form of today.
 */
function searchWords(text: string): string[] {
  const number = phoneQueryKeys(text).at(-1);
  return number === undefined ? foldWords(text) : [number];
}

function trigramsOf(word: string): string[] {
  const trigrams: string[] = [];
  for (let at = 0; at + 3 <= word.length; at += 1) trigrams.push(word.slice(at, at + 3));
  return trigrams;
}

function quoted(term: string): string {
  return `"${term.replaceAll('"', '""')}"`;
}

/** More candidates than are shown, so that the best of them can stand first. */
const candidateLimit = 120;

interface Candidate extends Omit<SearchHit, 'contact'> {
  readonly search: string;
  readonly contactSearch: string;
}

export function createCustomerSearch(db: Db) {
  const statements = new Map<string, SqlStatement>();
  const contactsOf = db.prepare('SELECT name, phone, email FROM contacts WHERE customer_id = ? AND deleted_at IS NULL');

  const candidatesOf = (query: TextQuery): Candidate[] => {
    const sql = `SELECT c.id, c.name, c.trade_name AS tradeName, c.tax_code AS taxCode, c.phone, c.address,
                        c.search, c.contact_search AS contactSearch
                 FROM ${query.from} WHERE ${query.where.join(' AND ')} AND c.deleted_at IS NULL LIMIT ${candidateLimit}`;
    let statement = statements.get(sql);
    if (statement === undefined) {
      statement = db.prepare<unknown[]>(sql);
      if (statements.size > 50) statements.clear();
      statements.set(sql, statement);
    }
    return statement.all(...query.parameters) as Candidate[]; // the columns of the SELECT above
  };

  return (text: string, limit: number): SearchHit[] => {
    const query = textQueryOf(text);
    if (query === null) return [];
    const words = query.parameters.slice(1);
    return candidatesOf(query)
      .map((candidate, order) => ({ candidate, order, score: scoreOf(candidate, text, words) }))
      .sort((a, b) => b.score - a.score || a.order - b.order)
      .slice(0, limit)
      .map(({ candidate }) => toHit(candidate, words, contactsOf));
  };
}

/** Exact accents first, then names that begin with what was typed, then matches in the name, then the rest. */
function scoreOf(candidate: Candidate, text: string, words: readonly string[]): number {
  const name = ` ${foldText(candidate.name)}`;
  const inName = words.every((word) => name.includes(word));
  const beginsWords = words.every((word) => name.includes(` ${word}`));
  const isExact = inName && matchesAccentExact(text, candidate.name);
  return (isExact ? 4 : 0) + (beginsWords ? 2 : 0) + (inName ? 1 : 0);
}

function toHit(candidate: Candidate, words: readonly string[], contactsOf: { all(id: string): unknown[] }): SearchHit {
  const { search, contactSearch, ...hit } = candidate;
  const own = contactSearch === '' ? search : search.slice(0, search.length - contactSearch.length);
  if (words.every((word) => own.includes(word))) return { ...hit, contact: null };
  const contacts = contactsOf.all(candidate.id) as { name: string; phone: string | null; email: string | null }[]; // the columns selected
  const match = contacts.find((contact) => words.some((word) => contactSearchOf(contact).includes(word)));
  return { ...hit, contact: match?.name ?? null };
}
