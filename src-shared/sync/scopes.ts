import { audienceOf } from './audience.ts';
import type { StandIn } from '../team/substitution.ts';
import type { EntityName } from './entities.ts';
import type { Fields } from './merge.ts';

/**
 * Who sees a row. Every row has one scope; a laptop holds the rows of the scopes that its user is a member of, and nothing else.
 *
 *     office             everybody: users, teams, lists
 *     user:<id>          a customer, task, expense of this person: the person, the managers of the person's team, administrators
 *     team:<id>          a customer of a team that nobody in particular looks after: the team's people, administrators
 *     department:<id>    what is shared with a department: its people
 *     own:<id>           what belongs to one person alone: saved views
 *     role:manager       what only those who lead see: managers of every team, administrators
 *     any:<part>|<part>  several of the above at once, sorted: whoever is a member of one of them
 *
 * The scope is computed, here and by the server alike, and never taken from a message. A person is a member of the single ones; of the
 * composite ones that follows, so nobody has to be told when a new one comes about.
 */
export const officeScope = 'office';

export const managerScope = 'role:manager';

/** Of the office's own lists those that only managers and administrators have on their laptops. */
const ofManagers: ReadonlySet<string> = new Set<EntityName>(['productCosts']);

export function isOfManagers(name: string): boolean {
  return ofManagers.has(name);
}

/** The scope of a row that is nobody's in particular. */
export function scopeOfOffice(name: EntityName): string {
  return isOfManagers(name) ? managerScope : officeScope;
}

const composite = 'any:';

export function userScope(userId: string): string {
  return `user:${userId}`;
}

export function teamScope(teamId: string): string {
  return `team:${teamId}`;
}

export function departmentScope(departmentId: string): string {
  return `department:${departmentId}`;
}

export function ownScope(userId: string): string {
  return `own:${userId}`;
}

/** The one scope for the members of all of these. Nobody's: everybody's. */
export function scopeOfAll(parts: readonly string[]): string {
  const [first, ...others] = [...new Set(parts)].sort();
  if (first === undefined) return officeScope;
  return others.length === 0 ? first : `${composite}${[first, ...others].join('|')}`;
}

/** The single scopes that a scope is made of: itself, where it is one. */
export function partsOfScope(scope: string): string[] {
  return scope.startsWith(composite) ? scope.slice(composite.length).split('|') : [scope];
}

export function isComposite(scope: string): boolean {
  return scope.startsWith(composite);
}

/** Whether somebody with these scopes sees what lies in that one. */
export function isMemberOf(scope: string, scopes: ReadonlySet<string>): boolean {
  return scopes.has(scope) || (isComposite(scope) && partsOfScope(scope).some((part) => scopes.has(part)));
}

/** Entities whose rows travel with their people, and the fields that say who they are. */
export const fieldsOfScope = {
  customers: ['ownerId', 'teamId', 'sharedWith'],
  tasks: ['assigneeId', 'sharedWith'],
  taskBatches: ['assigneeId', 'sharedWith'],
  expenses: ['ownerId'],
  appointments: ['ownerId', 'sharedWith'],
} as const satisfies Partial<Record<EntityName, readonly string[]>>;

export type RootEntity = keyof typeof fieldsOfScope;

export const rootEntities = Object.keys(fieldsOfScope) as RootEntity[]; // the object's own keys are exactly this union

export function isRootEntity(name: string): name is RootEntity {
  return Object.hasOwn(fieldsOfScope, name);
}

/** Whether a change of these fields can change who sees the row. */
export function touchesScope(name: string, patch: Fields): boolean {
  return isRootEntity(name) && fieldsOfScope[name].some((field) => field in patch);
}

/**
 * The scope of a row that others may hang on, and of everything that hangs on it. A customer is its owner's, else its team's, else of
 * whoever wrote it down; a task is of whoever is to do it and whoever wrote it down; expenses and appointments are their owner's. All of
 * them also of those whom they are shared with.
 */
export function scopeOfRow(name: RootEntity, fields: Fields, createdBy: string | null): string {
  return scopeOfAll([...ownPeople(name, fields, createdBy), ...audienceOf(textOrNull(fields['sharedWith']))]);
}

/** The same without those whom it is shared with: who may give it away, share it, take it away. */
export function scopeWithoutShares(name: RootEntity, fields: Fields, createdBy: string | null): string {
  return scopeOfAll(ownPeople(name, fields, createdBy));
}

function ownPeople(name: RootEntity, fields: Fields, createdBy: string | null): string[] {
  const personOf = (id: unknown) => (typeof id === 'string' ? [userScope(id)] : []);
  if (name === 'customers') {
    const { ownerId, teamId } = fields;
    if (typeof ownerId === 'string') return [userScope(ownerId)];
    return typeof teamId === 'string' ? [teamScope(teamId)] : personOf(createdBy);
  }
  if (name === 'tasks' || name === 'taskBatches') return [...personOf(fields['assigneeId']), ...personOf(createdBy)];
  return personOf(fields['ownerId'] ?? createdBy);
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

export interface ScopeUser {
  readonly id: string;
  readonly teamId: string | null;
  readonly departmentId: string | null;
  readonly role: 'rep' | 'manager' | 'admin';
  readonly isActive: boolean;
}

/** The single scopes of one user among all users and teams of the office, sorted. Somebody who has left is a member of none. */
export function scopesOf(
  user: ScopeUser,
  office: {
    readonly users: readonly ScopeUser[];
    readonly teamIds: readonly string[];
    /** Of today. Whoever stands in for a colleague sees what the colleague sees of his own, not what he leads. */
    readonly standIns?: readonly StandIn[];
  },
): string[] {
  if (!user.isActive) return [];
  const scopes = new Set([officeScope, ownScope(user.id), userScope(user.id)]);
  if (user.teamId !== null) scopes.add(teamScope(user.teamId));
  if (user.departmentId !== null) scopes.add(departmentScope(user.departmentId));
  for (const other of office.users) {
    // Customers of somebody who has left stay visible to those who may hand them over.
    const isOfMyTeam = user.role === 'manager' && user.teamId !== null && other.teamId === user.teamId;
    if (user.role === 'admin' || isOfMyTeam) scopes.add(userScope(other.id));
  }
  for (const { userId, substituteId } of office.standIns ?? []) if (substituteId === user.id) scopes.add(userScope(userId));
  if (user.role !== 'rep') scopes.add(managerScope);
  if (user.role === 'admin') for (const teamId of office.teamIds) scopes.add(teamScope(teamId));
  return [...scopes].sort();
}

/** What `hashOfScopes` hashes, on both sides: SHA-256 of this as UTF-8, in hex. */
export function textOfScopes(scopes: readonly string[]): string {
  return [...scopes].sort().join('\n');
}
