/**
 * Who sees a row. Every row has one scope; a laptop holds the rows of the scopes that its user is a member of, and nothing else.
 *
 *     office          everybody: users, teams, lists
 *     user:<id>       a customer of this person with all that hangs on it: the person, the managers of the person's team, administrators
 *     team:<id>       a customer of a team that nobody in particular looks after: the team's people, administrators
 *     own:<id>        what belongs to one person alone: saved views
 *
 * The scope is computed, here and by the server alike, and never taken from a message.
 */
export const officeScope = 'office';

export function userScope(userId: string): string {
  return `user:${userId}`;
}

export function teamScope(teamId: string): string {
  return `team:${teamId}`;
}

export function ownScope(userId: string): string {
  return `own:${userId}`;
}

/** A customer's scope, and that of everything that hangs on it: its owner's, else its team's, else that of whoever wrote it down. */
export function scopeOfCustomer(customer: {
  readonly ownerId: string | null;
  readonly teamId: string | null;
  readonly createdBy: string | null;
}): string {
  if (customer.ownerId !== null) return userScope(customer.ownerId);
  if (customer.teamId !== null) return teamScope(customer.teamId);
  return customer.createdBy === null ? officeScope : userScope(customer.createdBy);
}

export interface ScopeUser {
  readonly id: string;
  readonly teamId: string | null;
  readonly role: 'rep' | 'manager' | 'admin';
  readonly isActive: boolean;
}

/** The scopes of one user among all users and teams of the office, sorted. Somebody who has left is a member of none. */
export function scopesOf(
  user: ScopeUser,
  office: { readonly users: readonly ScopeUser[]; readonly teamIds: readonly string[] },
): string[] {
  if (!user.isActive) return [];
  const scopes = new Set([officeScope, ownScope(user.id), userScope(user.id)]);
  if (user.teamId !== null) scopes.add(teamScope(user.teamId));
  for (const other of office.users) {
    // Customers of somebody who has left stay visible to those who may hand them over.
    const isOfMyTeam = user.role === 'manager' && user.teamId !== null && other.teamId === user.teamId;
    if (user.role === 'admin' || isOfMyTeam) scopes.add(userScope(other.id));
  }
  if (user.role === 'admin') for (const teamId of office.teamIds) scopes.add(teamScope(teamId));
  return [...scopes].sort();
}

/** What `hashOfScopes` hashes, on both sides: SHA-256 of this as UTF-8, in hex. */
export function textOfScopes(scopes: readonly string[]): string {
  return [...scopes].sort().join('\n');
}
