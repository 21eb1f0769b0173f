import { expect, test } from 'vitest';
import { scopeOfCustomer, scopesOf, type ScopeUser } from './scopes.ts';

const lan: ScopeUser = { id: 'lan', teamId: 'south', role: 'rep', isActive: true };
const duc: ScopeUser = { id: 'duc', teamId: 'south', role: 'manager', isActive: true };
const tung: ScopeUser = { id: 'tung', teamId: 'north', role: 'rep', isActive: true };
const gone: ScopeUser = { id: 'gone', teamId: 'south', role: 'rep', isActive: false };
const huy: ScopeUser = { id: 'huy', teamId: null, role: 'admin', isActive: true };
const office = { users: [lan, duc, tung, gone, huy], teamIds: ['south', 'north'] };

test('a rep sees her own customers and those of her team that nobody looks after', () => {
  expect(scopesOf(lan, office)).toEqual(['office', 'own:lan', 'team:south', 'user:lan']);
});

test('a manager sees the customers of his team, also of somebody who has left, and of no other team', () => {
  expect(scopesOf(duc, office)).toEqual(['office', 'own:duc', 'team:south', 'user:duc', 'user:gone', 'user:lan']);
});

test('an administrator sees everything but what others keep for themselves', () => {
  const scopes = scopesOf(huy, office);
  expect(scopes).toContain('user:tung');
  expect(scopes).toContain('team:north');
  expect(scopes.filter((scope) => scope.startsWith('own:'))).toEqual(['own:huy']);
});

test('somebody who has left sees nothing', () => {
  expect(scopesOf(gone, office)).toEqual([]);
});

test('a customer belongs to its owner, else to its team, else to whoever wrote it down', () => {
  expect(scopeOfCustomer({ ownerId: 'lan', teamId: 'north', createdBy: 'duc' })).toBe('user:lan');
  expect(scopeOfCustomer({ ownerId: null, teamId: 'north', createdBy: 'duc' })).toBe('team:north');
  expect(scopeOfCustomer({ ownerId: null, teamId: null, createdBy: 'duc' })).toBe('user:duc');
});
