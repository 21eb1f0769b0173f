import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { syncedColumns } from './columns.ts';

export const stages = sqliteTable('stages', {
  ...syncedColumns(),
  vi: text('vi').notNull(),
  en: text('en').notNull(),
  kind: text('kind').notNull(),
  probabilityPercent: integer('probability_percent').notNull(),
  rotAfterDays: integer('rot_after_days'),
  order: integer('order').notNull(),
  isActive: integer('is_active', { mode: 'boolean' }).notNull().default(false),
});

export const opportunities = sqliteTable('opportunities', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  title: text('title').notNull(),
  stageId: text('stage_id').notNull(),
  stageChangedAt: text('stage_changed_at').notNull(),
  potentialPercent: integer('potential_percent'),
  valueDong: integer('value_dong'),
  expectedCloseOn: text('expected_close_on'),
  ownerId: text('owner_id').notNull(),
  teamId: text('team_id'),
  contactId: text('contact_id'),
  competitorId: text('competitor_id'),
  source: text('source'),
  needs: text('needs'),
  note: text('note'),
  lostReason: text('lost_reason'),
  lostNote: text('lost_note'),
  closedAt: text('closed_at'),
  originEntity: text('origin_entity'),
  originId: text('origin_id'),
});

export const opportunityProducts = sqliteTable('opportunity_products', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  opportunityId: text('opportunity_id').notNull(),
  productId: text('product_id'),
  name: text('name').notNull(),
  quantityMilli: integer('quantity_milli').notNull(),
  priceDong: integer('price_dong'),
  note: text('note'),
});

export const opportunityContacts = sqliteTable('opportunity_contacts', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  opportunityId: text('opportunity_id').notNull(),
  contactId: text('contact_id').notNull(),
  role: text('role'),
});

export const taggings = sqliteTable('taggings', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  onEntity: text('on_entity').notNull(),
  onId: text('on_id').notNull(),
  tag: text('tag').notNull(),
});

export const leadAssessments = sqliteTable('lead_assessments', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  verdict: text('verdict').notNull(),
  warmth: text('warmth').notNull(),
  budgetDong: integer('budget_dong'),
  timing: text('timing'),
  decider: text('decider'),
  need: text('need'),
  note: text('note'),
  assessedAt: text('assessed_at').notNull(),
});

export const competitors = sqliteTable('competitors', {
  ...syncedColumns(),
  name: text('name').notNull(),
  website: text('website'),
  strengths: text('strengths'),
  weaknesses: text('weaknesses'),
  note: text('note'),
});

export const competitorPrices = sqliteTable('competitor_prices', {
  ...syncedColumns(),
  competitorId: text('competitor_id').notNull(),
  productId: text('product_id'),
  product: text('product').notNull(),
  unit: text('unit'),
  priceDong: integer('price_dong').notNull(),
  seenOn: text('seen_on').notNull(),
  provinceCode: text('province_code'),
  note: text('note'),
});

export const vatRates = sqliteTable('vat_rates', {
  ...syncedColumns(),
  vatClass: text('vat_class').notNull(),
  rate: text('rate').notNull(),
  fromOn: text('from_on').notNull(),
  toOn: text('to_on'),
  source: text('source'),
});

export const productGroups = sqliteTable('product_groups', {
  ...syncedColumns(),
  code: text('code'),
  name: text('name').notNull(),
  parentId: text('parent_id'),
  order: integer('order').notNull(),
  isActive: integer('is_active', { mode: 'boolean' }).notNull().default(false),
});

export const products = sqliteTable('products', {
  ...syncedColumns(),
  code: text('code').notNull(),
  name: text('name').notNull(),
  nameEn: text('name_en'),
  groupId: text('group_id'),
  unit: text('unit').notNull(),
  barcode: text('barcode'),
  vatClass: text('vat_class').notNull(),
  description: text('description'),
  packMilli: integer('pack_milli'),
  packUnit: text('pack_unit'),
  isActive: integer('is_active', { mode: 'boolean' }).notNull().default(false),
});

export const productPhotos = sqliteTable('product_photos', {
  ...syncedColumns(),
  productId: text('product_id').notNull(),
  sha256: text('sha256').notNull(),
  bytes: integer('bytes').notNull(),
  mime: text('mime').notNull(),
  name: text('name').notNull(),
  order: integer('order').notNull(),
});

export const productCosts = sqliteTable('product_costs', {
  ...syncedColumns(),
  productId: text('product_id').notNull(),
  costDong: integer('cost_dong').notNull(),
  fromOn: text('from_on').notNull(),
});

export const priceLists = sqliteTable('price_lists', {
  ...syncedColumns(),
  name: text('name').notNull(),
  customerGroupId: text('customer_group_id'),
  fromOn: text('from_on'),
  toOn: text('to_on'),
  isStandard: integer('is_standard', { mode: 'boolean' }).notNull().default(false),
  order: integer('order').notNull(),
  isActive: integer('is_active', { mode: 'boolean' }).notNull().default(false),
});

export const listPrices = sqliteTable('list_prices', {
  ...syncedColumns(),
  priceListId: text('price_list_id').notNull(),
  productId: text('product_id').notNull(),
  priceDong: integer('price_dong').notNull(),
  minQuantityMilli: integer('min_quantity_milli').notNull(),
});

export const priceRules = sqliteTable('price_rules', {
  ...syncedColumns(),
  name: text('name').notNull(),
  customerId: text('customer_id'),
  customerGroupId: text('customer_group_id'),
  productId: text('product_id'),
  productGroupId: text('product_group_id'),
  fromOn: text('from_on'),
  toOn: text('to_on'),
  minQuantityMilli: integer('min_quantity_milli').notNull(),
  kind: text('kind').notNull(),
  priceDong: integer('price_dong'),
  discountBasisPoints: integer('discount_basis_points'),
  note: text('note'),
  isActive: integer('is_active', { mode: 'boolean' }).notNull().default(false),
});

export const paymentDiscounts = sqliteTable('payment_discounts', {
  ...syncedColumns(),
  name: text('name').notNull(),
  customerGroupId: text('customer_group_id'),
  productGroupId: text('product_group_id'),
  withinDays: integer('within_days').notNull(),
  discountBasisPoints: integer('discount_basis_points').notNull(),
  fromOn: text('from_on'),
  toOn: text('to_on'),
  isActive: integer('is_active', { mode: 'boolean' }).notNull().default(false),
});

export const promotions = sqliteTable('promotions', {
  ...syncedColumns(),
  name: text('name').notNull(),
  kind: text('kind').notNull(),
  occasion: text('occasion'),
  occasionDays: integer('occasion_days'),
  fromOn: text('from_on').notNull(),
  toOn: text('to_on').notNull(),
  customerGroupId: text('customer_group_id'),
  productGroupId: text('product_group_id'),
  productId: text('product_id'),
  minQuantityMilli: integer('min_quantity_milli'),
  minAmountDong: integer('min_amount_dong'),
  isRepeated: integer('is_repeated', { mode: 'boolean' }).notNull().default(false),
  giftProductId: text('gift_product_id'),
  giftQuantityMilli: integer('gift_quantity_milli'),
  discountBasisPoints: integer('discount_basis_points'),
  seats: integer('seats'),
  budgetDong: integer('budget_dong'),
  isConcentrated: integer('is_concentrated', { mode: 'boolean' }).notNull().default(false),
  taxNote: text('tax_note'),
  note: text('note'),
  isActive: integer('is_active', { mode: 'boolean' }).notNull().default(false),
});

export const giftMovements = sqliteTable('gift_movements', {
  ...syncedColumns(),
  promotionId: text('promotion_id').notNull(),
  productId: text('product_id'),
  changeMilli: integer('change_milli').notNull(),
  entitlementId: text('entitlement_id'),
  movedAt: text('moved_at').notNull(),
  note: text('note'),
});

export const entitlements = sqliteTable('entitlements', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  promotionId: text('promotion_id').notNull(),
  quoteId: text('quote_id'),
  step: text('step').notNull(),
  ofId: text('of_id'),
  quantityMilli: integer('quantity_milli').notNull(),
  valueDong: integer('value_dong'),
  receivedBy: text('received_by'),
  signedBy: text('signed_by'),
  taxNote: text('tax_note'),
  note: text('note'),
  happenedAt: text('happened_at').notNull(),
});

export const quotes = sqliteTable('quotes', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  opportunityId: text('opportunity_id'),
  kind: text('kind').notNull(),
  title: text('title').notNull(),
  label: text('label').notNull(),
  number: text('number'),
  state: text('state').notNull(),
  ownerId: text('owner_id').notNull(),
  teamId: text('team_id'),
  version: integer('version').notNull(),
  content: text('content').notNull(),
  sentAt: text('sent_at'),
  closedAt: text('closed_at'),
  declineReason: text('decline_reason'),
  note: text('note'),
});

export const quoteVersions = sqliteTable('quote_versions', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  quoteId: text('quote_id').notNull(),
  version: integer('version').notNull(),
  content: text('content').notNull(),
  frozenAt: text('frozen_at').notNull(),
  note: text('note'),
});

export const approvals = sqliteTable('approvals', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  quoteId: text('quote_id').notNull(),
  version: integer('version').notNull(),
  contentHash: text('content_hash').notNull(),
  ruleId: text('rule_id'),
  step: integer('step').notNull(),
  approverId: text('approver_id').notNull(),
  state: text('state').notNull(),
  reason: text('reason'),
  decidedBy: text('decided_by'),
  decidedAt: text('decided_at'),
  decisionNote: text('decision_note'),
});

export const approvalRules = sqliteTable('approval_rules', {
  ...syncedColumns(),
  name: text('name').notNull(),
  teamId: text('team_id'),
  minTotalDong: integer('min_total_dong'),
  minDiscountBasisPoints: integer('min_discount_basis_points'),
  approver: text('approver').notNull(),
  approverId: text('approver_id'),
  order: integer('order').notNull(),
  isActive: integer('is_active', { mode: 'boolean' }).notNull().default(false),
});

export const acceptances = sqliteTable('acceptances', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  quoteId: text('quote_id').notNull(),
  version: integer('version').notNull(),
  isAccepted: integer('is_accepted', { mode: 'boolean' }).notNull().default(false),
  answeredOn: text('answered_on').notNull(),
  byName: text('by_name'),
  byPost: text('by_post'),
  way: text('way').notNull(),
  signature: text('signature'),
  note: text('note'),
});

export const documentTemplates = sqliteTable('document_templates', {
  ...syncedColumns(),
  kind: text('kind').notNull(),
  name: text('name').notNull(),
  language: text('language').notNull(),
  body: text('body').notNull(),
  isStandard: integer('is_standard', { mode: 'boolean' }).notNull().default(false),
  order: integer('order').notNull(),
  isActive: integer('is_active', { mode: 'boolean' }).notNull().default(false),
});
