import type { Migration } from './migration.ts';

/**
 * Every filter of the customer list is one walk along an index, also where few of a million customers pass it. The search indexes
 * merge their parts later and in larger steps: an edit no longer pays now and then for a merge that nobody waits for
 * (FTS5, `automerge` and `crisismerge`).
 */
export const quickerListsAndEdits: Migration = {
  version: 2,
  name: 'quicker-lists-and-edits',
  sql: `
CREATE INDEX customers_source ON customers(source, name_sort, rid) WHERE deleted_at IS NULL;
CREATE INDEX customers_kind ON customers(kind, name_sort, rid) WHERE deleted_at IS NULL;
INSERT INTO customers_tri(customers_tri, rank) VALUES ('automerge', 16);
INSERT INTO customers_tri(customers_tri, rank) VALUES ('crisismerge', 64);
INSERT INTO customers_pre(customers_pre, rank) VALUES ('automerge', 16);
INSERT INTO customers_pre(customers_pre, rank) VALUES ('crisismerge', 64);
`,
};
