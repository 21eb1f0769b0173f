import type { Migration } from './migration.ts';

/** A text as the tokenizer shall see it: it drops accents, but does not know đ. */
const plain = (text: string) => `replace(replace(${text}, 'đ', 'd'), 'Đ', 'D')`;

/** What the provinces were called when this version was made: a word of the index must be taken out as it was put in. */
const provinces = {
  '01': 'Hà Nội',
  '04': 'Cao Bằng',
  '08': 'Tuyên Quang',
  '11': 'Điện Biên',
  '12': 'Lai Châu',
  '14': 'Sơn La',
  '15': 'Lào Cai',
  '19': 'Thái Nguyên',
  '20': 'Lạng Sơn',
  '22': 'Quảng Ninh',
  '24': 'Bắc Ninh',
  '25': 'Phú Thọ',
  '31': 'Hải Phòng',
  '33': 'Hưng Yên',
  '37': 'Ninh Bình',
  '38': 'Thanh Hóa',
  '40': 'Nghệ An',
  '42': 'Hà Tĩnh',
  '44': 'Quảng Trị',
  '46': 'Huế',
  '48': 'Đà Nẵng',
  '51': 'Quảng Ngãi',
  '52': 'Gia Lai',
  '56': 'Khánh Hòa',
  '66': 'Đắk Lắk',
  '68': 'Lâm Đồng',
  '75': 'Đồng Nai',
  '79': 'Hồ Chí Minh',
  '80': 'Tây Ninh',
  '82': 'Đồng Tháp',
  '86': 'Vĩnh Long',
  '91': 'An Giang',
  '92': 'Cần Thơ',
  '96': 'Cà Mau',
};

const provinceOf = (row: '' | 'old.') =>
  `CASE ${row}province_code ${Object.entries(provinces)
    .map(([code, name]) => `WHEN '2025:${code}' THEN '${name}'`)
    .join(' ')} ELSE '' END`;

/** Null where there is nothing of the kind: such a row does not stand in the index. */
const representative = (row: '' | 'old.') => plain(`${row}legal_representative`);
const place = (row: '' | 'old.') =>
  `CASE WHEN ${row}address IS NULL AND ${row}province_code IS NULL THEN NULL ELSE ${plain(
    `${row}name || ' ' || ifnull(${row}trade_name, '') || ' ' || ifnull(${row}address, '') || ' ' || ${provinceOf(row)}`,
  )} END`;

const columns = ['name', 'trade_name', 'legal_representative', 'address', 'province_code'];

/**
 * Customers are found by their legal representative and by where they are, without accents: the name stands beside the address, so that
 * one of many with the same name is found by it. Rows of representatives come first (their number is the customer's), those of places
 * after them (2^40 more): the order in which they are shown.
 *
 * Nobody who writes customers waits for this index. Up to `customers_more_upto` (no row: none) they stand in it; whoever is changed or goes is put aside with the words
 * that the index has of him, and `search-more-upkeep.ts` makes both good: a search itself some, the rest while nobody asks for anything.
 */
export const findPlaces: Migration = {
  version: 12,
  name: 'find-places',
  sql: `
CREATE TABLE customers_more_upto (rid INTEGER NOT NULL) STRICT;
CREATE TABLE customers_more_waiting (rid INTEGER PRIMARY KEY, representative TEXT, place TEXT) STRICT;
CREATE VIEW customers_more_of AS SELECT rid, ${representative('')} AS representative, ${place('')} AS place FROM customers;
CREATE VIEW customers_more_words AS
  SELECT rid, representative AS words FROM customers_more_of WHERE representative IS NOT NULL AND rid <= (SELECT rid FROM customers_more_upto)
  UNION ALL SELECT rid + 1099511627776, place FROM customers_more_of WHERE place IS NOT NULL AND rid <= (SELECT rid FROM customers_more_upto);
CREATE VIRTUAL TABLE customers_more USING fts5(words, content='customers_more_words', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', detail=none, columnsize=0, prefix='1 2 3 4 5 6');
INSERT INTO customers_more(customers_more, rank) VALUES ('pgsz', 4000), ('automerge', 16), ('crisismerge', 64);
CREATE TRIGGER customers_more_update AFTER UPDATE OF ${columns.join(', ')} ON customers
WHEN old.rid <= (SELECT rid FROM customers_more_upto) AND (${columns.map((column) => `old.${column} IS NOT new.${column}`).join(' OR ')}) BEGIN
  INSERT INTO customers_more_waiting VALUES (old.rid, ${representative('old.')}, ${place('old.')}) ON CONFLICT(rid) DO NOTHING;
END;
CREATE TRIGGER customers_more_delete AFTER DELETE ON customers WHEN old.rid <= (SELECT rid FROM customers_more_upto) BEGIN
  INSERT INTO customers_more_waiting VALUES (old.rid, ${representative('old.')}, ${place('old.')}) ON CONFLICT(rid) DO NOTHING;
END;
`,
};
