import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ActivityType } from '../../src-shared/activities/activities.contract.ts';
import { useClient } from '../api/client.tsx';
import { useLanguage } from '../api/use-language.ts';

const none: readonly ActivityType[] = [];

export interface ActivityTypes {
  readonly types: readonly ActivityType[];
  readonly mayChange: boolean;
  /** The name in the language of the screen; null for a kind that is not here (any more). */
  nameOf(id: string | null): string | null;
  /** For a `Select`: those in use, and the chosen one where it is not. */
  choicesFor(chosen: string | null): { value: string; label: string }[];
}

/** The office's own kinds of activity. */
export function useActivityTypes(): ActivityTypes {
  const client = useClient();
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: ['activityTypes', 'list'],
    meta: { entities: ['activityTypes', 'users', 'status'] },
    queryFn: () => client.activityTypes.list({}),
  });
  return useMemo(() => {
    const types = data?.types ?? none;
    const nameOf = (type: ActivityType) => (language === 'en' ? type.en : type.vi);
    return {
      types,
      mayChange: data?.mayChange ?? false,
      nameOf(id) {
        const type = types.find((one) => one.id === id);
        return type === undefined ? null : nameOf(type);
      },
      choicesFor: (chosen) =>
        types.filter((type) => type.isActive || type.id === chosen).map((type) => ({ value: type.id, label: nameOf(type) })),
    };
  }, [data, language]);
}
