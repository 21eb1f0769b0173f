import type { TeamMember } from '../../src-shared/team/team.contract.ts';
import type { Visit } from '../../src-shared/visits/visit.ts';
import type { GridColumn } from './TimeGrid.tsx';

/**
 * The people whose day a team shows: one's own team, or for an administrator everybody, and whoever has a visit that can be seen here. One's
 * own column comes first, the others by name.
 */
export function teamColumns(
  team: readonly TeamMember[],
  visits: readonly Pick<Visit, 'ownerId'>[],
  day: string,
  isOff: boolean,
): GridColumn[] {
  const me = team.find(({ isMe }) => isMe);
  const owners = new Set(visits.map(({ ownerId }) => ownerId));
  const names = new Intl.Collator('vi');
  return team
    .filter(
      ({ id, isMe, teamId }) =>
        isMe || owners.has(id) || me?.role === 'admin' || (me !== undefined && me.teamId !== null && teamId === me.teamId),
    )
    .toSorted((a, b) => Number(b.isMe) - Number(a.isMe) || names.compare(a.name, b.name))
    .map(({ id, name }) => ({ key: id, day, ownerId: id, ownerName: name, isOff }));
}
