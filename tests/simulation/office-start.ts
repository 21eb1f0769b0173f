import { teamScope, userScope } from '../../src-shared/sync/scopes.ts';
import type { Random } from '../faults/random.ts';
import type { People } from './hand.ts';
import type { OfficeStart } from './office.ts';

/** Two teams and five people; what they have in common is drawn. */
export function officeStart(random: Random, newId: () => string): { begin: OfficeStart; people: People } {
  const teams = ['Đội Nam', 'Đội Bắc'].map((name) => ({ id: newId(), name }));
  const departments = ['Kế toán', 'Kho'].map((name) => ({ id: newId(), name }));
  const user = (name: string, role: 'rep' | 'manager' | 'admin', team: number | null, department: number | null = null) => ({
    id: newId(),
    name,
    role,
    teamId: team === null ? null : (teams[team]?.id ?? null),
    departmentId: department === null ? null : (departments[department]?.id ?? null),
    isActive: true,
  });
  const users = [
    user('Lan', 'rep', 0),
    user('Đức', 'manager', 0),
    user('Hà', 'rep', 0, 0),
    user('Tùng', 'rep', 1, 1),
    user('Huy', 'admin', random.below(2) === 0 ? null : 1),
  ];
  const listItems = ['referral', 'fair'].map((key, order) => ({
    list: 'lead_source',
    key,
    vi: key,
    en: key,
    order,
    isActive: true,
  }));
  const customers = Array.from({ length: 6 }, (_, number) => {
    const owner = random.pick([...users, ...teams]);
    const isTeam = teams.some(({ id }) => id === owner.id);
    const fields = {
      kind: 'company',
      name: `Bao bì ${number}`,
      lifecycle: 'lead',
      ownerId: isTeam ? null : owner.id,
      teamId: isTeam ? owner.id : null,
    };
    return { id: newId(), scopeId: isTeam ? teamScope(owner.id) : userScope(owner.id), fields };
  });
  return {
    begin: { users, teams, listItems, customers },
    people: {
      userIds: users.map(({ id }) => id),
      teamIds: teams.map(({ id }) => id),
      departmentIds: departments.map(({ id }) => id),
    },
  };
}
