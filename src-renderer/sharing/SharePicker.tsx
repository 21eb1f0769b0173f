import { MultiSelect } from '@mantine/core';
import { audienceOf, mostShares, textOfAudience } from '../../src-shared/sync/audience.ts';
import { useTranslation } from '../locales/words.tsx';
import { useNameOfGone, useSharerGroups } from './use-sharing.ts';

/**
 * The field “Chia sẻ với” of a form: teams, departments and people, by letters. Shown only where there is somebody to share with.
 * `value` is the text of `sharedWith`, and so is what is handed on.
 */
export function SharePicker({
  value,
  error,
  onChange,
}: {
  value: string | null;
  error?: string | undefined;
  onChange: (sharedWith: string | null) => void;
}) {
  const { t } = useTranslation('sharing');
  const groups = useSharerGroups();
  const nameOfGone = useNameOfGone();
  const known = new Set(groups.flatMap(({ items }) => items.map((item) => item.value)));
  const gone = audienceOf(value).filter((scope) => !known.has(scope));
  if (known.size === 0) return null;
  return (
    <MultiSelect
      label={t('with')}
      placeholder={value === null ? t('hint') : ''}
      data={
        gone.length === 0
          ? groups
          : [...groups, { group: t('left'), items: gone.map((scope) => ({ value: scope, label: nameOfGone(scope) })) }]
      }
      value={audienceOf(value)}
      maxValues={mostShares}
      searchable
      clearable
      hidePickedOptions
      nothingFoundMessage={t('nothingFound')}
      clearButtonProps={{ 'aria-label': t('end') }}
      error={error}
      onChange={(scopes) => onChange(textOfAudience(scopes))}
    />
  );
}
