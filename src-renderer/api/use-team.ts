import { useQuery } from '@tanstack/react-query';
import type { TeamMember } from '../../src-shared/team/team.contract.ts';
import { useClient } from './client.tsx';

const nobody: readonly TeamMember[] = [];

/** The people of the office, the user among them (`isMe`). */
export function useTeam(): readonly TeamMember[] {
  const client = useClient();
  return (
    useQuery({
      queryKey: ['team', 'users'],
      meta: { entities: ['users', 'teams', 'status'] },
      queryFn: () => client.team.users({}),
    }).data?.users ?? nobody
  );
}
