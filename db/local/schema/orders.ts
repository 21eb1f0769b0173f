import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { syncedColumns } from './columns.ts';

export const orders = sqliteTable('orders', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  quoteId: text('quote_id'),
  opportunityId: text('opportunity_id'),
  title: text('title').notNull(),
  label: text('label').notNull(),
  number: text('number'),
  state: text('state').notNull(),
  ownerId: text('owner_id').notNull(),
  teamId: text('team_id'),
  content: text('content').notNull(),
  deliverOn: text('deliver_on'),
  deliverTo: text('deliver_to'),
  confirmedAt: text('confirmed_at'),
  closedAt: text('closed_at'),
  cancelReason: text('cancel_reason'),
  signedBy: text('signed_by'),
  signedPost: text('signed_post'),
  signature: text('signature'),
  note: text('note'),
});

export const orderDeliveries = sqliteTable('order_deliveries', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  orderId: text('order_id').notNull(),
  deliveredOn: text('delivered_on').notNull(),
  lines: text('lines').notNull(),
  receivedBy: text('received_by'),
  signature: text('signature'),
  note: text('note'),
});

export const contracts = sqliteTable('contracts', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  kind: text('kind').notNull(),
  parentId: text('parent_id'),
  code: text('code'),
  title: text('title').notNull(),
  quoteId: text('quote_id'),
  orderId: text('order_id'),
  opportunityId: text('opportunity_id'),
  signedOn: text('signed_on'),
  fromOn: text('from_on'),
  toOn: text('to_on'),
  valueDong: integer('value_dong'),
  state: text('state').notNull(),
  noticeDays: integer('notice_days'),
  isNotRenewed: integer('is_not_renewed', { mode: 'boolean' }).notNull().default(false),
  ownerId: text('owner_id').notNull(),
  teamId: text('team_id'),
  note: text('note'),
});

export const invoices = sqliteTable('invoices', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  orderId: text('order_id'),
  contractId: text('contract_id'),
  symbol: text('symbol'),
  number: text('number').notNull(),
  issuedOn: text('issued_on').notNull(),
  dueOn: text('due_on'),
  totalDong: integer('total_dong').notNull(),
  vatDong: integer('vat_dong'),
  state: text('state').notNull(),
  note: text('note'),
  paidDong: integer('paid_dong').notNull().default(0),
});

export const receipts = sqliteTable('receipts', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  invoiceId: text('invoice_id'),
  kind: text('kind').notNull(),
  amountDong: integer('amount_dong').notNull(),
  paidOn: text('paid_on').notNull(),
  way: text('way').notNull(),
  reference: text('reference'),
  note: text('note'),
});

export const installedItems = sqliteTable('installed_items', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  productId: text('product_id'),
  orderId: text('order_id'),
  name: text('name').notNull(),
  serial: text('serial'),
  quantityMilli: integer('quantity_milli'),
  soldOn: text('sold_on'),
  warrantyEndsOn: text('warranty_ends_on'),
  maintainEveryMonths: integer('maintain_every_months'),
  nextMaintenanceOn: text('next_maintenance_on'),
  lastMaintenanceOn: text('last_maintenance_on'),
  teamId: text('team_id'),
  isRetired: integer('is_retired', { mode: 'boolean' }).notNull().default(false),
  note: text('note'),
});

export const stockLevels = sqliteTable('stock_levels', {
  ...syncedColumns(),
  productId: text('product_id').notNull(),
  warehouse: text('warehouse').notNull(),
  onHandMilli: integer('on_hand_milli').notNull(),
  asOf: text('as_of').notNull(),
});
