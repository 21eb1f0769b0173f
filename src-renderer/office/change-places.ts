import { partNames } from '../../src-shared/customers/parts.ts';
import { entities, isEntityName } from '../../src-shared/sync/entities.ts';

/*
 * Where the words of a change stand. Each kind of record has them with its own screens already; only what no screen names has a word of
 * this page (`office:fields`).
 */

/** Where the names of a kind of record's fields stand, first one first. */
const fieldPlaces: Readonly<Record<string, readonly string[]>> = {
  customers: ['customers:fields'],
  contacts: ['contacts:fields'],
  opportunities: ['opportunities:fields'],
  tasks: ['tasks:fields'],
  taskBatches: ['tasks:fields'],
  activityTypes: ['activities:fields'],
  interactions: ['office:fields', 'tasks:fields'],
  contracts: ['contracts:fields'],
  products: ['products:history.field'],
  productGroups: ['office:fields', 'products:history.field'],
  productCosts: ['products:history.field'],
  installedItems: ['installed-items:fields'],
  visitPlans: ['visitPlans:fields'],
  visitRules: ['visitPlans:fields'],
  territoryRules: ['territories:fields'],
  stages: ['opportunities:stages.fields'],
  dataRequests: ['dataRequests:fields'],
  files: ['files:fields'],
  orders: ['orders:field'],
  orderDeliveries: ['orders:field'],
  leadAssessments: ['leads'],
  invoices: ['receivables'],
  receipts: ['receivables'],
  competitors: ['competitors'],
  competitorPrices: ['competitors'],
  consentEvents: ['office:fields', 'persons:consent'],
  priceLists: ['products:lists'],
  vatRates: ['products:vat', 'products:fields'],
  priceRules: ['prices:form'],
  promotions: ['promotions:form'],
};
/** Rows of a customer's page have their words together. */
const partsPlace = 'parts:field';
/** What any kind of record may have: first this page's own words. */
const anyPlaces = ['office:fields', 'parts:field', 'contracts:fields', 'opportunities:fields', 'installed-items:fields'];
const parts: readonly string[] = [...partNames, 'yearlyDays'];

/** Where the words of a choice stand: a key for each of its values. */
const choicePlaces: Readonly<Record<string, string>> = {
  'conflicts.resolution': 'office:conflict.resolutionOf',
  'contacts.gender': 'customers:gender',
  'contacts.preferredChannel': 'customers:channel',
  'visits.state': 'visits:mark',
  'visitResults.outcome': 'visits:outcome',
  'interactions.kind': 'interactions:kind',
  'interactions.outcome': 'interactions:talkOutcome',
  'tasks.state': 'tasks:state',
  'tasks.priority': 'tasks:priority',
  'tasks.channel': 'tasks:channels',
  'tasks.outcome': 'tasks:outcomes',
  'activityTypes.kind': 'activities:kinds',
  'activityTypes.nextAssignee': 'activities:assignee',
  'carePlans.trigger': 'care:triggers',
  'carePlans.channel': 'care:channels',
  'checklists.subject': 'checklists:subjects',
  'contracts.kind': 'contracts:kinds',
  'contracts.state': 'contracts:states',
  'customFields.type': 'custom-fields:types',
  'dataRequests.kind': 'dataRequests:kind',
  'dataRequests.state': 'dataRequests:state',
  'expenses.kind': 'expenses:kinds',
  'expenses.state': 'expenses:states',
  'files.kind': 'files:kindOne',
  'customerGroups.kind': 'groups:kinds',
  'helpRequests.state': 'help:state',
  'leadAssessments.verdict': 'leads:verdict',
  'leadAssessments.warmth': 'leads:warmth',
  'stages.kind': 'opportunities:stages.kinds',
  'orders.state': 'orders:states',
  'quotes.state': 'quotes:states',
  'quotes.kind': 'quotes:kinds',
  'acceptances.way': 'quotes:ways',
  'approvals.state': 'papers:approval.states',
  'documentTemplates.kind': 'papers:kinds',
  'documentTemplates.language': 'papers:languages',
  'consentEvents.decision': 'persons:consent.state',
  'consentEvents.channel': 'persons:channel',
  'priceRules.kind': 'prices:rules.kinds',
  'products.vatClass': 'products:vatClass',
  'vatRates.vatClass': 'products:vatClass',
  'promotions.kind': 'promotions:kinds',
  'promotions.occasion': 'promotions:occasions',
  'entitlements.step': 'promotions:ledger.states',
  'invoices.state': 'receivables:states',
  'receipts.kind': 'receivables:kindNames',
  'receipts.way': 'receivables:ways',
  'reminderRules.kind': 'reminders:kind',
  'reminderStates.state': 'reminders:state',
  'holidays.kind': 'holidays:kind',
  'targets.kind': 'targets:kinds',
  'users.role': 'office:settings.roles',
  'visitForms.kind': 'visitForms:kinds',
  'yearlyDays.calendar': 'yearlyDays:calendars',
};

/** Records that have a page of their own. */
const pages = {
  customers: '/customers/$id',
  quotes: '/quotes/$id',
  orders: '/orders/$id',
  contracts: '/contracts/$id',
  opportunities: '/opportunities/$id',
  products: '/products/$id',
  competitors: '/competitors/$id',
} as const;

/**
 * Where what a refused change was about stands now, to be changed there: what is put together on a page of its own (the lines of a quote)
 * cannot be typed in a form. Null where there is no such page, or nothing on it: a record that was refused as a whole is not here.
 */
export function pageOf({ entity, kind }: { readonly entity: string; readonly kind: string }) {
  if (kind === 'create' || !Object.hasOwn(pages, entity)) return null;
  return pages[entity as keyof typeof pages]; // asked just before
}

/** The keys under which a field may be called, the best first. */
export function fieldKeys(entity: string, field: string): string[] {
  const places = parts.includes(entity) ? [partsPlace] : (fieldPlaces[entity] ?? []);
  return [...places, ...anyPlaces].map((place) => keyIn(place, field));
}

/** The key of a choice's word; null where the field is none. */
export function choiceKey(entity: string, field: string, value: string): string | null {
  const place = choicePlaces[`${entity}.${field}`];
  return place === undefined ? null : keyIn(place, value);
}

export type ValueKind = 'money' | 'number' | 'percent' | 'hundredths' | 'thousandths' | 'minute';

/** What a number counts, by the units that stand in its field's name; null where it is no number. */
export function numberKind(entity: string, field: string): ValueKind | null {
  if (!isEntityName(entity)) return null;
  const { integers }: { readonly integers: readonly string[] } = entities[entity];
  if (!integers.includes(field)) return null;
  if (field.endsWith('Dong')) return 'money';
  if (field.endsWith('BasisPoints')) return 'hundredths';
  if (field.endsWith('Percent')) return 'percent';
  if (field.endsWith('Milli')) return 'thousandths';
  return field === 'minuteOfDay' || field === 'dueMinute' ? 'minute' : 'number';
}

function keyIn(place: string, name: string): string {
  return place.includes(':') ? `${place}.${name}` : `${place}:${name}`;
}
