import { expect, test } from 'vitest';
import type { TeamMember } from '../../src-shared/team/team.contract.ts';
import { teamColumns } from './team-columns.ts';

const member = (id: string, more: Partial<TeamMember> = {}): TeamMember => ({
  id,
  name: id,
  teamId: 'north',
  teamName: 'Miền Bắc',
  role: 'rep',
  isMe: false,
  ...more,
});
const names = (team: readonly TeamMember[], owners: readonly string[] = []) =>
  teamColumns(
    team,
    owners.map((ownerId) => ({ ownerId })),
    '2026-11-23',
    false,
  ).map(({ ownerName }) => ownerName);

test('a manager sees his team, himself first and the others by name', () => {
  const team = [member('Đức'), member('An'), member('Minh', { isMe: true, role: 'manager' }), member('Xa', { teamId: 'south' })];
  expect(names(team)).toEqual(['Minh', 'An', 'Đức']);
});

test('whoever has a visit that is seen here has a column, and an administrator has everybody', () => {
  const team = [member('Lan', { isMe: true }), member('Xa', { teamId: 'south' })];
  expect(names(team, ['Xa'])).toEqual(['Lan', 'Xa']);
  expect(names([member('Lan', { isMe: true, role: 'admin', teamId: null }), member('Xa', { teamId: 'south' })])).toEqual([
    'Lan',
    'Xa',
  ]);
});
