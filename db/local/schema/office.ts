import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { syncedColumns } from './columns.ts';

export const users = sqliteTable('users', {
  ...syncedColumns(),
  name: text('name').notNull(),
  email: text('email'),
  phone: text('phone'),
  teamId: text('team_id'),
  departmentId: text('department_id'),
  role: text('role', { enum: ['rep', 'manager', 'admin'] }).notNull(),
  isActive: integer('is_active', { mode: 'boolean' }).notNull().default(true),
});

export const teams = sqliteTable('teams', {
  ...syncedColumns(),
  name: text('name').notNull(),
  leaderId: text('leader_id'),
  sellsQuotes: integer('sells_quotes', { mode: 'boolean' }).notNull().default(false),
  sellsOpportunities: integer('sells_opportunities', { mode: 'boolean' }).notNull().default(false),
  servesWarranty: integer('serves_warranty', { mode: 'boolean' }).notNull().default(false),
});

export const listItems = sqliteTable('list_items', {
  ...syncedColumns(),
  list: text('list').notNull(),
  key: text('key').notNull(),
  vi: text('vi').notNull(),
  en: text('en').notNull(),
  order: integer('order').notNull(),
  isActive: integer('is_active', { mode: 'boolean' }).notNull().default(true),
});

export const savedViews = sqliteTable('saved_views', {
  ...syncedColumns(),
  entity: text('entity').notNull(),
  name: text('name').notNull(),
  /** The view as JSON; the contract's `viewSpec`. */
  spec: text('spec').notNull(),
});

export const departments = sqliteTable('departments', { ...syncedColumns(), name: text('name').notNull() });

/** Two values of which one stayed; `resolution` is null until somebody has looked. Values are JSON. */
export const conflicts = sqliteTable('conflicts', {
  ...syncedColumns(),
  customerId: text('customer_id'),
  entity: text('entity').notNull(),
  rowId: text('row_id').notNull(),
  field: text('field'),
  kind: text('kind', { enum: ['field', 'state', 'edit-of-deleted'] }).notNull(),
  keptValue: text('kept_value'),
  lostValue: text('lost_value'),
  originalValue: text('original_value'),
  keptBy: text('kept_by'),
  keptAt: text('kept_at').notNull(),
  keptDeviceId: text('kept_device_id'),
  lostBy: text('lost_by'),
  lostAt: text('lost_at').notNull(),
  lostDeviceId: text('lost_device_id'),
  resolution: text('resolution', { enum: ['kept', 'turned'] }),
});
