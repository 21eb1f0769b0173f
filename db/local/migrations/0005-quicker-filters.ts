import type { Migration } from './migration.ts';

/**
 * Two filters at once (mine of class A) are answered by one index, which holds what the second filter asks: without it each of the many
 * customers that pass the first one costs an encrypted page. `deleted_at` stands in it because SQLite asks the row for it otherwise.
 */
export const quickerFilters: Migration = {
  version: 5,
  name: 'quicker-filters',
  sql: `
DROP INDEX customers_owner;
CREATE INDEX customers_owner ON customers(owner_id, name_sort, rid, rating, lifecycle, province_code, kind, source, deleted_at) WHERE deleted_at IS NULL;
DROP INDEX customers_province;
CREATE INDEX customers_province ON customers(province_code, name_sort, rid, rating, lifecycle, kind, source, deleted_at) WHERE deleted_at IS NULL;
`,
};
