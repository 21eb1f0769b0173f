import { Select } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { foldText } from '../../src-shared/vietnam/fold.ts';
import { useCommand } from '../api/use-command.ts';
import type { Adding } from '../ui/adding.ts';
import { useCompetitors } from './use-competitors.ts';

const newMark = 'new:';

/** Chooses a competitor by name, without accents; one that nobody has named yet is added with the choice. */
export function CompetitorPicker({
  label,
  name,
  value,
  error,
  isRequired = false,
  hasFocus = false,
  onChange,
  onAdding,
}: {
  label?: string;
  /** What the field is called where no label stands above it. */
  name?: string;
  value: string | null;
  error?: ReactNode;
  isRequired?: boolean;
  hasFocus?: boolean;
  onChange: (competitorId: string | null) => void;
  /** While one is being added the form has still the one before: it must not be saved until then. */
  onAdding?: (adding: Adding) => void;
}) {
  const { t } = useTranslation('competitors');
  const [text, setText] = useState('');
  const known = useCompetitors().data?.competitors ?? [];
  const add = useCommand((client, wanted: string) => client.competitors.create({ name: wanted }), {
    done: (_made, wanted) => t('created', { name: wanted }),
  });
  const called = label ?? name ?? t('competitor');
  const typed = text.trim();
  const words = foldText(typed);
  const isNew = typed !== '' && !known.some((competitor) => foldText(competitor.name) === words);

  async function choose(chosen: string | null) {
    if (chosen === null || !chosen.startsWith(newMark)) return onChange(chosen);
    onAdding?.('running');
    const made = await add.run(chosen.slice(newMark.length));
    if (made !== null) onChange(made.id);
    onAdding?.(made === null ? 'refused' : 'none');
  }

  return (
    <Select
      {...(label === undefined ? { 'aria-label': called } : { label })}
      placeholder={t('pick')}
      searchable
      clearable={!isRequired}
      clearButtonProps={{ 'aria-label': t('clear', { label: called }) }}
      withAsterisk={isRequired}
      data-autofocus={hasFocus || undefined}
      error={error}
      // A field that is switched off would lose the focus.
      readOnly={add.isRunning}
      value={value}
      data={[
        ...known.map((competitor) => ({ value: competitor.id, label: competitor.name })),
        ...(isNew ? [{ value: `${newMark}${typed}`, label: t('add', { name: typed }) }] : []),
      ]}
      filter={({ options, search }) =>
        options.filter(
          (option) =>
            'value' in option && (option.value.startsWith(newMark) || foldText(option.label).includes(foldText(search.trim()))),
        )
      }
      onSearchChange={setText}
      onChange={(chosen) => void choose(chosen)}
    />
  );
}
