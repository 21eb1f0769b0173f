import { type EntityName, entities, type EntityDefinition } from '../sync/entities.ts';
import type { FieldValue, Fields } from '../sync/merge.ts';

/*
 * What is left of a row of an erased person: ids, choices, days of business, so that rows still fit together and counts stay right; every
 * other value goes. A field that nobody named here goes as well: what comes new to a record is erased until somebody decides otherwise.
 */

/** Stands where a text has to stand. */
export const erasedText = '∅';
/** The key in a row's versions of fields that says so on the server; no field is called this. */
export const erasedKey = 'erased';

const kept: Partial<Record<EntityName, readonly string[]>> = {
  customers: ['kind', 'lifecycle', 'ownerId', 'teamId', 'mergedInto'],
  contacts: ['customerId'],
  capitalItems: ['customerId', 'kind'],
  shareholders: ['customerId'],
  officers: ['customerId'],
  businessLines: ['customerId'],
  investmentAreas: ['customerId'],
  walletShares: ['customerId'],
  opinions: ['customerId', 'contactId', 'about', 'score', 'saidOn'],
  ratings: ['customerId', 'rating', 'ratedOn'],
  referrals: ['customerId'],
  relations: ['customerId', 'contactId', 'kind'],
  yearlyDays: ['customerId', 'contactId', 'calendar', 'month', 'day'],
  consentEvents: ['customerId', 'contactId', 'purpose', 'channel', 'decision', 'decidedAt'],
  dataRequests: [
    'customerId',
    'contactId',
    'kind',
    'receivedOn',
    'needsOthers',
    'state',
    'answeredOn',
    'doneOn',
    'extendedOn',
    'extendedDays',
  ],
  groupMembers: ['customerId', 'groupId'],
  keptApart: ['customerId', 'otherId'],
  merges: ['customerId'],
  handovers: ['customerId', 'fromUserId', 'toUserId', 'toTeamId', 'handedAt'],
  helpRequests: ['customerId', 'askedAt', 'state', 'answeredAt', 'answeredBy'],
  files: ['customerId', 'onEntity', 'onId', 'kind'],
  customValues: ['customerId', 'entity', 'rowId', 'fieldId'],
  visits: ['customerId', 'purpose', 'state', 'startsAt', 'endsAt', 'ownerId'],
  visitResults: ['customerId', 'visitId', 'outcome', 'at'],
  interactions: ['customerId', 'kind', 'happenedAt'],
  opportunities: [
    'customerId',
    'stageId',
    'stageChangedAt',
    'potentialPercent',
    'valueDong',
    'expectedCloseOn',
    'ownerId',
    'teamId',
    'competitorId',
    'source',
    'lostReason',
    'closedAt',
  ],
  opportunityProducts: ['customerId', 'opportunityId', 'productId', 'quantityMilli', 'priceDong'],
  opportunityContacts: ['customerId', 'opportunityId', 'contactId'],
  taggings: ['customerId', 'onEntity', 'onId'],
  leadAssessments: ['customerId', 'verdict', 'warmth', 'budgetDong', 'assessedAt'],
  entitlements: ['customerId', 'promotionId', 'quoteId', 'step', 'ofId', 'quantityMilli', 'valueDong', 'happenedAt'],
  quotes: [
    'customerId',
    'opportunityId',
    'kind',
    'label',
    'number',
    'state',
    'ownerId',
    'teamId',
    'version',
    'sentAt',
    'closedAt',
    'declineReason',
  ],
  quoteVersions: ['customerId', 'quoteId', 'version', 'frozenAt'],
  approvals: [
    'customerId',
    'quoteId',
    'version',
    'contentHash',
    'ruleId',
    'step',
    'approverId',
    'state',
    'decidedBy',
    'decidedAt',
  ],
  acceptances: ['customerId', 'quoteId', 'version', 'isAccepted', 'answeredOn', 'way'],
  orders: [
    'customerId',
    'quoteId',
    'opportunityId',
    'label',
    'number',
    'state',
    'ownerId',
    'teamId',
    'deliverOn',
    'confirmedAt',
    'closedAt',
  ],
  orderDeliveries: ['customerId', 'orderId', 'deliveredOn'],
  contracts: [
    'customerId',
    'kind',
    'parentId',
    'code',
    'quoteId',
    'orderId',
    'opportunityId',
    'signedOn',
    'fromOn',
    'toOn',
    'valueDong',
    'state',
    'ownerId',
    'teamId',
  ],
  invoices: ['customerId', 'orderId', 'contractId', 'symbol', 'number', 'issuedOn', 'dueOn', 'totalDong', 'vatDong', 'state'],
  receipts: ['customerId', 'invoiceId', 'kind', 'amountDong', 'paidOn', 'way'],
  installedItems: ['customerId', 'productId', 'orderId', 'quantityMilli', 'soldOn', 'warrantyEndsOn', 'teamId'],
  conflicts: [
    'customerId',
    'entity',
    'rowId',
    'field',
    'kind',
    'keptBy',
    'keptAt',
    'keptDeviceId',
    'lostBy',
    'lostAt',
    'lostDeviceId',
  ],
};

/** What has to stand there, since a row without it is none. */
const fillings: Partial<Record<EntityName, Fields>> = {
  customers: { name: erasedText },
  contacts: { name: erasedText },
  shareholders: { name: erasedText },
  officers: { name: erasedText },
  businessLines: { name: erasedText },
  investmentAreas: { name: erasedText },
  walletShares: { product: erasedText },
  relations: { name: erasedText },
  yearlyDays: { name: erasedText },
  merges: { mergedIds: '[]' },
  helpRequests: { text: erasedText },
  tasks: { title: erasedText },
  appointments: { title: erasedText },
  opportunities: { title: erasedText },
  opportunityProducts: { name: erasedText },
  taggings: { tag: erasedText },
  quotes: { title: erasedText, content: '{}' },
  quoteVersions: { content: '{}' },
  orders: { title: erasedText, content: '{}' },
  orderDeliveries: { lines: '[]' },
  contracts: { title: erasedText, isNotRenewed: false },
  installedItems: { name: erasedText, isRetired: true },
  files: { name: erasedText, mime: 'application/octet-stream', bytes: 0, sha256: '0'.repeat(64) },
  interactions: { text: erasedText },
  conflicts: { resolution: 'kept' },
};

/** Rows that stay readable without their person, and why. All others are deleted with it. */
export const staysWhy: Partial<Record<EntityName, 'proof'>> = {
  // Law 91/2025: whoever holds data proves that he was allowed to, and that he did what was asked in time.
  consentEvents: 'proof',
  dataRequests: 'proof',
  handovers: 'proof',
};

/** A row of the person, without the person. Only fields that are there come back. */
export function redactRow(name: EntityName, fields: Fields): Fields {
  const definition: EntityDefinition = entities[name];
  const keeps = new Set(kept[name] ?? []);
  const filling = fillings[name] ?? {};
  const redacted: Fields = {};
  for (const field of Object.keys(fields)) {
    // What only a newer version knows goes.
    if (!definition.fields.includes(field)) continue;
    redacted[field] = keeps.has(field)
      ? (fields[field] ?? null)
      : (filling[field] ?? (definition.booleans.includes(field) ? false : null));
  }
  return redacted;
}

/** Rows of others that name the person through a link: which field links, and which tell who it is. */
export const namingFields: readonly { readonly entity: EntityName; readonly by: string; readonly clears: readonly string[] }[] = [
  { entity: 'relations', by: 'linkedId', clears: ['name', 'phone', 'birthday', 'note', 'linkedId'] },
  { entity: 'referrals', by: 'referredId', clears: ['personName', 'note', 'referredId'] },
  { entity: 'shareholders', by: 'linkedId', clears: ['name', 'note', 'linkedId'] },
  { entity: 'capitalItems', by: 'partnerId', clears: ['partnerName', 'note', 'partnerId'] },
  // A colleague's work stays counted; what it was about goes.
  { entity: 'tasks', by: 'customerId', clears: ['customerName', 'title', 'note', 'outcome', 'customerId'] },
  { entity: 'appointments', by: 'customerId', clears: ['title', 'place', 'note', 'icsUid', 'customerId'] },
  { entity: 'expenses', by: 'customerId', clears: ['trip', 'note', 'decisionNote', 'customerId'] },
];

/** Rows that name a customer without hanging on it, in whose texts its people may stand. */
export const textsAboutCustomer: readonly EntityName[] = ['tasks', 'appointments', 'expenses'];

/** Rows of a customer that belong to one of its people, by the field that says so. */
export const ofContact: readonly { readonly entity: EntityName; readonly by: string }[] = [
  { entity: 'relations', by: 'contactId' },
  { entity: 'yearlyDays', by: 'contactId' },
  { entity: 'opportunityContacts', by: 'contactId' },
  { entity: 'opinions', by: 'contactId' },
  { entity: 'consentEvents', by: 'contactId' },
  { entity: 'dataRequests', by: 'contactId' },
  { entity: 'customValues', by: 'rowId' },
  { entity: 'files', by: 'onId' },
  { entity: 'conflicts', by: 'rowId' },
];

/** Fields by which a new row may speak of an erased person: refused by the office from a laptop that does not know yet. */
export const mentioningFields: readonly string[] = [
  'contactId',
  'rowId',
  'onId',
  'linkedId',
  'referredId',
  'partnerId',
  'mergedInto',
];

/** A row of others without what names the person. */
export function redactNaming(name: EntityName, by: string, fields: Fields): Fields {
  const clears = namingFields.find((naming) => naming.entity === name && naming.by === by)?.clears ?? [];
  const filling = fillings[name] ?? {};
  const redacted: Fields = { ...fields };
  for (const field of clears) if (field in fields) redacted[field] = filling[field] ?? null;
  return redacted;
}

/** Shared things without a customer in which a name may stand: a saved filter, the rule of a group. */
export const sharedTexts: readonly EntityName[] = ['savedViews', 'sharedViews', 'customerGroups'];

/** Replaces a person's name, numbers and addresses wherever texts have them; answers null where nothing was found. */
export function redactTexts(fields: Fields, words: RegExp | null): Fields | null {
  if (words === null) return null;
  let redacted: Fields | null = null;
  for (const [field, value] of Object.entries(fields)) {
    const next: FieldValue = typeof value === 'string' ? redactText(value, words) : value;
    if (next === value) continue;
    redacted ??= { ...fields };
    redacted[field] = next;
  }
  return redacted;
}

/**
 * Many texts are JSON: lines of the history, saved filters. Quotes and backslashes of a name are written otherwise there, so the words are
 * looked for in the values themselves; replaced in the bare text, a name that begins with a quote would leave half of its sign behind.
 */
function redactText(text: string, words: RegExp): string {
  const parsed = /^[[{"]/.test(text) ? parsedOf(text) : null;
  if (parsed === null) return text.replace(words, erasedText);
  const written = JSON.stringify(redactValue(parsed.value, words));
  if (written !== JSON.stringify(parsed.value)) return written;
  // Somebody's own text may look like JSON and be a name in quotes.
  const bare = text.replace(words, erasedText);
  return bare === text || parsedOf(bare) !== null ? bare : JSON.stringify(erasedText);
}

function parsedOf(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

function redactValue(value: unknown, words: RegExp): unknown {
  if (typeof value === 'string') return value.replace(words, erasedText);
  if (Array.isArray(value)) return value.map((one) => redactValue(one, words));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, redactValue(one, words)]));
}
