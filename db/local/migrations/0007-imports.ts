/** SQL of this version for imports. */
export const importsSql = `
ALTER TABLE import_batches ADD COLUMN updated INTEGER NOT NULL DEFAULT 0;
ALTER TABLE import_batches ADD COLUMN policy TEXT NOT NULL DEFAULT 'skip';
ALTER TABLE import_batches ADD COLUMN headings TEXT NOT NULL DEFAULT '[]';
CREATE INDEX import_batches_group ON import_batches(group_id);
-- Rows that could not be imported, as they stand in the file: for the file of errors.
CREATE TABLE import_failed_rows (
  rid INTEGER PRIMARY KEY,
  batch_id TEXT NOT NULL,
  row INTEGER NOT NULL,
  cells TEXT NOT NULL
) STRICT;
CREATE INDEX import_failed_rows_batch ON import_failed_rows(batch_id, rid);
-- Inside one transaction a bulk writer holds back the search of the customers it makes, and indexes them in one statement: FTS5 writes
-- its pending words out at every statement of a trigger, which made search half of what a row of an import cost.
CREATE TABLE search_held (after_rid INTEGER NOT NULL) STRICT;
DROP TRIGGER customers_search_insert;
CREATE TRIGGER customers_search_insert AFTER INSERT ON customers WHEN NOT EXISTS (SELECT 1 FROM search_held) BEGIN
  INSERT INTO customers_tri(rowid, search) VALUES (new.rid, new.search);
  INSERT INTO customers_pre(rowid, search) VALUES (new.rid, new.search);
END;
`;
