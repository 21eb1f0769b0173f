import { expect, test } from 'vitest';
import { isMemberOf, partsOfScope, scopeOfOffice, scopeOfRow, scopesOf, type ScopeUser, scopeWithoutShares } from './scopes.ts';

const lan: ScopeUser = { id: 'lan', teamId: 'south', departmentId: null, role: 'rep', isActive: true };
const duc: ScopeUser = { id: 'duc', teamId: 'south', departmentId: null, role: 'manager', isActive: true };
const tung: ScopeUser = { id: 'tung', teamId: 'north', departmentId: null, role: 'rep', isActive: true };
const gone: ScopeUser = { id: 'gone', teamId: 'south', departmentId: null, role: 'rep', isActive: false };
const huy: ScopeUser = { id: 'huy', teamId: null, departmentId: null, role: 'admin', isActive: true };
const office = { users: [lan, duc, tung, gone, huy], teamIds: ['south', 'north'] };

test('a rep sees her own customers and those of her team that nobody looks after', () => {
  expect(scopesOf(lan, office)).toEqual(['office', 'own:lan', 'team:south', 'user:lan']);
});

test('a manager sees the customers of his team, also of somebody who has left, and of no other team', () => {
  expect(scopesOf(duc, office)).toEqual(['office', 'own:duc', 'role:manager', 'team:south', 'user:duc', 'user:gone', 'user:lan']);
});

test('an administrator sees everything but what others keep for themselves', () => {
  const scopes = scopesOf(huy, office);
  expect(scopes).toContain('user:tung');
  expect(scopes).toContain('team:north');
  expect(scopes.filter((scope) => scope.startsWith('own:'))).toEqual(['own:huy']);
});

test('what a product costs is seen by those who lead, and by nobody else', () => {
  expect([scopeOfOffice('productCosts'), scopeOfOffice('products')]).toEqual(['role:manager', 'office']);
  const sees = (user: ScopeUser) => isMemberOf(scopeOfOffice('productCosts'), new Set(scopesOf(user, office)));
  expect([lan, tung, gone, duc, huy].map(sees)).toEqual([false, false, false, true, true]);
});

test('somebody who has left sees nothing', () => {
  expect(scopesOf(gone, office)).toEqual([]);
});

test('a customer belongs to its owner, else to its team, else to whoever wrote it down', () => {
  expect(scopeOfRow('customers', { ownerId: 'lan', teamId: 'north' }, 'duc')).toBe('user:lan');
  expect(scopeOfRow('customers', { ownerId: null, teamId: 'north' }, 'duc')).toBe('team:north');
  expect(scopeOfRow('customers', { ownerId: null, teamId: null }, 'duc')).toBe('user:duc');
});

test('people of a department see what is shared with it, and the others do not', () => {
  const accountant = { ...tung, departmentId: 'accounts' };
  expect(scopesOf(accountant, office)).toEqual(['department:accounts', 'office', 'own:tung', 'team:north', 'user:tung']);
  const scope = scopeOfRow('customers', { ownerId: 'lan', teamId: null, sharedWith: 'department:accounts' }, 'lan');
  const sees = (user: ScopeUser) => isMemberOf(scope, new Set(scopesOf(user, office)));
  expect([lan, duc, huy, accountant].map(sees)).toEqual([true, true, true, true]);
  expect([tung, gone].map(sees)).toEqual([false, false]);
});

test('a task is seen by whoever is to do it, whoever wrote it down, and whom it is shared with', () => {
  expect(scopeOfRow('tasks', { assigneeId: 'lan', sharedWith: null }, 'lan')).toBe('user:lan');
  expect(scopeOfRow('tasks', { assigneeId: 'tung', sharedWith: null }, 'lan')).toBe('any:user:lan|user:tung');
  const shared = scopeOfRow('tasks', { assigneeId: 'tung', sharedWith: 'department:accounts,user:lan' }, 'lan');
  expect(shared).toBe('any:department:accounts|user:lan|user:tung');
  expect(partsOfScope(shared)).toEqual(['department:accounts', 'user:lan', 'user:tung']);
});

test('expenses and appointments are their owner’s, an appointment also of those who are invited to see it', () => {
  expect(scopeOfRow('expenses', { ownerId: 'lan' }, 'duc')).toBe('user:lan');
  expect(scopeOfRow('appointments', { ownerId: 'lan', sharedWith: 'team:north' }, 'lan')).toBe('any:team:north|user:lan');
  expect(scopeWithoutShares('appointments', { ownerId: 'lan', sharedWith: 'team:north' }, 'lan')).toBe('user:lan');
});
