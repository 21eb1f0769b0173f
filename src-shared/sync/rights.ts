import { anchorOf } from './anchors.ts';
import { audienceOf } from './audience.ts';
import type { EntityName } from './entities.ts';
import type { Fields } from './merge.ts';
import type { StandIn } from '../team/substitution.ts';
import type { RefusalCode } from './protocol.ts';
import { repsDayEntities } from './reps-day-entities.ts';
import { isMemberOf, isRootEntity, type ScopeUser, scopeWithoutShares, teamScope, userScope } from './scopes.ts';

/*
 * Who may change what: entity × kind × role × field, as data. Seeing comes first (`scopes.ts`): nobody changes what he does not see,
 * and the answer is the same whether such a row exists or not.
 */

/**
 * `seer`: whoever sees the row. `author`: whoever wrote it. `author-or-admin`: an administrator who sees it too. A refusal code: nobody, and
 * this is what he is told.
 */
export type WhoMay =
  | 'seer'
  | 'author'
  | 'author-or-admin'
  | 'admin'
  | Extract<RefusalCode, 'office-only' | 'append-only' | 'forbidden'>;

export interface EntityRights {
  readonly create: WhoMay;
  readonly update: WhoMay;
  readonly delete: WhoMay;
  readonly restore: WhoMay;
  /** Fields that are written once, when the row is made. */
  readonly fixed: readonly string[];
  /** Where only some fields may ever be changed. */
  readonly changeable: readonly string[] | null;
  /** Fields that give something to somebody. */
  readonly gives: Readonly<Record<string, Gift>>;
  /** What whoever sees the row only because it is shared with him leaves alone; where there is any, he neither deletes nor restores it. */
  readonly ofOwnPeople: readonly string[];
}

type Gift = 'user' | 'team' | 'colleague' | 'anybody' | 'audience';

const nothingSpecial = { fixed: [], changeable: null, gives: {}, ofOwnPeople: [] };
const ofSeers = { create: 'seer', update: 'seer', delete: 'seer', restore: 'seer', ...nothingSpecial } as const;
const ofAdmins = { create: 'admin', update: 'admin', delete: 'admin', restore: 'admin', ...nothingSpecial } as const;
const ofOffice = {
  create: 'office-only',
  update: 'office-only',
  delete: 'office-only',
  restore: 'office-only',
  ...nothingSpecial,
} as const;
/** What was said stays said; whoever wrote it may take it back. */
const log = { create: 'seer', update: 'append-only', delete: 'author', restore: 'author', ...nothingSpecial } as const;

/** A shared task is done, and told how it went, by whoever comes to it first. */
const taskFieldsForAll: readonly string[] = ['state', 'outcome', 'note', 'doneAt', 'doneBy'];

const ofCustomer = { ...ofSeers, fixed: ['customerId'] } as const;
/** Changed by whoever sees the customer; no command deletes it, so that only an undo of its author takes it away, or an administrator. */
const ofItsAuthor = { ...ofCustomer, delete: 'author-or-admin', restore: 'author-or-admin' } as const;
/** Written once and never taken back, not even by its author. */
const kept = { ...log, delete: 'append-only', restore: 'append-only' } as const;

const salesRights = {
  stages: ofAdmins,
  opportunities: { ...ofCustomer, gives: { ownerId: 'anybody' } },
  opportunityProducts: { ...ofCustomer, fixed: ['customerId', 'opportunityId'] },
  opportunityContacts: { ...ofCustomer, fixed: ['customerId', 'opportunityId', 'contactId'] },
  taggings: { ...ofCustomer, fixed: ['customerId', 'onEntity', 'onId'] },
  leadAssessments: log,
  competitors: ofSeers,
  competitorPrices: log,
  vatRates: ofAdmins,
  productGroups: ofAdmins,
  products: ofAdmins,
  // Who may read a content follows from who sent it (`src-server/files`), so no row is moved to another one.
  productPhotos: { ...ofAdmins, fixed: ['productId', 'sha256', 'bytes'] },
  productCosts: ofAdmins,
  priceLists: ofAdmins,
  listPrices: ofAdmins,
  priceRules: ofAdmins,
  paymentDiscounts: ofAdmins,
  promotions: ofAdmins,
  giftMovements: kept,
  entitlements: kept,
  quotes: { ...ofCustomer, fixed: ['customerId', 'label'], gives: { ownerId: 'anybody' } },
  quoteVersions: kept,
  approvals: {
    ...ofCustomer,
    delete: 'append-only',
    restore: 'append-only',
    fixed: ['customerId', 'quoteId', 'version', 'contentHash', 'ruleId', 'step', 'approverId'],
  },
  approvalRules: ofAdmins,
  acceptances: log,
  documentTemplates: ofAdmins,
  orders: { ...ofCustomer, fixed: ['customerId', 'label'], gives: { ownerId: 'anybody' } },
  orderDeliveries: log,
  contracts: { ...ofItsAuthor, gives: { ownerId: 'anybody' } },
  invoices: ofCustomer,
  receipts: log,
  installedItems: ofItsAuthor,
  stockLevels: ofAdmins,
} as const satisfies Partial<Record<EntityName, EntityRights>>;

export const entityRights: Readonly<Record<EntityName, EntityRights>> = {
  customers: {
    ...ofSeers,
    gives: { ownerId: 'user', teamId: 'team', sharedWith: 'audience' },
    ofOwnPeople: ['ownerId', 'teamId', 'sharedWith', 'mergedInto'],
  },
  contacts: { ...ofSeers, fixed: ['customerId'] },
  visits: { ...ofSeers, fixed: ['customerId'], gives: { ownerId: 'colleague' } },
  visitResults: log,
  interactions: log,
  // Only the one person of the scope `own:` sees them.
  savedViews: ofSeers,
  listItems: ofAdmins,
  conflicts: { ...ofSeers, create: 'forbidden', delete: 'forbidden', restore: 'forbidden', changeable: ['resolution'] },
  capitalItems: ofCustomer,
  shareholders: ofCustomer,
  officers: ofCustomer,
  businessLines: ofCustomer,
  investmentAreas: ofCustomer,
  walletShares: ofCustomer,
  opinions: log,
  ratings: log,
  referrals: ofCustomer,
  relations: ofCustomer,
  consentEvents: kept,
  dataRequests: {
    ...ofCustomer,
    fixed: ['customerId', 'contactId', 'kind', 'receivedOn'],
    delete: 'append-only',
    restore: 'append-only',
  },
  erasures: { ...kept, create: 'admin' },
  customerGroups: ofAdmins,
  groupMembers: ofCustomer,
  keptApart: ofCustomer,
  merges: log,
  handovers: kept,
  helpRequests: { ...ofItsAuthor, fixed: ['customerId', 'text', 'askedAt', 'kind'] },
  files: { ...ofCustomer, fixed: ['customerId', 'sha256', 'bytes'] },
  customFields: ofAdmins,
  customValues: { ...ofCustomer, fixed: ['customerId', 'entity', 'rowId', 'fieldId'] },
  territoryRules: ofAdmins,
  officeSettings: ofAdmins,
  sharedViews: { ...ofSeers, update: 'author', delete: 'author', restore: 'author' },
  visitRules: ofAdmins,
  visitPlans: { ...ofCustomer, gives: { ownerId: 'colleague' } },
  visitForms: ofAdmins,
  formAnswers: log,
  expenses: { ...ofSeers, delete: 'author', restore: 'author', fixed: ['ownerId'], gives: { ownerId: 'user' } },
  dayRoutes: ofSeers,
  activityTypes: ofAdmins,
  tasks: {
    ...ofSeers,
    gives: { assigneeId: 'anybody', sharedWith: 'audience' },
    ofOwnPeople: repsDayEntities.tasks.fields.filter((field) => !taskFieldsForAll.includes(field)),
  },
  taskBatches: {
    ...ofSeers,
    gives: { assigneeId: 'anybody', sharedWith: 'audience' },
    ofOwnPeople: repsDayEntities.taskBatches.fields,
  },
  checklists: ofAdmins,
  checklistMarks: ofCustomer,
  carePlans: ofAdmins,
  reminderRules: ofAdmins,
  reminderStates: ofSeers,
  yearlyDays: ofCustomer,
  holidays: ofAdmins,
  substitutions: ofAdmins,
  targets: ofAdmins,
  appointments: {
    ...ofSeers,
    fixed: ['ownerId'],
    gives: { ownerId: 'user', sharedWith: 'audience' },
    ofOwnPeople: repsDayEntities.appointments.fields,
  },
  exportLog: kept,
  ...salesRights,
  departments: ofOffice,
  users: ofOffice,
  teams: ofOffice,
};

export interface People {
  readonly users: readonly ScopeUser[];
  readonly teamIds: readonly string[];
  /** Who leads which team, where somebody does. */
  readonly leaders?: ReadonlyMap<string, string>;
  /** Who stands in for whom today. */
  readonly standIns?: readonly StandIn[];
  /** The same with those whose days have just ended: what they wrote in time and send now is taken. */
  readonly lateStandIns?: readonly StandIn[];
}

export interface RightsRefusal {
  readonly code: Extract<RefusalCode, 'office-only' | 'append-only' | 'forbidden'>;
  readonly field: string | null;
}

/** Told before anything is looked up: what nobody with this role may do with any row. Null where it depends on the row. */
export function refusalOfKind(
  name: EntityName,
  kind: 'create' | 'update' | 'delete' | 'restore',
  author: ScopeUser,
): RightsRefusal | null {
  const who = entityRights[name][kind];
  if (who === 'seer' || who === 'author' || who === 'author-or-admin') return null;
  if (who === 'admin') return author.role === 'admin' ? null : { code: 'office-only', field: null };
  return { code: who, field: null };
}

/**
 * What stands in the own fields of a product is the administrator's as the product is: whoever may not change the record that a row
 * hangs on does not write there either. `fields`: of the row, or of the one that is to be made.
 */
export function refusalOfAnchor(name: EntityName, fields: Fields, author: ScopeUser): RightsRefusal | null {
  const anchor = anchorOf(name, fields);
  return anchor === null || anchor === 'customers' ? null : refusalOfKind(anchor, 'update', author);
}

/** Whether this is for the row's author alone, and the one who sees it is somebody else. */
export function isForItsAuthor(
  name: EntityName,
  kind: 'create' | 'update' | 'delete' | 'restore',
  createdBy: string | null,
  author: ScopeUser,
): boolean {
  const who = entityRights[name][kind];
  if (createdBy === author.id) return false;
  return who === 'author' || (who === 'author-or-admin' && author.role !== 'admin');
}

/** Whether somebody with these scopes would see the row if it were shared with nobody. */
export function isOfOwnPeople(
  name: EntityName,
  row: { readonly fields: Fields; readonly createdBy: string | null },
  scopes: ReadonlySet<string>,
): boolean {
  return !isRootEntity(name) || isMemberOf(scopeWithoutShares(name, row.fields, row.createdBy), scopes);
}

/** Whether those whom a row is shared with may not do this to it. */
export function isForOwnPeopleOnly(name: EntityName, kind: 'create' | 'update' | 'delete' | 'restore', patch: Fields): boolean {
  const { ofOwnPeople } = entityRights[name];
  if (kind === 'delete' || kind === 'restore') return ofOwnPeople.length > 0;
  return kind === 'update' && ofOwnPeople.some((field) => field in patch);
}

/** The first field of the patch that this person may not set so. `current` is null for a new row. */
export function refusalOfFields(
  name: EntityName,
  patch: Fields,
  current: Fields | null,
  author: ScopeUser,
  people: People,
): RightsRefusal | null {
  const rights = entityRights[name];
  const isAnythingFixed = current !== null && (rights.fixed.length > 0 || rights.changeable !== null);
  if (!isAnythingFixed && Object.keys(rights.gives).length === 0) return null;
  for (const [field, value] of Object.entries(patch)) {
    const stays = current !== null && (current[field] ?? null) === value;
    const isFixed = current !== null && (rights.fixed.includes(field) || rights.changeable?.includes(field) === false);
    if (isFixed && !stays) return { code: 'forbidden', field };
    const gift = rights.gives[field];
    if (gift === undefined || stays || typeof value !== 'string') continue;
    if (gift === 'audience') {
      const before = audienceOf(textOrNull(current?.[field]));
      if (!isAudienceHere(value, before, people)) return { code: 'forbidden', field };
    } else if (!mayGive(gift, value, author, people)) return { code: 'forbidden', field };
  }
  return null;
}

/**
 * A rep gives customers to himself, to his team and its people, and visits to colleagues of it; managers and administrators to
 * anybody who works here. A task may be given to anybody by anybody.
 */
function mayGive(gift: Exclude<Gift, 'audience'>, to: string, author: ScopeUser, people: People): boolean {
  const isFree = author.role !== 'rep';
  if (gift === 'team') return people.teamIds.includes(to) && (isFree || author.teamId === to);
  const receiver = people.users.find((user) => user.id === to);
  if (receiver === undefined || !receiver.isActive) return false;
  if (gift === 'anybody') return true;
  const standIns = people.lateStandIns ?? people.standIns ?? [];
  if (standIns.some(({ userId, substituteId }) => userId === receiver.id && substituteId === author.id)) return true;
  return isFree || receiver.id === author.id || (author.teamId !== null && receiver.teamId === author.teamId);
}

/** Whoever shares shares with anybody who works here, and with any team; whom it was shared with before may have left. */
function isAudienceHere(text: string, before: readonly string[], people: People): boolean {
  const here = new Set([
    ...before,
    ...people.users.filter(({ isActive }) => isActive).map(({ id }) => userScope(id)),
    ...people.teamIds.map(teamScope),
  ]);
  return audienceOf(text).every((scope) => here.has(scope) || scope.startsWith('department:'));
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
