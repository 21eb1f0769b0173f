import { z } from 'zod';
import { consentValues, groupValues, handoverValues, helpRequestValues } from '../customers/customer-record.ts';
import { contactValues } from '../contacts/contact.ts';
import { customerValues } from '../customers/customer.ts';
import { partNames, partValues } from '../customers/parts.ts';
import { fileValues } from '../files/file.ts';
import { interactionValues } from '../interactions/interaction.ts';
import { isoInstant, isPlainFor, optionalText, requiredText, uuid, withPlain } from '../lib/fields.ts';
import { dataRequestValues } from '../data-requests/data-request.ts';
import { erasureValues } from '../erasures/erasure.ts';
import { customFieldValues } from '../custom-fields/custom-field.ts';
import { listNames } from '../lists/lists.contract.ts';
import { visitResult, visitStates, visitValues } from '../visits/visit.ts';
import { latitude, longitude } from '../lib/position.ts';
import { activityTypeValues } from '../activities/activity-type.ts';
import { appointmentValues } from '../appointments/appointment.ts';
import { carePlanValues } from '../care/care-plan.ts';
import { checklistMarkValues, checklistValues } from '../checklists/checklist.ts';
import { expenseValues } from '../expenses/expense.ts';
import { holidayValues } from '../holidays/holiday.ts';
import { reminderRuleValues, reminderStateValues, yearlyDayValues } from '../reminders/reminder.ts';
import { dayRouteValues } from '../routes/day-route.ts';
import { targetValues } from '../targets/target.ts';
import { taskBatchValues, taskValues } from '../tasks/task.ts';
import { substitutionValues } from '../team/substitution.ts';
import { formAnswerValues, visitFormValues } from '../visits/visit-form.ts';
import { visitPlanValues, visitRuleValues } from '../visits/visit-plan.ts';
import { positionSources, visitProofValues } from '../visits/visit-proof.ts';
import { audienceText } from './audience.ts';
import { orderShapes } from './order-shapes.ts';
import { salesShapes } from './sales-shapes.ts';
import { entities, type EntityDefinition, type EntityName } from './entities.ts';
import type { Fields, FieldValue } from './merge.ts';

/*
 * What a value may be, field by field: the same shapes that the laptop's own commands have. The office holds every operation against
 * them, since a message may come from anything that can speak HTTP.
 */

/** The laptop's schema that these rules were written for. A field that only a newer laptop knows is kept unread in `extra`. */
export const knownSchema = 12;

export interface RowProblem {
  readonly code: 'invalid' | 'unknown-field';
  readonly field: string;
  /** A key of the catalogue's `fieldErrors`. */
  readonly reason: string | null;
}
export type CheckedPatch = { readonly values: Fields; readonly problem: null } | { readonly problem: RowProblem };

type Shape = Readonly<Record<string, z.ZodType<FieldValue>>>;

// PostgreSQL writes UUIDs in small letters, and so do the laptops: one spelling for one id.
const isPlainId = (value: unknown) =>
  typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(value);
const id = withPlain(
  z.uuid().transform((text) => text.toLowerCase()),
  isPlainId,
);
const idOrNull = withPlain(id.nullable(), (value) => value === null || isPlainId(value));

/** JSON of a saved view; the laptop that reads it decides whether it understands it. */
const jsonText = z.string().max(20_000).refine(isJsonObject);

/** What stood before a merge: long texts among it. */
const longJsonText = z.string().max(400_000).refine(isJsonObject);

const idFields = new Set(['partnerId', 'linkedId', 'contactId', 'referredId']);

function isJsonObject(text: string): boolean {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null;
  } catch {
    return false;
  }
}

/** The parts of a customer's record: their own values, the customer, and ids in one spelling. */
function partShapes(): Partial<Record<EntityName, Shape>> {
  return Object.fromEntries(
    partNames.map((part) => {
      const shape = Object.entries(partValues[part].shape).map(([field, type]) => [field, idFields.has(field) ? idOrNull : type]);
      return [part, { ...(Object.fromEntries(shape) as Shape), customerId: id }]; // the part's own shape, field by field
    }),
  );
}

/** The same shapes with every id of another row in one spelling. */
function withIds(given: Readonly<Partial<Record<EntityName, Shape>>>): Partial<Record<EntityName, Shape>> {
  const spelled = (type: z.ZodType<FieldValue>) =>
    type === uuid ? id : type instanceof z.ZodNullable && type.unwrap() === uuid ? idOrNull : type;
  return Object.fromEntries(
    Object.entries(given).map(([name, shape]) => [
      name,
      Object.fromEntries(Object.entries(shape).map(([field, type]) => [field, spelled(type)])),
    ]),
  );
}

/** Entities without a shape are none of the laptops' business. */
const shapes: Partial<Record<EntityName, Shape>> = {
  customers: {
    ...customerValues.shape,
    ownerId: idOrNull,
    teamId: idOrNull,
    parentId: idOrNull,
    mergedInto: idOrNull,
    sharedWith: audienceText,
    latitude,
    longitude,
    positionSource: z.enum(positionSources).nullable(),
  },
  ...partShapes(),
  consentEvents: { ...consentValues.shape, customerId: id, contactId: idOrNull },
  dataRequests: { ...dataRequestValues.shape, customerId: id, contactId: idOrNull },
  erasures: { ...erasureValues.shape, onId: id, ofCustomerId: id },
  customerGroups: groupValues.shape,
  groupMembers: { customerId: id, groupId: id },
  keptApart: { customerId: id, otherId: id },
  merges: { customerId: id, mergedIds: jsonText, before: longJsonText.nullable(), undoneId: idOrNull },
  handovers: {
    ...handoverValues.shape,
    customerId: id,
    fromUserId: idOrNull,
    toUserId: idOrNull,
    toTeamId: idOrNull,
  },
  helpRequests: { ...helpRequestValues.shape, customerId: id, answeredBy: idOrNull },
  files: { ...fileValues.shape, customerId: id, onId: idOrNull },
  customFields: customFieldValues.shape,
  customValues: { customerId: id, entity: requiredText(60), rowId: id, fieldId: id, value: optionalText(5000) },
  territoryRules: {
    name: requiredText(120),
    provinceCode: optionalText(12),
    groupId: idOrNull,
    source: optionalText(60),
    teamId: idOrNull,
    ownerId: idOrNull,
    order: z.int(),
    isActive: z.boolean(),
  },
  // The company's logo is one of them.
  officeSettings: { key: requiredText(60), value: optionalText(100_000) },
  sharedViews: { entity: requiredText(60), name: requiredText(80), spec: jsonText },
  exportLog: {
    what: requiredText(60),
    format: requiredText(20),
    rows: z.int().min(0),
    columns: optionalText(5000),
    exportedAt: isoInstant,
  },
  contacts: { ...contactValues.shape, customerId: id },
  visits: {
    ...visitValues.shape,
    customerId: id,
    ownerId: idOrNull,
    state: z.enum(visitStates),
    cancelReason: optionalText(2000),
    ...visitProofValues.shape,
    planId: idOrNull,
    opportunityId: idOrNull,
  },
  visitResults: { ...visitResult.shape, customerId: id, visitId: id, at: isoInstant, correctsId: idOrNull },
  interactions: {
    ...interactionValues.shape,
    customerId: id,
    correctsId: idOrNull,
    typeId: idOrNull,
    taskId: idOrNull,
    opportunityId: idOrNull,
  },
  visitRules: { ...visitRuleValues.shape, groupId: idOrNull },
  visitPlans: { ...visitPlanValues.shape, customerId: id, ownerId: idOrNull },
  visitForms: { ...visitFormValues.shape, groupId: idOrNull, questions: longJsonText },
  formAnswers: {
    ...formAnswerValues.shape,
    customerId: id,
    visitId: id,
    formId: id,
    correctsId: idOrNull,
    answers: longJsonText,
  },
  expenses: { ...expenseValues.shape, ownerId: id, visitId: idOrNull, customerId: idOrNull, decidedBy: idOrNull },
  dayRoutes: { ...dayRouteValues.shape, stops: jsonText },
  activityTypes: { ...activityTypeValues.shape, nextTypeId: idOrNull, nextAssigneeId: idOrNull },
  tasks: {
    ...taskValues.shape,
    customerId: idOrNull,
    typeId: idOrNull,
    assigneeId: id,
    batchId: idOrNull,
    doneBy: idOrNull,
    opportunityId: idOrNull,
  },
  taskBatches: { ...taskBatchValues.shape, typeId: idOrNull, assigneeId: idOrNull },
  checklists: { ...checklistValues.shape, steps: longJsonText },
  checklistMarks: { ...checklistMarkValues.shape, customerId: id, checklistId: id },
  carePlans: { ...carePlanValues.shape, groupId: idOrNull, typeId: idOrNull },
  reminderRules: reminderRuleValues.shape,
  reminderStates: reminderStateValues.shape,
  yearlyDays: { ...yearlyDayValues.shape, customerId: id, contactId: idOrNull },
  holidays: holidayValues.shape,
  substitutions: { ...substitutionValues.shape, userId: id, substituteId: id },
  targets: { ...targetValues.shape, userId: idOrNull, teamId: idOrNull },
  appointments: { ...appointmentValues.shape, ownerId: id, customerId: idOrNull },
  ...withIds(salesShapes),
  ...withIds(orderShapes),
  savedViews: { entity: requiredText(60), name: requiredText(80), spec: jsonText },
  listItems: {
    list: z.enum(listNames),
    key: requiredText(80),
    vi: requiredText(80),
    en: requiredText(80),
    order: z.number().int().min(-1_000_000).max(1_000_000),
    isActive: z.boolean(),
  },
  conflicts: { resolution: z.enum(['kept', 'turned']).nullable() },
};

/** Names that an unknown field may not have: the columns that the office fills itself, on any table, however they are written. */
const ownColumns = new Set(
  [
    'id',
    'tenantId',
    'scopeId',
    'rootId',
    'rev',
    'seq',
    'version',
    'createdAt',
    'createdBy',
    'deletedAt',
    'fv',
    'extra',
    'rid',
  ].map((name) => name.toLowerCase()),
);
const mostExtraText = 20_000;

/**
 * Holds a patch against the rules and gives the values as they are stored. Of a new row every field comes back, null where nothing was
 * said. `keepsUnknown`: the sender is newer than this program.
 */
export function checkPatch(name: EntityName, kind: 'create' | 'update', patch: Fields, keepsUnknown: boolean): CheckedPatch {
  const shape = shapes[name] ?? {};
  const values: Fields = {};
  for (const [field, value] of Object.entries(patch)) {
    if (typeof value === 'string' && !isStorable(value)) return problemOf(field, 'invalid');
    if (Object.hasOwn(shape, field)) {
      const type = shape[field];
      if (type !== undefined && isPlainFor(type, value)) {
        values[field] = value;
        continue;
      }
      const parsed = type?.safeParse(value);
      if (parsed === undefined || !parsed.success) return problemOf(field, reasonOf(parsed?.error));
      values[field] = parsed.data;
    } else if (keepsUnknown && isExtraName(name, field)) {
      if (typeof value === 'string' && value.length > mostExtraText) return problemOf(field, 'too-long');
      values[field] = value;
    } else {
      return { problem: { code: 'unknown-field', field, reason: null } };
    }
  }
  if (kind === 'create') {
    for (const { field, isNeeded } of fieldsOfNew(name, shape)) {
      if (Object.hasOwn(values, field)) continue;
      if (isNeeded) return problemOf(field, 'required');
      values[field] = null;
    }
  }
  if ((name === 'visits' || name === 'appointments') && isBackwards(values['startsAt'], values['endsAt']))
    return problemOf('endsAt', 'end-before-start');
  return { values, problem: null };
}

const newFields = new Map<EntityName, readonly { readonly field: string; readonly isNeeded: boolean }[]>();

/** Which fields a row has, and of which one that is made has to say something. */
function fieldsOfNew(name: EntityName, shape: Shape) {
  let fields = newFields.get(name);
  if (fields === undefined) {
    const definition: EntityDefinition = entities[name];
    fields = definition.fields.map((field) => {
      const type = Object.hasOwn(shape, field) ? shape[field] : undefined;
      return { field, isNeeded: type?.safeParse(null).success !== true };
    });
    newFields.set(name, fields);
  }
  return fields;
}

/** Whether a name can be a field of a newer laptop: like a field's, and none of the office's own or of JavaScript's. */
function isExtraName(name: EntityName, field: string): boolean {
  const definition: EntityDefinition = entities[name];
  return (
    /^[a-z][A-Za-z0-9]{0,59}$/.test(field) &&
    !definition.fields.includes(field) &&
    !ownColumns.has(field.toLowerCase()) &&
    !(field in {})
  );
}

/** PostgreSQL's text holds neither a zero character nor half of a surrogate pair. */
function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

function isBackwards(startsAt: FieldValue | undefined, endsAt: FieldValue | undefined): boolean {
  return typeof startsAt === 'string' && typeof endsAt === 'string' && endsAt <= startsAt;
}

function problemOf(field: string, reason: string): CheckedPatch {
  return { problem: { code: 'invalid', field, reason } };
}

function reasonOf(error: z.ZodError | undefined): string {
  const issue = error?.issues[0];
  if (issue === undefined) return 'invalid';
  if (issue.code === 'too_big') return issue.origin === 'string' ? 'too-long' : 'too-big';
  if (issue.code === 'too_small') return 'too-small';
  if (issue.code === 'invalid_value') return 'not-a-choice';
  if (issue.code === 'invalid_format' && (issue.format === 'date' || issue.format === 'datetime')) return 'not-a-date';
  if (issue.code === 'custom' && (issue.message === 'required' || issue.message === 'not-a-date')) return issue.message;
  return 'invalid';
}
