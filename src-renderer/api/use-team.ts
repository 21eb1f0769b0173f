import type { OfficeTeam, TeamMember } from '../../src-shared/team/team.contract.ts';
import { useClient } from './client.tsx';
import { useSharedAnswer } from './use-shared-answer.ts';

const nobody: readonly TeamMember[] = [];
const noTeam: readonly OfficeTeam[] = [];

/** The people of the office, the user among them (`isMe`). */
export function useTeam(): readonly TeamMember[] {
  const client = useClient();
  return (
    useSharedAnswer({
      queryKey: ['team', 'users'],
      meta: { entities: ['users', 'teams', 'status'] },
      queryFn: () => client.team.users({}),
    })?.users ?? nobody
  );
}

/** The teams of the office, by name; somebody who works alone has none. */
export function useTeams(): readonly OfficeTeam[] {
  const client = useClient();
  return (
    useSharedAnswer({
      queryKey: ['team', 'teams'],
      meta: { entities: ['teams', 'status'] },
      queryFn: () => client.team.teams({}),
    })?.teams ?? noTeam
  );
}
