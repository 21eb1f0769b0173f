import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { syncedColumns } from './columns.ts';

export const visits = sqliteTable('visits', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  purpose: text('purpose').notNull(),
  state: text('state', { enum: ['planned', 'done', 'cancelled'] }).notNull(),
  startsAt: text('starts_at').notNull(),
  endsAt: text('ends_at').notNull(),
  note: text('note'),
  ownerId: text('owner_id'),
  cancelReason: text('cancel_reason'),
  planId: text('plan_id'),
  opportunityId: text('opportunity_id'),
  planDay: text('plan_day'),
  inAt: text('in_at'),
  inLatitude: text('in_latitude'),
  inLongitude: text('in_longitude'),
  inAccuracyMetres: integer('in_accuracy_metres'),
  inSource: text('in_source'),
  outAt: text('out_at'),
  outLatitude: text('out_latitude'),
  outLongitude: text('out_longitude'),
  outAccuracyMetres: integer('out_accuracy_metres'),
  outSource: text('out_source'),
  clockOffsetMinutes: integer('clock_offset_minutes'),
  proofHash: text('proof_hash'),
});

export const visitResults = sqliteTable('visit_results', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  visitId: text('visit_id').notNull(),
  outcome: text('outcome', { enum: ['successful', 'follow-up', 'not-met', 'refused'] }).notNull(),
  metWhom: text('met_whom'),
  said: text('said').notNull(),
  nextStep: text('next_step'),
  nextOn: text('next_on'),
  at: text('at').notNull(),
  correctsId: text('corrects_id'),
});
