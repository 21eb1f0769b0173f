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
});

export const importProblems = sqliteTable('import_problems', {
  rid: integer('rid').primaryKey(),
  batchId: text('batch_id').notNull(),
  row: integer('row').notNull(),
  columnName: text('column_name'),
  severity: text('severity', { enum: ['error', 'warning'] }).notNull(),
  reason: text('reason').notNull(),
  value: text('value'),
});
