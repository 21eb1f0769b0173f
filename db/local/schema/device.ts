import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Tables of this laptop alone; they never leave it. */
export const importBatches = sqliteTable('import_batches', {
  id: text('id').primaryKey(),
  fileName: text('file_name').notNull(),
  state: text('state', { enum: ['running', 'done', 'failed', 'cancelled', 'undone', 'interrupted'] }).notNull(),
  startedAt: text('started_at').notNull(),
  groupId: text('group_id').notNull(),
  rows: integer('rows').notNull().default(0),
  created: integer('created').notNull().default(0),
  duplicates: integer('duplicates').notNull().default(0),
  bad: integer('bad').notNull().default(0),
  warnings: integer('warnings').notNull().default(0),
  updated: integer('updated').notNull().default(0),
  policy: text('policy', { enum: ['skip', 'update', 'create'] })
    .notNull()
    .default('skip'),
  headings: text('headings').notNull().default('[]'),
});

/** Rows that could not be imported, as they stand in the file. */
export const importFailedRows = sqliteTable('import_failed_rows', {
  rid: integer('rid').primaryKey(),
  batchId: text('batch_id').notNull(),
  row: integer('row').notNull(),
  cells: text('cells').notNull(),
});

/** While a bulk writer's transaction runs: the customers after this number are put into the search indexes by it. */
export const searchHeld = sqliteTable('search_held', { afterRid: integer('after_rid').notNull() });

export const importProblems = sqliteTable('import_problems', {
  rid: integer('rid').primaryKey(),
  batchId: text('batch_id').notNull(),
  row: integer('row').notNull(),
  columnName: text('column_name'),
  severity: text('severity', { enum: ['error', 'warning'] }).notNull(),
  reason: text('reason').notNull(),
  value: text('value'),
});
