import { entity, type EntityDefinition, type MergePolicy } from './entity-definition.ts';
import { orderEntities } from './order-entities.ts';
import { repsDayEntities } from './reps-day-entities.ts';
import { salesEntities } from './sales-entities.ts';

export type { EntityDefinition, MergePolicy } from './entity-definition.ts';

/**
 * What syncs, and how two laptops' changes of it meet. The registry is the only place that turns a name from a message into a
 * table or a column: identifiers never come from outside.
 */
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
      'clockOffsetMinutes',
      'proofHash',
      'planId',
      'planDay',
      'opportunityId',
    ],
    { integers: ['inAccuracyMetres', 'outAccuracyMetres', 'clockOffsetMinutes'], fieldPolicies: { state: 'transition' } },
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
      'opportunityId',
    ],
    { integers: ['attempts'] },
  ),
  ...repsDayEntities,
  ...salesEntities,
  ...orderEntities,
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

const columns = new Map<string, string>();

/** `tradeName` → `trade_name`. Only asked with fields of the registry. */
export function columnOf(field: string): string {
  let column = columns.get(field);
  if (column === undefined) {
    column = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    columns.set(field, column);
  }
  return column;
}
