/**
 * What syncs, and how two laptops' changes of it meet. The registry is the only place that turns a name from a message into a
 * table or a column: identifiers never come from outside.
 */
export const mergePolicies = ['fields', 'log', 'set', 'aggregate', 'transition', 'office', 'own'] as const;
export type MergePolicy = (typeof mergePolicies)[number];

export interface EntityDefinition {
  readonly table: string;
  readonly policy: MergePolicy;
  /** The fields that sync, in camelCase; the column is the same name in snake_case. */
  readonly fields: readonly string[];
  /** Fields kept as 0 or 1 in SQLite, as boolean in PostgreSQL. */
  readonly booleans: readonly string[];
  /** Fields that hold a whole number; all others hold text. */
  readonly integers: readonly string[];
  /**
   * Where a row takes its customer from; `self` where it is one, or travels alone with its own people; null where the whole office shares
   * it, or one person alone has it.
   */
  readonly root: 'self' | 'customerId' | null;
  /** Fields whose merge differs from the entity's policy: a state is moved by the server's state machine. */
  readonly fieldPolicies: Readonly<Record<string, MergePolicy>>;
}

function entity(
  table: string,
  policy: MergePolicy,
  root: EntityDefinition['root'],
  fields: readonly string[],
  more: {
    booleans?: readonly string[];
    integers?: readonly string[];
    fieldPolicies?: Readonly<Record<string, MergePolicy>>;
  } = {},
): EntityDefinition {
  return {
    table,
    policy,
    root,
    fields,
    booleans: more.booleans ?? [],
    integers: more.integers ?? [],
    fieldPolicies: more.fieldPolicies ?? {},
  };
}

export const entities = {
  customers: entity(
    'customers',
    'fields',
    'self',
    [
      'kind',
      'name',
      'tradeName',
      'taxCode',
      'phone',
      'email',
      'website',
      'address',
      'provinceCode',
      'foundedOn',
      'legalRepresentative',
      'source',
      'lifecycle',
      'rating',
      'note',
      'ownerId',
      'teamId',
      'parentId',
      'siteKind',
      'activityScope',
      'wardCode',
      'oldAddress',
      'birthday',
      'gender',
      'salutation',
      'needState',
      'potential',
      'profession',
      'needs',
      'behaviour',
      'tastes',
      'demographics',
      'preferredChannel',
      'seniorMetOn',
      'seniorMetBy',
      'notBuyingReason',
      'notBuyingNote',
      'relationshipStep',
      'helpNeeded',
      'lastTransactionOn',
      'mergedInto',
      'restrictedOn',
      'restrictedReason',
      'sharedWith',
      'latitude',
      'longitude',
      'positionSource',
    ],
    { integers: ['potential'] },
  ),
  contacts: entity(
    'contacts',
    'fields',
    'customerId',
    [
      'customerId',
      'name',
      'role',
      'phone',
      'email',
      'birthday',
      'isPrimary',
      'note',
      'gender',
      'salutation',
      'address',
      'zalo',
      'preferredChannel',
      'restrictedOn',
      'restrictedReason',
    ],
    { booleans: ['isPrimary'] },
  ),
  /** Investment capital, equity, contributions, joint ventures. */
  capitalItems: entity(
    'capital_items',
    'fields',
    'customerId',
    ['customerId', 'kind', 'amountDong', 'partnerName', 'partnerId', 'asOf', 'note'],
    { integers: ['amountDong'] },
  ),
  shareholders: entity('shareholders', 'fields', 'customerId', ['customerId', 'name', 'linkedId', 'shareBasisPoints', 'note'], {
    integers: ['shareBasisPoints'],
  }),
  officers: entity('officers', 'fields', 'customerId', ['customerId', 'name', 'post', 'fromOn', 'toOn', 'note']),
  businessLines: entity('business_lines', 'fields', 'customerId', ['customerId', 'vsicCode', 'name', 'isMain'], {
    booleans: ['isMain'],
  }),
  investmentAreas: entity('investment_areas', 'fields', 'customerId', ['customerId', 'name', 'provinceCode', 'note']),
  /** What they buy from others. */
  walletShares: entity(
    'wallet_shares',
    'fields',
    'customerId',
    ['customerId', 'product', 'competitor', 'amountDong', 'asOf', 'note'],
    { integers: ['amountDong'] },
  ),
  opinions: entity('opinions', 'log', 'customerId', ['customerId', 'contactId', 'about', 'score', 'said', 'saidOn'], {
    integers: ['score'],
  }),
  ratings: entity('ratings', 'log', 'customerId', ['customerId', 'rating', 'ratedOn', 'reason']),
  /** Who came through this customer. */
  referrals: entity('referrals', 'fields', 'customerId', ['customerId', 'referredId', 'personName', 'referredOn', 'note']),
  /** Relatives and friends: of a contact, or of the customer itself where it is a person. */
  relations: entity('relations', 'fields', 'customerId', [
    'customerId',
    'contactId',
    'name',
    'kind',
    'linkedId',
    'phone',
    'birthday',
    'note',
  ]),
  consentEvents: entity('consent_events', 'log', 'customerId', [
    'customerId',
    'contactId',
    'purpose',
    'channel',
    'decision',
    'source',
    'wording',
    'decidedAt',
    'proof',
  ]),
  /** What a person asked about the data that we hold of him, and by when it is due (Law 91/2025). */
  dataRequests: entity(
    'data_requests',
    'fields',
    'customerId',
    [
      'customerId',
      'contactId',
      'kind',
      'receivedOn',
      'via',
      'words',
      'needsOthers',
      'state',
      'answeredOn',
      'doneOn',
      'extendedOn',
      'extendedDays',
      'extendedReason',
      'outcome',
    ],
    { booleans: ['needsOthers'], integers: ['extendedDays'] },
  ),
  /** Persons whose data is erased everywhere: ids alone, so that the list itself holds no personal data and every laptop may have it. */
  erasures: entity('erasures', 'log', null, ['onEntity', 'onId', 'ofCustomerId', 'reason', 'erasedAt']),
  customerGroups: entity('customer_groups', 'office', null, ['name', 'kind', 'rule', 'isActive'], { booleans: ['isActive'] }),
  groupMembers: entity('group_members', 'set', 'customerId', ['customerId', 'groupId']),
  /** Two records that look alike and are not the same; `otherId` is a customer too. */
  keptApart: entity('duplicates_kept_apart', 'set', 'customerId', ['customerId', 'otherId']),
  merges: entity('merges', 'log', 'customerId', ['customerId', 'mergedIds', 'before', 'undoneId']),
  handovers: entity('handovers', 'log', 'customerId', ['customerId', 'fromUserId', 'toUserId', 'toTeamId', 'note', 'handedAt']),
  helpRequests: entity('help_requests', 'fields', 'customerId', [
    'customerId',
    'text',
    'askedAt',
    'state',
    'answer',
    'answeredAt',
    'answeredBy',
    'kind',
    'action',
  ]),
  files: entity(
    'files',
    'fields',
    'customerId',
    ['customerId', 'onEntity', 'onId', 'name', 'mime', 'bytes', 'sha256', 'kind', 'note', 'takenAt', 'latitude', 'longitude'],
    { integers: ['bytes'] },
  ),
  customFields: entity('custom_fields', 'office', null, ['entity', 'key', 'type', 'vi', 'en', 'options', 'order', 'isActive'], {
    booleans: ['isActive'],
    integers: ['order'],
  }),
  /** One value of one own field: its id follows from record and field, so that two laptops write the same row. */
  customValues: entity('custom_values', 'fields', 'customerId', ['customerId', 'entity', 'rowId', 'fieldId', 'value']),
  territoryRules: entity(
    'territory_rules',
    'office',
    null,
    ['name', 'provinceCode', 'groupId', 'source', 'teamId', 'ownerId', 'order', 'isActive'],
    { booleans: ['isActive'], integers: ['order'] },
  ),
  officeSettings: entity('office_settings', 'office', null, ['key', 'value']),
  sharedViews: entity('shared_views', 'fields', null, ['entity', 'name', 'spec']),
  /** Who took which data out; nobody changes a line. */
  exportLog: entity('export_log', 'log', null, ['what', 'format', 'rows', 'columns', 'exportedAt'], { integers: ['rows'] }),
  visits: entity(
    'visits',
    'fields',
    'customerId',
    [
      'customerId',
      'purpose',
      'state',
      'startsAt',
      'endsAt',
      'note',
      'ownerId',
      'cancelReason',
      'inAt',
      'inLatitude',
      'inLongitude',
      'inAccuracyMetres',
      'inSource',
      'outAt',
      'outLatitude',
      'outLongitude',
      'outAccuracyMetres',
      'outSource',
      'proofHash',
      'planId',
      'planDay',
    ],
    { integers: ['inAccuracyMetres', 'outAccuracyMetres'], fieldPolicies: { state: 'transition' } },
  ),
  visitResults: entity('visit_results', 'log', 'customerId', [
    'customerId',
    'visitId',
    'outcome',
    'metWhom',
    'said',
    'nextStep',
    'nextOn',
    'at',
    'correctsId',
  ]),
  interactions: entity(
    'interactions',
    'log',
    'customerId',
    [
      'customerId',
      'kind',
      'text',
      'withWhom',
      'happenedAt',
      'nextStep',
      'nextOn',
      'correctsId',
      'typeId',
      'taskId',
      'outcome',
      'attempts',
    ],
    { integers: ['attempts'] },
  ),
  /** How often customers of a class are visited; a plan of one customer's own counts before it. */
  visitRules: entity(
    'visit_rules',
    'office',
    null,
    ['name', 'rating', 'groupId', 'everyDays', 'purpose', 'weekdays', 'minuteOfDay', 'minutes', 'order', 'isActive'],
    { booleans: ['isActive'], integers: ['everyDays', 'minuteOfDay', 'minutes', 'order'] },
  ),
  visitPlans: entity(
    'visit_plans',
    'fields',
    'customerId',
    [
      'customerId',
      'purpose',
      'everyDays',
      'weekdays',
      'minuteOfDay',
      'minutes',
      'fromOn',
      'untilOn',
      'ownerId',
      'isActive',
      'note',
    ],
    { booleans: ['isActive'], integers: ['everyDays', 'minuteOfDay', 'minutes'] },
  ),
  visitForms: entity(
    'visit_forms',
    'office',
    null,
    ['name', 'kind', 'rating', 'groupId', 'questions', 'isRequired', 'order', 'isActive'],
    { booleans: ['isRequired', 'isActive'], integers: ['order'] },
  ),
  formAnswers: entity('form_answers', 'log', 'customerId', [
    'customerId',
    'visitId',
    'formId',
    'formName',
    'answers',
    'answeredAt',
    'correctsId',
    'note',
  ]),
  /** What a rep paid on the way and claims back; travels alone, with its owner. */
  expenses: entity(
    'expenses',
    'fields',
    'self',
    [
      'ownerId',
      'visitId',
      'customerId',
      'trip',
      'kind',
      'amountDong',
      'spentOn',
      'note',
      'state',
      'decidedBy',
      'decidedAt',
      'decisionNote',
    ],
    { integers: ['amountDong'], fieldPolicies: { state: 'transition' } },
  ),
  dayRoutes: entity('day_routes', 'own', null, ['on', 'stops', 'startName', 'startLatitude', 'startLongitude']),
  activityTypes: entity(
    'activity_types',
    'office',
    null,
    [
      'vi',
      'en',
      'kind',
      'nextTypeId',
      'nextAfterDays',
      'nextAssignee',
      'nextAssigneeId',
      'escalateAfterDays',
      'note',
      'order',
      'isActive',
    ],
    { booleans: ['isActive'], integers: ['nextAfterDays', 'escalateAfterDays', 'order'] },
  ),
  /** Seen by whoever is to do it, whoever wrote it down, and whom it is shared with; the customer may be somebody else's. */
  tasks: entity(
    'tasks',
    'fields',
    'self',
    [
      'customerId',
      'customerName',
      'title',
      'note',
      'typeId',
      'dueOn',
      'dueMinute',
      'priority',
      'state',
      'assigneeId',
      'sharedWith',
      'batchId',
      'origin',
      'originId',
      'channel',
      'outcome',
      'doneAt',
      'doneBy',
      'escalatedAt',
    ],
    { integers: ['dueMinute'], fieldPolicies: { state: 'transition' } },
  ),
  taskBatches: entity(
    'task_batches',
    'fields',
    'self',
    ['title', 'note', 'typeId', 'dueOn', 'assigneeId', 'sharedWith', 'total'],
    { integers: ['total'] },
  ),
  checklists: entity('checklists', 'office', null, ['name', 'subject', 'steps', 'order', 'isActive'], {
    booleans: ['isActive'],
    integers: ['order'],
  }),
  checklistMarks: entity('checklist_marks', 'set', 'customerId', ['customerId', 'checklistId', 'step', 'markedAt', 'note']),
  carePlans: entity(
    'care_plans',
    'office',
    null,
    ['name', 'groupId', 'rating', 'trigger', 'afterDays', 'typeId', 'channel', 'title', 'note', 'order', 'isActive'],
    { booleans: ['isActive'], integers: ['afterDays', 'order'] },
  ),
  reminderRules: entity('reminder_rules', 'office', null, ['kind', 'daysAhead', 'isActive'], {
    booleans: ['isActive'],
    integers: ['daysAhead'],
  }),
  reminderStates: entity('reminder_states', 'own', null, ['key', 'state', 'until', 'at']),
  yearlyDays: entity(
    'yearly_days',
    'fields',
    'customerId',
    ['customerId', 'contactId', 'name', 'calendar', 'month', 'day', 'daysAhead', 'note'],
    { integers: ['month', 'day', 'daysAhead'] },
  ),
  holidays: entity('holidays', 'office', null, ['day', 'kind', 'vi', 'en', 'source']),
  substitutions: entity('substitutions', 'office', null, ['userId', 'substituteId', 'fromOn', 'toOn', 'note']),
  targets: entity('targets', 'office', null, ['kind', 'userId', 'teamId', 'month', 'value'], { integers: ['value'] }),
  appointments: entity(
    'appointments',
    'fields',
    'self',
    ['title', 'startsAt', 'endsAt', 'isAllDay', 'place', 'note', 'ownerId', 'customerId', 'sharedWith', 'icsUid'],
    { booleans: ['isAllDay'] },
  ),
  savedViews: entity('saved_views', 'own', null, ['entity', 'name', 'spec']),
  listItems: entity('list_items', 'office', null, ['list', 'key', 'vi', 'en', 'order', 'isActive'], {
    booleans: ['isActive'],
    integers: ['order'],
  }),
  /** Two concurrent changes of one field, or a change of something that was deleted meanwhile. Made by the server; people decide. */
  conflicts: entity('conflicts', 'fields', 'customerId', [
    'customerId',
    'entity',
    'rowId',
    'field',
    'kind',
    'keptValue',
    'lostValue',
    'originalValue',
    'keptBy',
    'keptAt',
    'keptDeviceId',
    'lostBy',
    'lostAt',
    'lostDeviceId',
    'resolution',
  ]),
  departments: entity('departments', 'office', null, ['name']),
  users: entity('users', 'office', null, ['name', 'email', 'phone', 'teamId', 'departmentId', 'role', 'isActive'], {
    booleans: ['isActive'],
  }),
  teams: entity('teams', 'office', null, ['name', 'leaderId', 'sellsQuotes', 'sellsOpportunities', 'servesWarranty'], {
    booleans: ['sellsQuotes', 'sellsOpportunities', 'servesWarranty'],
  }),
} as const satisfies Record<string, EntityDefinition>;

export type EntityName = keyof typeof entities;
export const entityNames = Object.keys(entities) as EntityName[]; // the object's own keys are exactly this union

export function isEntityName(name: string): name is EntityName {
  return Object.hasOwn(entities, name);
}

/** The merge policy of one field: the field's own, or else the entity's. */
export function policyOf(name: EntityName, field: string): MergePolicy {
  const definition: EntityDefinition = entities[name];
  return definition.fieldPolicies[field] ?? definition.policy;
}

/** `tradeName` → `trade_name`. */
export function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
