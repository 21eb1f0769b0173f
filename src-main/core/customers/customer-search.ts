import type { SearchHit } from '../../../src-shared/customers/customers.contract.ts';
import { foldText, foldWords } from '../../../src-shared/vietnam/fold.ts';
import { phoneQueryKeys } from '../../../src-shared/vietnam/phone.ts';
import type { Db, SqlStatement } from '../platform/database.ts';
import { isListed } from './family.ts';
import { createNothingMemory } from './search-memory.ts';
import { createMoreSearch, moreMatchOf } from './search-more.ts';
import { createMoreUpkeep } from './search-more-upkeep.ts';
import { createSearchUpkeep } from './search-upkeep.ts';
import { createHitReader, createNameCheck, createScore, type Candidate, type Word } from './search-ranking.ts';

/*
 * Search while typing. Most of what is typed begins words, and of beginnings the prefix index is sure: only the names of what it finds
 * are read, from an index that holds nothing else, and whole rows for the few that are shown. Reading a page costs more than all that
 * is done with it, so a search is as quick as its pages are few. Where that finds too little, the trigram index is asked for any part
 * of a word; without positions it can only say "maybe", so each word is then checked in the text itself.
 * Rows come in the order of the table and never by the index's rank: ranking reads every match (23 ms against 0.3 ms at 100 000).
 */

/**
 * A text as a condition for lists. Words of three letters and more go through the trigram index, shorter ones through the prefix index;
 * each word is checked in the text itself.
 */
export interface TextQuery {
  /** A condition on `c` (customers), with its parameters. */
  readonly from: string;
  readonly where: readonly string[];
  readonly parameters: readonly string[];
  readonly words: readonly Word[];
  /** What the index of representatives and places is asked; null where it has nothing to say. */
  readonly more: string | null;
}

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
    more: moreMatchOf(words),
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

/** Words that a third of all names hold tell the index nothing and cost it most; the text itself is asked for them. */
const ordinaryWords = new Set([
  'cong',
  'ty',
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

/** Who has the second word has the first one, nearly always: the index is asked for the second alone. */
const companions: ReadonlyMap<string, string> = new Map([
  ['cong', 'tnhh'],
  ['ty', 'tnhh'],
  ['tnhh', 'mtv'],
  ['thuong', 'mai'],
  ['san', 'xuat'],
  ['hang', 'cua'],
  ['nha', 'thuoc'],
]);

/** The words that the index is asked for: those that are not in every other name, where there are any. */
function mostTelling(words: readonly Word[]): readonly Word[] {
  const telling = words.filter((word) => !word.every((form) => form.length === 1 || ordinaryWords.has(form)));
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

/** Twice as many candidates as are shown, so that the better ones of them can stand first. */
const candidatesFor = (limit: number): number => Math.max(40, 2 * limit);
/** So many customers with some of the words, for each candidate, are looked at for the others before the index is asked for all. */
const probesPerCandidate = 3;
/** After so many, whoever has found fewer than one in six gives up: the index is not slower at that. */
const firstProbes = 30;
const leastShare = 1 / 6;
/** Texts that are read for words that are not in the name; more cost more than the index. */
const textLimit = 30;
/** The trigram index only says "maybe": `khon` is in no name, but `kho` and `hon` are in thousands. So many of its rows are read. */
const doubtfulLimit = 600;
/** Who types so many letters has typed the beginnings of words; the inside of others is asked only where nobody has them. */
const tellingLetters = 7;

export function createCustomerSearch(db: Db) {
  const inside = createInsideSearch(db);
  const beginnings = createBeginningSearch(db);
  const hitsOf = createHitReader(db);
  const knownNothing = createNothingMemory(db);
  const bringUpToDate = createSearchUpkeep(db);
  const moreOf = createMoreSearch(db);
  const upkeep = createMoreUpkeep(db);

  const ranked = (found: readonly Candidate[], text: string, words: readonly Word[], limit: number): SearchHit[] => {
    const scoreOf = createScore(text, words);
    const shown = found
      .map((candidate, order) => ({ candidate, order, score: scoreOf(candidate) }))
      .sort((a, b) => b.score - a.score || a.order - b.order)
      .slice(0, limit)
      .map(({ candidate }) => candidate);
    return hitsOf(shown, words);
  };

  const candidatesOf = (text: string, words: readonly Word[], limit: number): Candidate[] => {
    if (knownNothing.covers(words)) return [];
    const most = candidatesFor(limit);
    const begun = beginnings(words, most);
    const isEnough =
      begun.length >= limit || (begun.length > 0 && words.reduce((sum, [form = '']) => sum + form.length, 0) >= tellingLetters);
    if (isEnough) return begun;
    const within = inside(text, most);
    const known = new Set(begun.map(({ rid }) => rid));
    const found = [...begun, ...within.found.filter(({ rid }) => !known.has(rid))];
    if (found.length === 0) knownNothing.remember(words, within.isWhole);
    return found;
  };

  return (text: string, limit: number): SearchHit[] => {
    const words = searchWords(text);
    if (words.length === 0) return [];
    bringUpToDate();
    const found = candidatesOf(text, words, limit);
    const hits = found.length === 0 ? [] : ranked(found, text, words, limit);
    if (hits.length === limit || moreMatchOf(words) === null) return hits;
    upkeep.some();
    return [...hits, ...moreOf(text, words, limit - hits.length, new Set(found.map(({ rid }) => rid)))];
  };
}

/** Customers with a word that begins so, for each of the words. */
function createBeginningSearch(db: Db) {
  const named = db.prepare<[string, number]>(
    `SELECT c.rid, c.name FROM customers_pre AS t CROSS JOIN customers AS c INDEXED BY customers_called ON c.rid = t.rowid
     WHERE t.customers_pre MATCH ? AND ${isListed} LIMIT +?`,
  );
  const textOf = db.prepare<[number]>('SELECT search FROM customers WHERE rid = ?').pluck();
  const conditionOf = (words: readonly Word[]) =>
    words.map((word) => anyOf(word.map((form) => `${quoted(form)}*`))).join(' AND ');
  const matching = (words: readonly Word[], most: number) => (named.all(conditionOf(words), most) as Named[]).map(candidateOf); // the two columns, as below

  /** Asks the index for some words and the names for the others; null where that is not the shorter way. */
  const probing = (asked: readonly Word[], others: readonly Word[], most: number): Candidate[] | null => {
    const begins = createNameCheck(others, ' ');
    const probes = probesPerCandidate * most;
    const probed: { candidate: Candidate; isNamed: boolean }[] = [];
    let inName = 0;
    for (const row of named.iterate(conditionOf(asked), probes) as Iterable<Named>) {
      const candidate = candidateOf(row);
      const isNamed = begins(candidate.folded);
      probed.push({ candidate, isNamed });
      if (isNamed) inName += 1;
      if (inName === most || (probed.length === firstProbes && inName < leastShare * firstProbes)) break;
    }
    if (inName >= most / 2) return probed.flatMap(({ candidate, isNamed }) => (isNamed ? [candidate] : []));
    const mayBeMore = probed.length === probes || (probed.length >= firstProbes && inName < leastShare * firstProbes);
    if (mayBeMore || probed.length - inName > textLimit) return null;
    return probed.flatMap(({ candidate, isNamed }) => (isNamed || begins(String(textOf.get(candidate.rid))) ? [candidate] : []));
  };

  return (words: readonly Word[], most: number): Candidate[] => {
    // The prefix index would cut a word at any other sign.
    if (!words.flat().every((form) => /^[a-z0-9]+$/.test(form))) return [];
    const telling = mostTelling(words);
    if (telling.length === words.length) return matching(words, most);
    // The lists of ordinary words are as long as the table. Where the telling ones find few, those are asked for the others.
    const others = words.filter((word) => !telling.includes(word));
    const found = probing(telling, others, most);
    if (found !== null) return found;
    const spared = others.filter((word) => isSpared(word, words));
    const asked = words.filter((word) => !spared.includes(word));
    return (spared.length > 0 ? probing(asked, spared, most) : null) ?? matching(words, most);
  };
}

interface Named {
  readonly rid: number;
  readonly name: string;
}

const candidateOf = ({ rid, name }: Named): Candidate => ({ rid, name, folded: ` ${foldText(name)}` });

/** Nobody asks the index for the long list of a word that another word of the same query nearly always brings along. */
function isSpared(word: Word, words: readonly Word[]): boolean {
  return word.every((form) => words.some(([other]) => other === companions.get(form)));
}

/** Customers that hold each of the words anywhere; whole where nobody else can. */
function createInsideSearch(db: Db) {
  const statements = new Map<string, SqlStatement>();
  const doubtful = db
    .prepare(`SELECT count(*) FROM (SELECT 1 FROM customers_tri WHERE customers_tri MATCH ? LIMIT ${doubtfulLimit})`)
    .pluck();
  const rowsOf = (from: string, where: readonly string[], parameters: readonly string[], most: number): Candidate[] => {
    const conditions = [...where, isListed].join(' AND ');
    const sql = `SELECT c.rid, c.name FROM ${from} WHERE ${conditions} LIMIT +?`;
    let statement = statements.get(sql);
    if (statement === undefined) {
      statement = db.prepare<unknown[]>(sql);
      if (statements.size > 50) statements.clear();
      statements.set(sql, statement);
    }
    return (statement.all(...parameters, most) as Named[]).map(candidateOf); // the columns of the SELECT above
  };

  return (text: string, most: number): { found: Candidate[]; isWhole: boolean } => {
    const query = textQueryOf(text);
    if (query === null) return { found: [], isWhole: true };
    if (!query.from.startsWith('customers_tri'))
      return { found: rowsOf(query.from, query.where, query.parameters, most), isWhole: true };
    const found = rowsOf(
      `(SELECT rowid FROM customers_tri WHERE customers_tri MATCH ? LIMIT ${doubtfulLimit}) AS t CROSS JOIN customers AS c ON c.rid = t.rowid`,
      query.where.slice(1),
      query.parameters,
      most,
    );
    return { found, isWhole: found.length > 0 || doubtful.get(query.parameters[0]) !== doubtfulLimit };
  };
}
