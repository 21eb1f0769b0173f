import { integer, text } from 'drizzle-orm/sqlite-core';

/** The columns that every synced table has; `rid` is explicit because full-text search hangs on it and VACUUM renumbers implicit ones. */
export function syncedColumns() {
  return {
    rid: integer('rid').primaryKey(),
    id: text('id').notNull().unique(),
    scopeId: text('scope_id'),
    rootId: text('root_id'),
    rev: integer('rev').notNull().default(0),
    deletedAt: text('deleted_at'),
    /** Columns of newer versions, kept as JSON until this version knows them. */
    extra: text('extra'),
    createdAt: text('created_at').notNull(),
    createdBy: text('created_by'),
  };
}
