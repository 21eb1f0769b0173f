/** What is searched of a row of `interactions` or `visit_results`. The tokenizer drops accents, but does not know đ. */
function words(row: '' | 'new.' | 'old.', said: string, whom: string): string {
  const text = `${row}${said} || ' ' || ifnull(${row}${whom}, '') || ' ' || ifnull(${row}next_step, '')`;
  return `replace(replace(${text}, 'đ', 'd'), 'Đ', 'D') || ' ' || replace(${row}customer_id, '-', '')`;
}

/** Even numbers are rows of `interactions`, odd ones of `visit_results`. */
function triggers(name: string, table: string, odd: string, said: string, whom: string): string {
  const add = `INSERT INTO activity_fts(rowid, words) VALUES (new.rid * 2${odd}, ${words('new.', said, whom)});`;
  const drop = `INSERT INTO activity_fts(activity_fts, rowid, words) VALUES ('delete', old.rid * 2${odd}, ${words('old.', said, whom)});`;
  const columns = [said, whom, 'next_step', 'customer_id'];
  return `
CREATE TRIGGER activity_search_${name}_insert AFTER INSERT ON ${table} BEGIN ${add} END;
CREATE TRIGGER activity_search_${name}_delete AFTER DELETE ON ${table} BEGIN ${drop} END;
CREATE TRIGGER activity_search_${name}_update AFTER UPDATE OF ${columns.join(', ')} ON ${table}
WHEN ${columns.map((column) => `old.${column} IS NOT new.${column}`).join(' OR ')} BEGIN ${drop} ${add} END;`;
}

/**
 * SQL of this version for the timeline: what corrects an older entry, the next step of a call, the indexes that a customer's timeline is read
 * from, and the words of calls, notes and visit results. The customer's id is one of each row's words, so that a search inside one customer
 * reads that customer's list only.
 */
export const timelineSql = `
ALTER TABLE interactions ADD COLUMN next_step TEXT;
ALTER TABLE interactions ADD COLUMN next_on TEXT;
ALTER TABLE interactions ADD COLUMN corrects_id TEXT;
ALTER TABLE visit_results ADD COLUMN corrects_id TEXT;
DROP INDEX interactions_customer;
CREATE INDEX interactions_customer ON interactions(customer_id, happened_at, id, kind);
CREATE INDEX interactions_corrects ON interactions(corrects_id) WHERE corrects_id IS NOT NULL;
CREATE INDEX visit_results_corrects ON visit_results(corrects_id) WHERE corrects_id IS NOT NULL;
DROP INDEX history_row;
CREATE INDEX history_row ON history(row_id, at);
CREATE VIEW activity_words AS
  SELECT rid * 2 AS rid, ${words('', 'text', 'with_whom')} AS words FROM interactions
  UNION ALL SELECT rid * 2 + 1, ${words('', 'said', 'met_whom')} FROM visit_results;
CREATE VIRTUAL TABLE activity_fts USING fts5(words, content='activity_words', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', detail=none, columnsize=0);
INSERT INTO activity_fts(activity_fts, rank) VALUES ('pgsz', 4000), ('automerge', 16), ('crisismerge', 64);
INSERT INTO activity_fts(activity_fts) VALUES ('rebuild');
${triggers('talk', 'interactions', '', 'text', 'with_whom')}
${triggers('result', 'visit_results', ' + 1', 'said', 'met_whom')}
`;
