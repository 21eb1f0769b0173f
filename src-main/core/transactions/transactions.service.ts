import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import {
  type FoundKind,
  foundKinds,
  type TransactionHit,
  type transactionsContract,
} from '../../../src-shared/transactions/transactions.contract.ts';
import { foldText } from '../../../src-shared/vietnam/fold.ts';
import type { Context } from '../context.ts';
import { joinShownCustomer } from '../customers/index.ts';
import type { Db } from '../platform/database.ts';
import { holdsTransactionWords, type TransactionWords, transactionWordsOf } from './transaction-words.ts';

/** What each kind's row says; `s` is the row. */
const columns: Readonly<Record<FoundKind, { table: string; number: string; title: string; on: string }>> = {
  opportunity: { table: 'opportunities', number: 'NULL', title: 's.title', on: writtenOn('s.created_at') },
  quote: {
    table: 'quotes',
    number: 'coalesce(s.number, s.label)',
    title: 's.title',
    on: `ifnull(s.issued_on, ${writtenOn('s.created_at')})`,
  },
  order: {
    table: 'orders',
    number: 'coalesce(s.number, s.label)',
    title: 's.title',
    on: `ifnull(s.ordered_on, ${writtenOn('s.created_at')})`,
  },
  contract: {
    table: 'contracts',
    number: 's.code',
    title: 's.title',
    on: `coalesce(s.signed_on, s.from_on, ${writtenOn('s.created_at')})`,
  },
  invoice: { table: 'invoices', number: 's.number', title: "ifnull(s.symbol, '')", on: 's.issued_on' },
};

/** The Vietnamese day of an instant. */
function writtenOn(column: string): string {
  return `date(${column}, '+7 hours')`;
}

/** Numbers of each kind's rows in the index begin here (migration 11). */
const ridsOfKind = 2 ** 40;

/** Of each kind so many of the newest rows with the words are looked at; deleted ones fall out of them. */
const candidatesFor = (limit: number) => limit * 3;

export function createTransactionsService({ db }: Context): HandlersOf<typeof transactionsContract> {
  const finders = foundKinds.map((kind, at) => createFinder(db, kind, at));

  return {
    search({ text, limit }) {
      const match = transactionWordsOf(text);
      if (match === null) return { hits: [] };
      const wanted = foldText(text);
      const rank = ({ number }: TransactionHit) => (number !== null && foldText(number) === wanted ? 0 : 1);
      const hits = finders.flatMap((find) => find(match, limit));
      return { hits: hits.sort((a, b) => rank(a) - rank(b) || (a.on < b.on ? 1 : a.on > b.on ? -1 : 0)).slice(0, limit) };
    },
  };
}

/** Fewer rows with the telling word than these are all looked at, and then nobody else can have all words. */
const mostProbed = 200;

function createFinder(db: Db, kind: FoundKind, at: number): (words: TransactionWords, limit: number) => TransactionHit[] {
  const { table, number, title, on } = columns[kind];
  // The last rows come first: sorting by the day would read every row with the words.
  const newest = db
    .prepare<[string, number]>(
      `SELECT rowid FROM transaction_fts WHERE transaction_fts MATCH ? AND rowid BETWEEN ${at * ridsOfKind} AND ${(at + 1) * ridsOfKind - 1}
       ORDER BY rowid DESC LIMIT +?`,
    )
    .pluck();
  const shown = db.prepare<[number]>(
    `SELECT s.id, ${number} AS number, ${title} AS title, ifnull(c.id, s.customer_id) AS customerId, c.name AS customerName, ${on} AS "on",
       (SELECT w.words FROM transaction_words_${table} AS w WHERE w.rid = s.rid) AS indexed
     FROM ${table} AS s ${joinShownCustomer('s.customer_id', 'LEFT JOIN')}
     WHERE s.rid = ? AND s.deleted_at IS NULL AND c.deleted_at IS NULL`,
  );
  return (words, limit) => {
    const hits: TransactionHit[] = [];
    const read = (rowids: readonly number[], isSure: boolean) => {
      for (const rowid of rowids) {
        const row = shown.get(rowid - at * ridsOfKind) as (Omit<TransactionHit, 'kind'> & { indexed: string }) | undefined; // the columns selected
        if (row === undefined) continue;
        const { indexed, ...hit } = row;
        if (isSure || holdsTransactionWords(foldText(indexed), words)) hits.push({ kind, ...hit });
        if (hits.length === limit) break;
      }
      return hits;
    };
    if (words.telling !== null) {
      const probed = newest.all(words.telling, mostProbed) as number[]; // row numbers
      if (probed.length < mostProbed) return read(probed, false);
    }
    return read(newest.all(words.all, candidatesFor(limit)) as number[], true); // as above
  };
}
