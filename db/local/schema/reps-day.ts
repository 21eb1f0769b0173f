import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { syncedColumns } from './columns.ts';

export const visitRules = sqliteTable('visit_rules', {
  ...syncedColumns(),
  name: text('name').notNull(),
  rating: text('rating'),
  groupId: text('group_id'),
  everyDays: integer('every_days').notNull(),
  purpose: text('purpose').notNull(),
  weekdays: text('weekdays'),
  minuteOfDay: integer('minute_of_day'),
  minutes: integer('minutes').notNull(),
  order: integer('order').notNull(),
  isActive: integer('is_active', { mode: 'boolean' }).notNull().default(false),
});

export const visitPlans = sqliteTable('visit_plans', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  purpose: text('purpose').notNull(),
  everyDays: integer('every_days').notNull(),
  weekdays: text('weekdays'),
  minuteOfDay: integer('minute_of_day'),
  minutes: integer('minutes').notNull(),
  fromOn: text('from_on').notNull(),
  untilOn: text('until_on'),
  ownerId: text('owner_id'),
  isActive: integer('is_active', { mode: 'boolean' }).notNull().default(false),
  note: text('note'),
});

export const holidays = sqliteTable('holidays', {
  ...syncedColumns(),
  day: text('day').notNull(),
  kind: text('kind').notNull(),
  vi: text('vi').notNull(),
  en: text('en').notNull(),
  source: text('source'),
});

export const visitForms = sqliteTable('visit_forms', {
  ...syncedColumns(),
  name: text('name').notNull(),
  kind: text('kind').notNull(),
  rating: text('rating'),
  groupId: text('group_id'),
  questions: text('questions').notNull(),
  isRequired: integer('is_required', { mode: 'boolean' }).notNull().default(false),
  order: integer('order').notNull(),
  isActive: integer('is_active', { mode: 'boolean' }).notNull().default(false),
});

export const formAnswers = sqliteTable('form_answers', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  visitId: text('visit_id').notNull(),
  formId: text('form_id').notNull(),
  formName: text('form_name').notNull(),
  answers: text('answers').notNull(),
  answeredAt: text('answered_at').notNull(),
  correctsId: text('corrects_id'),
  note: text('note'),
});

export const expenses = sqliteTable('expenses', {
  ...syncedColumns(),
  ownerId: text('owner_id').notNull(),
  visitId: text('visit_id'),
  customerId: text('customer_id'),
  trip: text('trip'),
  kind: text('kind').notNull(),
  amountDong: integer('amount_dong').notNull(),
  spentOn: text('spent_on').notNull(),
  note: text('note'),
  state: text('state').notNull(),
  decidedBy: text('decided_by'),
  decidedAt: text('decided_at'),
  decisionNote: text('decision_note'),
});

export const dayRoutes = sqliteTable('day_routes', {
  ...syncedColumns(),
  on: text('on').notNull(),
  stops: text('stops').notNull(),
  startName: text('start_name'),
  startLatitude: text('start_latitude'),
  startLongitude: text('start_longitude'),
});

export const targets = sqliteTable('targets', {
  ...syncedColumns(),
  kind: text('kind').notNull(),
  userId: text('user_id'),
  teamId: text('team_id'),
  month: text('month').notNull(),
  value: integer('value').notNull(),
});

export const activityTypes = sqliteTable('activity_types', {
  ...syncedColumns(),
  vi: text('vi').notNull(),
  en: text('en').notNull(),
  kind: text('kind').notNull(),
  nextTypeId: text('next_type_id'),
  nextAfterDays: integer('next_after_days'),
  nextAssignee: text('next_assignee'),
  nextAssigneeId: text('next_assignee_id'),
  escalateAfterDays: integer('escalate_after_days'),
  note: text('note'),
  order: integer('order').notNull(),
  isActive: integer('is_active', { mode: 'boolean' }).notNull().default(false),
});

export const tasks = sqliteTable('tasks', {
  ...syncedColumns(),
  customerId: text('customer_id'),
  customerName: text('customer_name'),
  title: text('title').notNull(),
  note: text('note'),
  typeId: text('type_id'),
  dueOn: text('due_on'),
  dueMinute: integer('due_minute'),
  priority: text('priority').notNull(),
  state: text('state').notNull(),
  assigneeId: text('assignee_id').notNull(),
  sharedWith: text('shared_with'),
  batchId: text('batch_id'),
  origin: text('origin').notNull(),
  originId: text('origin_id'),
  channel: text('channel'),
  outcome: text('outcome'),
  doneAt: text('done_at'),
  doneBy: text('done_by'),
  escalatedAt: text('escalated_at'),
  opportunityId: text('opportunity_id'),
});

export const taskBatches = sqliteTable('task_batches', {
  ...syncedColumns(),
  title: text('title').notNull(),
  note: text('note'),
  typeId: text('type_id'),
  dueOn: text('due_on'),
  assigneeId: text('assignee_id'),
  sharedWith: text('shared_with'),
  total: integer('total').notNull(),
});

export const checklists = sqliteTable('checklists', {
  ...syncedColumns(),
  name: text('name').notNull(),
  subject: text('subject').notNull(),
  steps: text('steps').notNull(),
  order: integer('order').notNull(),
  isActive: integer('is_active', { mode: 'boolean' }).notNull().default(false),
});

export const checklistMarks = sqliteTable('checklist_marks', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  checklistId: text('checklist_id').notNull(),
  step: text('step').notNull(),
  markedAt: text('marked_at').notNull(),
  note: text('note'),
});

export const carePlans = sqliteTable('care_plans', {
  ...syncedColumns(),
  name: text('name').notNull(),
  groupId: text('group_id'),
  rating: text('rating'),
  trigger: text('trigger').notNull(),
  afterDays: integer('after_days').notNull(),
  typeId: text('type_id'),
  channel: text('channel'),
  title: text('title').notNull(),
  note: text('note'),
  order: integer('order').notNull(),
  isActive: integer('is_active', { mode: 'boolean' }).notNull().default(false),
});

export const reminderRules = sqliteTable('reminder_rules', {
  ...syncedColumns(),
  kind: text('kind').notNull(),
  daysAhead: integer('days_ahead').notNull(),
  isActive: integer('is_active', { mode: 'boolean' }).notNull().default(false),
});

export const reminderStates = sqliteTable('reminder_states', {
  ...syncedColumns(),
  key: text('key').notNull(),
  state: text('state').notNull(),
  until: text('until'),
  at: text('at').notNull(),
});

export const yearlyDays = sqliteTable('yearly_days', {
  ...syncedColumns(),
  customerId: text('customer_id').notNull(),
  contactId: text('contact_id'),
  name: text('name').notNull(),
  calendar: text('calendar').notNull(),
  month: integer('month').notNull(),
  day: integer('day').notNull(),
  daysAhead: integer('days_ahead'),
  note: text('note'),
});

export const substitutions = sqliteTable('substitutions', {
  ...syncedColumns(),
  userId: text('user_id').notNull(),
  substituteId: text('substitute_id').notNull(),
  fromOn: text('from_on').notNull(),
  toOn: text('to_on').notNull(),
  note: text('note'),
});

export const appointments = sqliteTable('appointments', {
  ...syncedColumns(),
  title: text('title').notNull(),
  startsAt: text('starts_at').notNull(),
  endsAt: text('ends_at').notNull(),
  isAllDay: integer('is_all_day', { mode: 'boolean' }).notNull().default(false),
  place: text('place'),
  note: text('note'),
  ownerId: text('owner_id').notNull(),
  customerId: text('customer_id'),
  sharedWith: text('shared_with'),
  icsUid: text('ics_uid'),
});
