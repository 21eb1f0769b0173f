import { migrations } from '../../db/local/migrations/all.ts';
import type { Migration } from '../../db/local/migrations/migration.ts';

/** A step as a later release may have one: it adds, fills, and lays a table anew. */
export const plantedMigration: Migration = {
  version: Math.max(...migrations.map(({ version }) => version)) + 1,
  name: 'planted',
  sql: `
ALTER TABLE customers ADD COLUMN colour TEXT;
UPDATE customers SET colour = 'blue' WHERE rating IS NOT NULL;
CREATE TABLE interactions_new (
  rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, text TEXT NOT NULL, words INTEGER NOT NULL
) STRICT;
INSERT INTO interactions_new SELECT rid, id, text, length(text) FROM interactions;
CREATE INDEX interactions_words ON interactions_new(words);
CREATE TRIGGER interactions_words_set AFTER UPDATE OF text ON interactions_new BEGIN
  UPDATE interactions_new SET words = length(new.text) WHERE rid = new.rid;
END;
UPDATE interactions_new SET text = text || '!';
CREATE TABLE colours (name TEXT PRIMARY KEY NOT NULL) STRICT;
INSERT INTO colours VALUES ('blue');
`,
};

export const withPlanted: readonly Migration[] = [...migrations, plantedMigration];

/** The same steps with a call of `boundary()` after each statement. A statement ends with a line that ends in ";" and is not indented. */
export function withBoundaries(steps: readonly Migration[], isOn: boolean): Migration[] {
  if (!isOn) return [...steps];
  return steps.map((step) => ({
    ...step,
    sql: step.sql
      .split('\n')
      .map((line) => (/^\S.*;$/.test(line) ? `${line}\nSELECT boundary();` : line))
      .join('\n'),
  }));
}
