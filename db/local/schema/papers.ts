import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What this laptop knows of the bytes of papers; it never leaves it. */
export const blobs = sqliteTable('blobs', {
  sha256: text('sha256').primaryKey(),
  bytes: integer('bytes').notNull(),
  isHere: integer('is_here', { mode: 'boolean' }).notNull(),
  addedAt: text('added_at').notNull(),
  usedAt: text('used_at').notNull(),
  /** When it came from the office. */
  fetchedAt: text('fetched_at'),
  /** When the office had all of it from this person. */
  sentAt: text('sent_at'),
  sentBytes: integer('sent_bytes').notNull().default(0),
  /** Why the office does not take it. */
  refusal: text('refusal'),
  /** The content of the small picture. */
  thumbnail: text('thumbnail'),
});
