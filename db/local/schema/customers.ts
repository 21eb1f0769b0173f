import { integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { syncedColumns } from './columns.ts';

export const customers = sqliteTable('customers', {
  ...syncedColumns(),
  kind: text('kind', { enum: ['company', 'person'] }).notNull(),
  name: text('name').notNull(),
  tradeName: text('trade_name'),
  taxCode: text('tax_code'),
  phone: text('phone'),
  email: text('email'),
  website: text('website'),
  address: text('address'),
  provinceCode: text('province_code'),
  foundedOn: text('founded_on'),
  legalRepresentative: text('legal_representative'),
  source: text('source'),
  lifecycle: text('lifecycle', { enum: ['target', 'lead', 'account'] }).notNull(),
  rating: text('rating', { enum: ['A', 'B', 'C', 'D'] }),
  note: text('note'),
  ownerId: text('owner_id'),
  teamId: text('team_id'),
  parentId: text('parent_id'),
  siteKind: text('site_kind'),
  activityScope: text('activity_scope'),
  wardCode: text('ward_code'),
  oldAddress: text('old_address'),
  birthday: text('birthday'),
  gender: text('gender'),
  salutation: text('salutation'),
  needState: text('need_state'),
  potential: integer('potential'),
  profession: text('profession'),
  needs: text('needs'),
  behaviour: text('behaviour'),
  tastes: text('tastes'),
  demographics: text('demographics'),
  preferredChannel: text('preferred_channel'),
  seniorMetOn: text('senior_met_on'),
  seniorMetBy: text('senior_met_by'),
  notBuyingReason: text('not_buying_reason'),
  notBuyingNote: text('not_buying_note'),
  relationshipStep: text('relationship_step'),
  helpNeeded: text('help_needed'),
  lastTransactionOn: text('last_transaction_on'),
  mergedInto: text('merged_into'),
  restrictedOn: text('restricted_on'),
  restrictedReason: text('restricted_reason'),
  latitude: text('latitude'),
  longitude: text('longitude'),
  positionSource: text('position_source'),
  sharedWith: text('shared_with'),
  // Local columns: computed by the write door from synced ones, never sent.
  /** Binary order of this text is the Vietnamese order of the names. */
  nameSort: text('name_sort').notNull().default(''),
  /** Folded words that the search looks through, the contacts' included. */
  search: text('search').notNull().default(''),
  contactSearch: text('contact_search').notNull().default(''),
  dedupeTax: text('dedupe_tax'),
  dedupeName: text('dedupe_name'),
  lastVisitAt: text('last_visit_at'),
  nextVisitAt: text('next_visit_at'),
});

/** What the search indexes have of customers whose text has changed since; the next search brings them up to date. */
export const searchWaiting = sqliteTable('search_waiting', {
  rid: integer('rid').primaryKey(),
  indexed: text('indexed').notNull(),
});

/** Up to which row number customers stand in the index of representatives and places. */
export const customersMoreUpto = sqliteTable('customers_more_upto', { rid: integer('rid').notNull() });

/** What that index has of customers that were changed or went since. */
export const customersMoreWaiting = sqliteTable('customers_more_waiting', {
  rid: integer('rid').primaryKey(),
  representative: text('representative'),
  place: text('place'),
});

/** Keys under which customers that may be the same meet: hashes, built when somebody first asks for duplicates. */
export const duplicateKeys = sqliteTable(
  'duplicate_keys',
  { key: integer('key').notNull(), rid: integer('rid').notNull() },
  (table) => [primaryKey({ columns: [table.key, table.rid] })],
);

/** Customers that are probably the same (`a` < `b`), with the reasons as JSON. */
export const duplicatePairs = sqliteTable(
  'duplicate_pairs',
  { a: integer('a').notNull(), b: integer('b').notNull(), score: real('score').notNull(), reasons: text('reasons').notNull() },
  (table) => [primaryKey({ columns: [table.a, table.b] })],
);

/** Customers that changed since their keys were made. */
export const duplicatesWaiting = sqliteTable('duplicates_waiting', { rid: integer('rid').primaryKey() });

export const contacts = sqliteTable('contacts', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  name: text('name').notNull(),
  role: text('role'),
  phone: text('phone'),
  email: text('email'),
  birthday: text('birthday'),
  isPrimary: integer('is_primary', { mode: 'boolean' }).notNull().default(false),
  note: text('note'),
  gender: text('gender'),
  salutation: text('salutation'),
  address: text('address'),
  zalo: text('zalo'),
  preferredChannel: text('preferred_channel'),
  restrictedOn: text('restricted_on'),
  restrictedReason: text('restricted_reason'),
});

export const interactions = sqliteTable('interactions', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  kind: text('kind').notNull(),
  text: text('text').notNull(),
  withWhom: text('with_whom'),
  happenedAt: text('happened_at').notNull(),
  nextStep: text('next_step'),
  nextOn: text('next_on'),
  correctsId: text('corrects_id'),
  typeId: text('type_id'),
  taskId: text('task_id'),
  opportunityId: text('opportunity_id'),
  outcome: text('outcome'),
  attempts: integer('attempts'),
});
