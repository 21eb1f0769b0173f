import { useMemo } from 'react';
import type { Substitution } from '../../src-shared/team/substitutions.contract.ts';
import { localDay } from '../../src-shared/lib/dates.ts';
import { useClient } from '../api/client.tsx';
import { useSharedAnswer } from '../api/use-shared-answer.ts';
import { useTeam } from '../api/use-team.ts';

const none: readonly Substitution[] = [];

export function useSubstitutions(): { substitutions: readonly Substitution[]; mayChange: boolean } {
  const client = useClient();
  const answer = useSharedAnswer({
    queryKey: ['substitutions', 'list'],
    meta: { entities: ['substitutions', 'users', 'status'] },
    queryFn: () => client.substitutions.list({}),
  });
  return { substitutions: answer?.substitutions ?? none, mayChange: answer?.mayChange ?? false };
}

/** The colleague for whom the user of this laptop makes a visit, by name; null where it is his own or nobody's turn. */
export function useInsteadOf(): (visit: { readonly ownerId: string | null; readonly startsAt: string }) => string | null {
  const { substitutions } = useSubstitutions();
  const me = useTeam().find(({ isMe }) => isMe)?.id;
  return useMemo(() => {
    const mine = substitutions.filter(({ substituteId }) => substituteId === me);
    return ({ ownerId, startsAt }) => {
      if (mine.length === 0) return null;
      const day = localDay(startsAt);
      return mine.find(({ userId, fromOn, toOn }) => userId === ownerId && fromOn <= day && day <= toOn)?.userName ?? null;
    };
  }, [substitutions, me]);
}
