import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { syncedColumns } from './columns.ts';

export const capitalItems = sqliteTable('capital_items', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  kind: text('kind').notNull(),
  amountDong: integer('amount_dong'),
  partnerName: text('partner_name'),
  partnerId: text('partner_id'),
  asOf: text('as_of'),
  note: text('note'),
});

export const shareholders = sqliteTable('shareholders', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  name: text('name').notNull(),
  linkedId: text('linked_id'),
  shareBasisPoints: integer('share_basis_points'),
  note: text('note'),
});

export const officers = sqliteTable('officers', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  name: text('name').notNull(),
  post: text('post'),
  fromOn: text('from_on'),
  toOn: text('to_on'),
  note: text('note'),
});

export const businessLines = sqliteTable('business_lines', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  vsicCode: text('vsic_code'),
  name: text('name'),
  isMain: integer('is_main', { mode: 'boolean' }),
});

export const investmentAreas = sqliteTable('investment_areas', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  name: text('name'),
  provinceCode: text('province_code'),
  note: text('note'),
});

export const walletShares = sqliteTable('wallet_shares', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  product: text('product'),
  competitor: text('competitor'),
  amountDong: integer('amount_dong'),
  asOf: text('as_of'),
  note: text('note'),
});

export const opinions = sqliteTable('opinions', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  contactId: text('contact_id'),
  about: text('about').notNull(),
  score: integer('score').notNull(),
  said: text('said'),
  saidOn: text('said_on').notNull(),
});

export const ratings = sqliteTable('ratings', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  rating: text('rating'),
  ratedOn: text('rated_on').notNull(),
  reason: text('reason'),
});

export const referrals = sqliteTable('referrals', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  referredId: text('referred_id'),
  personName: text('person_name'),
  referredOn: text('referred_on'),
  note: text('note'),
});

export const relations = sqliteTable('relations', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  contactId: text('contact_id'),
  name: text('name').notNull(),
  kind: text('kind').notNull(),
  linkedId: text('linked_id'),
  phone: text('phone'),
  birthday: text('birthday'),
  note: text('note'),
});

export const consentEvents = sqliteTable('consent_events', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  contactId: text('contact_id'),
  purpose: text('purpose').notNull(),
  channel: text('channel').notNull(),
  decision: text('decision').notNull(),
  source: text('source'),
  wording: text('wording'),
  decidedAt: text('decided_at').notNull(),
  proof: text('proof'),
});

export const dataRequests = sqliteTable('data_requests', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  contactId: text('contact_id'),
  kind: text('kind').notNull(),
  receivedOn: text('received_on').notNull(),
  via: text('via'),
  words: text('words'),
  needsOthers: integer('needs_others', { mode: 'boolean' }).notNull().default(false),
  state: text('state').notNull(),
  answeredOn: text('answered_on'),
  doneOn: text('done_on'),
  extendedOn: text('extended_on'),
  extendedDays: integer('extended_days'),
  extendedReason: text('extended_reason'),
  outcome: text('outcome'),
});

export const groupMembers = sqliteTable('group_members', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  groupId: text('group_id').notNull(),
});

export const keptApart = sqliteTable('duplicates_kept_apart', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  otherId: text('other_id').notNull(),
});

export const merges = sqliteTable('merges', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  mergedIds: text('merged_ids').notNull(),
  before: text('before'),
  undoneId: text('undone_id'),
});

export const handovers = sqliteTable('handovers', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  fromUserId: text('from_user_id'),
  toUserId: text('to_user_id'),
  toTeamId: text('to_team_id'),
  note: text('note'),
  handedAt: text('handed_at').notNull(),
});

export const helpRequests = sqliteTable('help_requests', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  text: text('text').notNull(),
  askedAt: text('asked_at').notNull(),
  state: text('state').notNull(),
  answer: text('answer'),
  answeredAt: text('answered_at'),
  answeredBy: text('answered_by'),
  kind: text('kind'),
  action: text('action'),
});

export const files = sqliteTable('files', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  onEntity: text('on_entity'),
  onId: text('on_id'),
  name: text('name').notNull(),
  mime: text('mime').notNull(),
  bytes: integer('bytes').notNull(),
  sha256: text('sha256').notNull(),
  kind: text('kind').notNull(),
  note: text('note'),
  takenAt: text('taken_at'),
  latitude: text('latitude'),
  longitude: text('longitude'),
});

export const customValues = sqliteTable('custom_values', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  entity: text('entity').notNull(),
  rowId: text('row_id').notNull(),
  fieldId: text('field_id').notNull(),
  value: text('value'),
});
