import { useCallback, useMemo } from 'react';
import type { Sharer } from '../../src-shared/sharing/sharing.contract.ts';
import { useClient } from '../api/client.tsx';
import { useSharedAnswer } from '../api/use-shared-answer.ts';
import { useTranslation } from '../locales/words.tsx';

const nobody: readonly Sharer[] = [];

function useChoices() {
  const client = useClient();
  return useSharedAnswer({
    queryKey: ['sharing', 'choices'],
    meta: { entities: ['users', 'teams', 'departments', 'status'] },
    queryFn: () => client.sharing.choices({}),
  });
}

/** With whom something can be shared; nobody where somebody works alone. */
export function useSharers(): readonly Sharer[] {
  return useChoices()?.choices ?? nobody;
}

/** Who is here no more, as a share of his is named: `Hùng (đã nghỉ)`. */
export function useNameOfGone(): (scope: string) => string {
  const { t } = useTranslation('sharing');
  const left = useChoices()?.left ?? nobody;
  return useCallback(
    (scope) => {
      const name = left.find((one) => one.scope === scope)?.name ?? null;
      return name === null ? t('someone') : `${name} ${t('leftMark')}`;
    },
    [left, t],
  );
}

/** The choices as a picker wants them: teams, departments, people. */
export function useSharerGroups(): { group: string; items: { value: string; label: string }[] }[] {
  const { t } = useTranslation('sharing');
  const sharers = useSharers();
  return useMemo(
    () =>
      (['team', 'department', 'user'] as const).flatMap((kind) => {
        const items = sharers
          .filter((one) => one.kind === kind)
          .map(({ scope, name }) => ({ value: scope, label: name ?? scope }));
        return items.length === 0 ? [] : [{ group: t(`kinds.${kind}`), items }];
      }),
    [sharers, t],
  );
}

/** What a `sharedWith` says in words: “Đội Nam, Phòng Kế toán”. */
export function useAudienceWords(): (text: string | null) => string {
  const { t } = useTranslation('sharing');
  const sharers = useSharers();
  const nameOfGone = useNameOfGone();
  return useCallback(
    (text) => {
      if (text === null) return t('nobody');
      const names = new Map(sharers.map(({ scope, name }) => [scope, name]));
      return text
        .split(',')
        .map((scope) => names.get(scope) ?? nameOfGone(scope))
        .join(', ');
    },
    [sharers, nameOfGone, t],
  );
}
