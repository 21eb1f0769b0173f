import type { Migration } from './migration.ts';

/** A text as the tokenizer shall see it: it drops accents, but does not know đ. */
const plain = (text: string) => `replace(replace(${text}, 'đ', 'd'), 'Đ', 'D')`;
/** `BG-2026-00042` is found by 42 too: who reads a number out leaves its zeros away. */
const lastNumber = (text: string) => `ltrim(substr(${text}, length(rtrim(${text}, '0123456789')) + 1), '0')`;

interface Kind {
  readonly table: string;
  /** Columns that hold its number; what is short is found without its zeros too. */
  readonly numbers: readonly string[];
  readonly texts: readonly string[];
}

/** In the order of `foundKinds` (src-shared/transactions): the place is part of each row's number in the index. */
const kinds: readonly Kind[] = [
  { table: 'opportunities', numbers: [], texts: ['title'] },
  { table: 'quotes', numbers: ['number', 'label'], texts: ['title'] },
  { table: 'orders', numbers: ['number', 'label'], texts: ['title'] },
  { table: 'contracts', numbers: ['code'], texts: ['title'] },
  { table: 'invoices', numbers: ['number'], texts: ['symbol'] },
];

/** Rows of one kind stand together, so that each kind's newest are found however many newer ones another kind has. */
const rowid = (rid: string, at: number) => `${rid} + ${at} * 1099511627776`;

function words(row: '' | 'new.' | 'old.', { numbers, texts }: Kind): string {
  const parts = [...numbers, ...texts].map((column) => `ifnull(${row}${column}, '')`);
  const short = numbers.map((column) => lastNumber(`ifnull(${row}${column}, '')`));
  return plain([...parts, ...short].join(` || ' ' || `));
}

function triggers(kind: Kind, at: number): string {
  const add = `INSERT INTO transaction_fts(rowid, words) VALUES (${rowid('new.rid', at)}, ${words('new.', kind)});`;
  const drop = `INSERT INTO transaction_fts(transaction_fts, rowid, words) VALUES ('delete', ${rowid('old.rid', at)}, ${words('old.', kind)});`;
  const columns = [...kind.numbers, ...kind.texts];
  return `
CREATE TRIGGER transaction_search_${kind.table}_insert AFTER INSERT ON ${kind.table} BEGIN ${add} END;
CREATE TRIGGER transaction_search_${kind.table}_delete AFTER DELETE ON ${kind.table} BEGIN ${drop} END;
CREATE TRIGGER transaction_search_${kind.table}_update AFTER UPDATE OF ${columns.join(', ')} ON ${kind.table}
WHEN ${columns.map((column) => `old.${column} IS NOT new.${column}`).join(' OR ')} BEGIN ${drop} ${add} END;`;
}

/** Opportunities, quotes, orders, contracts and invoices are found by their numbers and titles, without accents. */
export const findPapers: Migration = {
  version: 11,
  name: 'find-papers',
  sql: `
${kinds.map((kind) => `CREATE VIEW transaction_words_${kind.table} AS SELECT rid, ${words('', kind)} AS words FROM ${kind.table};`).join('\n')}
CREATE VIEW transaction_words AS
${kinds.map(({ table }, at) => `  SELECT ${rowid('rid', at)} AS rid, words FROM transaction_words_${table}`).join('\n  UNION ALL ')};
CREATE VIRTUAL TABLE transaction_fts USING fts5(words, content='transaction_words', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', detail=none, columnsize=0, prefix='2 3 4 5 6 7 8');
INSERT INTO transaction_fts(transaction_fts, rank) VALUES ('pgsz', 4000), ('automerge', 16), ('crisismerge', 64);
INSERT INTO transaction_fts(transaction_fts) VALUES ('rebuild');
${kinds.map(triggers).join('')}
-- The industry of each customer, for lists, without the lines themselves.
CREATE INDEX business_lines_main ON business_lines(customer_id, id, vsic_code) WHERE is_main = 1 AND deleted_at IS NULL;
`,
};
