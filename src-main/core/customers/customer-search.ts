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
  /** A condition on `c` (customers), with its parameters. */
  readonly from: string;
  readonly where: readonly string[];
  readonly parameters: readonly string[];
  readonly words: readonly Word[];
}

/** A word of the query in each form it may be kept in; a plain word has one. */
type Word = readonly string[];

const isLong = (word: Word): boolean => word.every((form) => form.length >= 3);

/** Null where the text holds nothing to search for. */
export function textQueryOf(text: string): TextQuery | null {
  const words = searchWords(text);
  if (words.length === 0) return null;
  const where = words.map(
    (word) => `(${word.map(() => (isLong(word) ? 'instr(c.search, ?) > 0' : "instr(c.search, ' ' || ?) > 0")).join(' OR ')})`,
  );
  const long = words.filter(isLong);
  const index = long.length > 0 ? 'customers_tri' : 'customers_pre';
  const match =
    long.length > 0
      ? mostTelling(long)
          .map((word) => anyOf(word.map((form) => trigramsOf(form).map(quoted).join(' AND '))))
          .join(' AND ')
      : words.map((word) => anyOf(word.map((form) => `${quoted(form)}*`))).join(' AND ');
  return {
    from: `${index} AS t CROSS JOIN customers AS c ON c.rid = t.rowid`,
    where: [`t.${index} MATCH ?`, ...where],
    parameters: [match, ...words.flat()],
    words,
  };
}

function anyOf(expressions: readonly string[]): string {
  return `(${expressions.map((expression) => `(${expression})`).join(' OR ')})`;
}

/**
 * A number typed with separators (`0907 555 018`, `01.00.112.437`) is one word, as numbers are kept; a whole phone number of before
 * 2018, one with +84, or one that can be read as a landline is looked for in its form of today as well.
 */
function searchWords(text: string): Word[] {
  const numbers = phoneQueryKeys(text);
  return numbers.length > 0 ? [numbers] : foldWords(text).map((word) => [word]);
}

function holdsAll(text: string, words: readonly Word[], before = ''): boolean {
  return words.every((word) => word.some((form) => text.includes(before + form)));
}

/** Words that a third of all names hold tell the index nothing and cost it most; the text itself is asked for them. */
const ordinaryWords = new Set([
  'cong',
  'tnhh',
  'mtv',
  'thuong',
  'mai',
  'dich',
  'san',
  'xuat',
  'nguyen',
  'van',
  'thi',
  'phan',
  'hang',
  'cua',
  'nha',
  'thuoc',
]);

/** The words that the index is asked for: those that are not in every other name, where there are any. */
function mostTelling(words: readonly Word[]): readonly Word[] {
  const telling = words.filter((word) => !word.every((form) => ordinaryWords.has(form)));
  return telling.length > 0 ? telling : words;
}

/** Trigrams that cover the word; those between them would only repeat what the text is asked anyway. */
function trigramsOf(word: string): string[] {
  const trigrams: string[] = [];
  for (let at = 0; at + 3 <= word.length; at += 3) trigrams.push(word.slice(at, at + 3));
  if (word.length % 3 !== 0) trigrams.push(word.slice(-3));
  return trigrams;
}

function quoted(term: string): string {
  return `"${term.replaceAll('"', '""')}"`;
}

/** More candidates than are shown, so that the best of them can stand first. */
const candidateLimit = 120;
/**
 * The trigram index only says "maybe": `khon` is in no name, but `kho` and `hon` are in thousands. So many of its rows are read; where that
 * was not enough, words are looked for by their beginnings, of which the prefix index is sure.
 */
const doubtfulLimit = 600;

interface Candidate extends Omit<SearchHit, 'contact'> {
  readonly search: string;
  readonly contactSearch: string;
}

export function createCustomerSearch(db: Db) {
  const statements = new Map<string, SqlStatement>();
  const contactsOf = db.prepare('SELECT name, phone, email FROM contacts WHERE customer_id = ? AND deleted_at IS NULL');
  const doubtful = db
    .prepare(`SELECT count(*) FROM (SELECT 1 FROM customers_tri WHERE customers_tri MATCH ? LIMIT ${doubtfulLimit})`)
    .pluck();
  const knownNothing = createNothingMemory(db);

  const rowsOf = (from: string, where: readonly string[], parameters: readonly string[]): Candidate[] => {
    const sql = `SELECT c.id, c.name, c.trade_name AS tradeName, c.tax_code AS taxCode, c.phone, c.address,
                        c.search, c.contact_search AS contactSearch
                 FROM ${from} WHERE ${[...where, 'c.deleted_at IS NULL'].join(' AND ')} LIMIT ${candidateLimit}`;
    let statement = statements.get(sql);
    if (statement === undefined) {
      statement = db.prepare<unknown[]>(sql);
      if (statements.size > 50) statements.clear();
      statements.set(sql, statement);
    }
    return statement.all(...parameters) as Candidate[]; // the columns of the SELECT above
  };

  const candidatesOf = (query: TextQuery, limit: number): { found: Candidate[]; isWhole: boolean } => {
    if (!query.from.startsWith('customers_tri'))
      return { found: rowsOf(query.from, query.where, query.parameters), isWhole: true };
    const inside = rowsOf(
      `(SELECT rowid FROM customers_tri WHERE customers_tri MATCH ? LIMIT ${doubtfulLimit}) AS t CROSS JOIN customers AS c ON c.rid = t.rowid`,
      query.where.slice(1),
      query.parameters,
    );
    // A short last word (`Trần Minh Ý`) makes nothing rarer by trigrams; the others soon do with the next letters.
    const hasShort = query.words.some((word) => !isLong(word));
    if (inside.length >= (hasShort ? limit : 1)) return { found: inside, isWhole: true };
    if (doubtful.get(query.parameters[0]) !== doubtfulLimit) return { found: inside, isWhole: true };
    const beginning = beginningQueryOf(query.words);
    if (beginning === null) return { found: inside, isWhole: false };
    const known = new Set(inside.map(({ id }) => id));
    const more = rowsOf(beginning.from, beginning.where, beginning.parameters).filter(({ id }) => !known.has(id));
    return { found: [...inside, ...more], isWhole: false };
  };

  return (text: string, limit: number): SearchHit[] => {
    const query = textQueryOf(text);
    if (query === null || knownNothing.covers(query.words)) return [];
    const { words } = query;
    const { found, isWhole } = candidatesOf(query, limit);
    if (found.length === 0) knownNothing.remember(words, isWhole);
    return found
      .map((candidate, order) => ({ candidate, order, score: scoreOf(candidate, text, words) }))
      .sort((a, b) => b.score - a.score || a.order - b.order)
      .slice(0, limit)
      .map(({ candidate }) => toHit(candidate, words, contactsOf));
  };
}

/** Where nothing holds `khong`, nothing holds `khong co` or `khongg`: typing on costs nothing until somebody writes. */
function createNothingMemory(db: Db) {
  const ownChanges = db.prepare('SELECT total_changes()').pluck();
  const state = () => `${String(ownChanges.get())} ${String(db.pragma('data_version', { simple: true }))}`;
  let word = '';
  let coversLonger = false;
  let stateThen = '';
  return {
    covers: (words: readonly Word[]) =>
      word !== '' &&
      words.some((forms) => forms.every((form) => (coversLonger ? form.includes(word) : form === word))) &&
      stateThen === state(),
    /** Where the search was not whole, the word itself will not be found with more words beside it, but a longer one may be. */
    remember(words: readonly Word[], isWhole: boolean) {
      const form = words.length === 1 && words[0]?.length === 1 ? words[0][0] : undefined;
      // A shorter word is looked for at the beginnings of words only, so it says nothing about longer ones.
      if (form === undefined || form.length < 3) return;
      word = form;
      coversLonger = isWhole;
      stateThen = state();
    },
  };
}

/** The words as beginnings of words; null where one holds a sign at which the prefix index would cut it. */
function beginningQueryOf(words: readonly Word[]): Omit<TextQuery, 'words'> | null {
  if (!words.flat().every((form) => /^[a-z0-9]+$/.test(form))) return null;
  const match = mostTelling(words)
    .map((word) => anyOf(word.map((form) => `${quoted(form)}*`)))
    .join(' AND ');
  const where = words.map((word) => `(${word.map(() => "instr(c.search, ' ' || ?) > 0").join(' OR ')})`);
  return {
    from: 'customers_pre AS t CROSS JOIN customers AS c ON c.rid = t.rowid',
    where: ['t.customers_pre MATCH ?', ...where],
    parameters: [match, ...words.flat()],
  };
}

/** Exact accents first, then the words side by side as they were typed, then names with words that begin so, then the rest. */
function scoreOf(candidate: Candidate, text: string, words: readonly Word[]): number {
  const name = ` ${foldText(candidate.name)}`;
  const inName = holdsAll(name, words);
  const isExact = inName && matchesAccentExact(text, candidate.name);
  const isPhrase = name.includes(` ${words.map((word) => word[0] ?? '').join(' ')}`);
  const beginsWords = holdsAll(name, words, ' ');
  return (isExact ? 8 : 0) + (isPhrase ? 4 : 0) + (beginsWords ? 2 : 0) + (inName ? 1 : 0);
}

function toHit(candidate: Candidate, words: readonly Word[], contactsOf: { all(id: string): unknown[] }): SearchHit {
  const { search, contactSearch, ...hit } = candidate;
  const own = contactSearch === '' ? search : search.slice(0, search.length - contactSearch.length);
  if (holdsAll(own, words)) return { ...hit, contact: null };
  const contacts = contactsOf.all(candidate.id) as { name: string; phone: string | null; email: string | null }[]; // the columns selected
  const match = contacts.find((contact) => words.flat().some((form) => contactSearchOf(contact).includes(form)));
  return { ...hit, contact: match?.name ?? null };
}
