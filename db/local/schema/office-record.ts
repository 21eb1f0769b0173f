import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { syncedColumns } from './columns.ts';

export const customerGroups = sqliteTable('customer_groups', {
  ...syncedColumns(),
  name: text('name').notNull(),
  kind: text('kind').notNull(),
  rule: text('rule'),
  isActive: integer('is_active', { mode: 'boolean' }).notNull().default(false),
});

export const customFields = sqliteTable('custom_fields', {
  ...syncedColumns(),
  entity: text('entity').notNull(),
  key: text('key').notNull(),
  type: text('type').notNull(),
  vi: text('vi').notNull(),
  en: text('en').notNull(),
  options: text('options'),
  order: integer('order').notNull(),
  isActive: integer('is_active', { mode: 'boolean' }).notNull().default(false),
});

export const territoryRules = sqliteTable('territory_rules', {
  ...syncedColumns(),
  name: text('name').notNull(),
  provinceCode: text('province_code'),
  groupId: text('group_id'),
  source: text('source'),
  teamId: text('team_id'),
  ownerId: text('owner_id'),
  order: integer('order').notNull(),
  isActive: integer('is_active', { mode: 'boolean' }).notNull().default(false),
});

export const officeSettings = sqliteTable('office_settings', {
  ...syncedColumns(),
  key: text('key').notNull(),
  value: text('value'),
});

export const sharedViews = sqliteTable('shared_views', {
  ...syncedColumns(),
  entity: text('entity').notNull(),
  name: text('name').notNull(),
  spec: text('spec').notNull(),
});

export const exportLog = sqliteTable('export_log', {
  ...syncedColumns(),
  what: text('what').notNull(),
  format: text('format').notNull(),
  rows: integer('rows').notNull(),
  columns: text('columns'),
  exportedAt: text('exported_at').notNull(),
});

/** The erase list: who was erased everywhere, by ids alone. */
export const erasures = sqliteTable('erasures', {
  ...syncedColumns(),
  onEntity: text('on_entity').notNull(),
  onId: text('on_id').notNull(),
  ofCustomerId: text('of_customer_id').notNull(),
  reason: text('reason').notNull(),
  erasedAt: text('erased_at').notNull(),
});

/** Of the erase list what was carried out in this database, and when its files were cleaned after it. */
export const erasuresDone = sqliteTable(
  'erasures_done',
  {
    onEntity: text('on_entity').notNull(),
    onId: text('on_id').notNull(),
    ofCustomerId: text('of_customer_id').notNull(),
    doneAt: text('done_at').notNull(),
    cleanedAt: text('cleaned_at'),
  },
  (table) => [primaryKey({ columns: [table.onEntity, table.onId] })],
);
