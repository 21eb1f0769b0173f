import { type EntityName, entities, type EntityDefinition, entityNames } from '../../src-shared/sync/entities.ts';
import type { Fields, FieldValue } from '../../src-shared/sync/merge.ts';
import { writeContent } from '../../src-shared/quotes/quote-text.ts';
import { aQuoteContent } from './quote-contents.ts';

/*
 * A person who stands in a row of every entity that can have one, for tests that must find all of them, or none.
 */

/** Seldom enough to be found by its bytes, in one letter case. */
export const canaryName = 'Hoàng Kanarienvogel';
export const canaryPhone = '0987 654 329';
const words = /kanarienvogel|0987.?654.?329|\+?84987654329/iu;

export function hasCanary(text: string): boolean {
  return words.test(text.normalize('NFC'));
}

const at = '2026-11-20T02:00:00.000Z';
const later = '2026-11-20T03:00:00.000Z';
const quoteOfCanary = writeContent(
  aQuoteContent([{ note: `Giao cho ${canaryName}` }], { toName: canaryName, intro: canaryPhone }),
);
const text = `Gặp ${canaryName}, gọi ${canaryPhone}`;

/** Entities in which no person of a customer stands: what the office itself is, and logs of ids. */
export const withoutPersons: readonly EntityName[] = [
  'departments',
  'users',
  'teams',
  'listItems',
  'officeSettings',
  'territoryRules',
  'customFields',
  'exportLog',
  'erasures',
  'carePlans',
  'reminderRules',
  'reminderStates',
  // What the office decides about work, and what one laptop remembers of it.
  'visitRules',
  'visitForms',
  'dayRoutes',
  'activityTypes',
  'taskBatches',
  'checklists',
  'holidays',
  'substitutions',
  'targets',
  // What is sold and for how much, and who else sells it.
  'stages',
  'competitors',
  'competitorPrices',
  'vatRates',
  'productGroups',
  'products',
  'productPhotos',
  'productCosts',
  'priceLists',
  'listPrices',
  'priceRules',
  'paymentDiscounts',
  'promotions',
  'giftMovements',
  'approvalRules',
  'documentTemplates',
  'stockLevels',
];

/** A row of the entity in which the person stands, of a customer that is the person itself, or of one that the person works at. */
export function canaryRow(
  name: EntityName,
  {
    customerId,
    contactId,
    visitId,
    otherId,
    userId,
  }: { customerId: string; contactId: string | null; visitId: string; otherId: string; userId: string },
): Fields | null {
  const special: Partial<Record<EntityName, Fields>> = {
    customers: { kind: 'person', name: canaryName, phone: canaryPhone, lifecycle: 'lead', note: text, mergedInto: null, parentId: null, sharedWith: null, latitude: null, longitude: null, positionSource: null },
    contacts: { name: canaryName, phone: canaryPhone, isPrimary: true },
    capitalItems: { kind: 'equity', partnerId: null },
    shareholders: { linkedId: null },
    businessLines: { vsicCode: null },
    relations: { contactId, linkedId: null, kind: 'wife' },
    yearlyDays: { contactId, calendar: 'lunar', month: 1, day: 10, daysAhead: null },
    referrals: { referredId: null },
    opinions: { contactId, score: 4, about: 'service' },
    consentEvents: { contactId, channel: 'zalo', decision: 'given', purpose: 'marketing' },
    dataRequests: { contactId, kind: 'copy', state: 'open', needsOthers: false, extendedDays: null },
    groupMembers: { groupId: otherId },
    keptApart: { otherId },
    merges: { mergedIds: '[]', before: JSON.stringify({ name: canaryName }), undoneId: null },
    handovers: { fromUserId: null, toUserId: null, toTeamId: null },
    helpRequests: { state: 'open', answeredBy: null, kind: 'help' },
    files: { onEntity: contactId === null ? 'customers' : 'contacts', onId: contactId ?? customerId, kind: 'paper', mime: 'application/pdf', bytes: 5, sha256: 'a'.repeat(64), latitude: null, longitude: null },
    customValues: { entity: contactId === null ? 'customers' : 'contacts', rowId: contactId ?? customerId, fieldId: otherId },
    visits: { purpose: 'maintain', state: 'planned', startsAt: at, endsAt: later, ownerId: null, inAt: null, inLatitude: null, inLongitude: null, inSource: null, outAt: null, outLatitude: null, outLongitude: null, outSource: null, proofHash: null, planDay: null },
    visitResults: { visitId, outcome: 'successful' },
    interactions: { kind: 'call', outcome: null },
    visitPlans: { purpose: 'maintain', weekdays: null, fromOn: '2026-11-20', everyDays: 30, minutes: 45 },
    formAnswers: { visitId, formId: otherId, answers: JSON.stringify({ met: canaryName }) },
    expenses: { ownerId: userId, kind: 'fuel', state: 'draft', spentOn: '2026-11-20', decidedBy: null, decidedAt: null, decisionNote: null },
    tasks: { priority: 'normal', state: 'open', assigneeId: userId, sharedWith: null, origin: 'hand', channel: null, doneAt: null, doneBy: null, escalatedAt: null },
    checklistMarks: { checklistId: otherId, step: 'a' },
    appointments: { startsAt: at, endsAt: later, ownerId: userId, sharedWith: null },
    opportunities: { stageId: otherId, source: null, lostReason: null, ownerId: userId, contactId: null, competitorId: null, originEntity: null },
    opportunityProducts: { opportunityId: otherId },
    opportunityContacts: { opportunityId: otherId, contactId: contactId ?? otherId },
    taggings: { onEntity: 'customers', onId: customerId },
    leadAssessments: { verdict: 'qualified', warmth: 'hot' },
    entitlements: { promotionId: otherId, step: 'entitled' },
    quotes: { kind: 'quote', state: 'draft', ownerId: userId, label: 'Q-1', number: null, declineReason: null, version: 1, content: quoteOfCanary },
    quoteVersions: { quoteId: otherId, content: quoteOfCanary },
    approvals: { quoteId: otherId, contentHash: 'a'.repeat(64), approverId: userId, state: 'asked', decidedBy: null, decidedAt: null, decisionNote: null },
    orders: { state: 'draft', ownerId: userId, label: 'D-1', number: null, content: quoteOfCanary },
    orderDeliveries: { orderId: otherId, deliveredOn: '2026-11-20', lines: '[]' },
    contracts: { kind: 'contract', state: 'draft', ownerId: userId, code: null, isNotRenewed: false },
    invoices: { number: '1', symbol: null, issuedOn: '2026-11-20', dueOn: null, state: 'open' },
    receipts: { kind: 'in', paidOn: '2026-11-20', way: 'cash', amountDong: 1000 },
    installedItems: { isRetired: false, serial: null },
    acceptances: { quoteId: otherId, answeredOn: '2026-11-20', way: 'signed' },
    savedViews: { entity: 'customers', spec: JSON.stringify({ text: canaryName }) },
    sharedViews: { entity: 'customers', spec: JSON.stringify({ text: canaryName }) },
    customerGroups: { kind: 'other', rule: JSON.stringify({ text: canaryName }), isActive: true },
    conflicts: { entity: contactId === null ? 'customers' : 'contacts', rowId: contactId ?? customerId, field: 'name', kind: 'field', keptBy: null, lostBy: null, keptDeviceId: null, lostDeviceId: null, resolution: null },
  }; // biome-ignore format: one line for each
  if (withoutPersons.includes(name)) return null;
  const definition: EntityDefinition = entities[name];
  const values: Fields = {};
  for (const field of definition.fields) values[field] = valueOf(definition, field, customerId);
  return { ...values, ...special[name] };
}

function valueOf(definition: EntityDefinition, field: string, customerId: string): FieldValue {
  if (field === 'customerId') return customerId;
  if (definition.booleans.includes(field)) return false;
  if (definition.integers.includes(field)) return 1;
  if (field === 'saidOn' || field === 'ratedOn' || field === 'receivedOn') return '2026-11-20';
  if (/On$|^birthday$|^asOf$/u.test(field)) return null;
  if (/At$|^at$/u.test(field)) return at;
  if (/Id$|Code$|^gender$|^preferredChannel$|^rating$|^siteKind$/u.test(field)) return null;
  return text;
}

/** Every entity in which the person can stand. */
export const personalEntities: readonly EntityName[] = entityNames.filter((name) => !withoutPersons.includes(name));
