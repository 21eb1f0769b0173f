import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** One change each, in the order they were made, until the office has them. Numbers rise by one and are never used twice. */
export const outbox = sqliteTable('outbox', {
  opNo: integer('op_no').primaryKey({ autoIncrement: true }),
  groupId: text('group_id').notNull(),
  entity: text('entity').notNull(),
  rowId: text('row_id').notNull(),
  kind: text('kind', { enum: ['create', 'update', 'delete', 'restore'] }).notNull(),
  patch: text('patch').notNull(),
  baseRev: integer('base_rev').notNull(),
  hlc: text('hlc').notNull(),
  schemaV: integer('schema_v').notNull(),
  state: text('state', { enum: ['pending', 'sent', 'acked', 'rejected', 'archived'] }).notNull(),
  ackSeq: integer('ack_seq'),
  result: text('result'),
  createdAt: text('created_at').notNull(),
});

/** The office's version of a row, kept only while the row has changes that the office has not got. */
export const syncBase = sqliteTable(
  'sync_base',
  { entity: text('entity').notNull(), rowId: text('row_id').notNull(), rowJson: text('row_json').notNull() },
  (table) => [primaryKey({ columns: [table.entity, table.rowId] })],
);

/** device_id, user_id, cursor, server_epoch, hlc, company_name …: one value each. */
export const syncState = sqliteTable('sync_state', { key: text('key').primaryKey(), value: text('value').notNull() });

/** The scopes whose rows this laptop holds; a scope that is being loaded says how far it has come. */
export const syncScope = sqliteTable('sync_scope', {
  scopeId: text('scope_id').primaryKey(),
  state: text('state', { enum: ['loading', 'loaded'] })
    .notNull()
    .default('loaded'),
  /** Where loading goes on after a cut, as JSON. */
  resume: text('resume'),
});

/** Who changed what, written by the write door alone. `field` is null for creation, deletion and restoring. */
export const history = sqliteTable('history', {
  rid: integer('rid').primaryKey(),
  entity: text('entity').notNull(),
  rowId: text('row_id').notNull(),
  rootId: text('root_id'),
  groupId: text('group_id').notNull(),
  kind: text('kind', { enum: ['create', 'update', 'delete', 'restore'] }).notNull(),
  field: text('field'),
  /** JSON values. */
  oldValue: text('old_value'),
  newValue: text('new_value'),
  at: text('at').notNull(),
  userId: text('user_id'),
  deviceId: text('device_id'),
  /** The operation of that device; null in lines of before version 3. */
  opNo: integer('op_no'),
});
