import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { customerChange } from '../../src-shared/customers/customer.ts';
import { customerRatings, lifecycles } from '../../src-shared/customers/customer.ts';
import { provinces } from '../../src-shared/vietnam/provinces.ts';
import { useChoices } from '../api/use-choices.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { useTeam, useTeams } from '../api/use-team.ts';
import { writeNumber } from '../ui/formats.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';

type BulkField = 'ownerId' | 'teamId' | 'lifecycle' | 'rating' | 'source' | 'provinceCode';
type Chosen = Partial<Record<BulkField, string>>;

/** The same change for many customers; what is not chosen stays as it is. */
export function BulkEditDrawer({ ids, isOpen, onClose }: { ids: readonly string[]; isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation('customers');
  const language = useLanguage();
  const team = useTeam();
  const teams = useTeams();
  const sources = useChoices('lead_source');
  const [chosen, setChosen] = useState<Chosen>({});
  const [isTried, setIsTried] = useState(false);
  const save = useCommand(
    (client, change: Chosen) => client.customers.updateMany({ ids: [...ids], change: change as z.input<typeof customerChange> }),
    {
      // Every option comes from the contract's own lists, so what is chosen fits the fields' types.
      done: (answer) => t('bulk.done', { count: answer.count, shown: writeNumber(answer.count, language) }),
      isQuiet: true,
    },
  );
  const fields: readonly { field: BulkField; options: readonly { value: string; label: string }[] }[] = [
    { field: 'ownerId', options: team.map(({ id, name }) => ({ value: id, label: name })) },
    ...(teams.length === 0
      ? []
      : [{ field: 'teamId' as const, options: teams.map(({ id, name }) => ({ value: id, label: name })) }]),
    { field: 'lifecycle', options: lifecycles.map((value) => ({ value, label: t(`lifecycle.${value}`) })) },
    { field: 'rating', options: customerRatings.map((value) => ({ value, label: value })) },
    { field: 'source', options: sources.options },
    { field: 'provinceCode', options: provinces.map(({ code, name }) => ({ value: code, label: name })) },
  ];
  const isEmpty = Object.keys(chosen).length === 0;

  async function run() {
    setIsTried(true);
    if (isEmpty || (await save.run(chosen)) === null) return;
    setChosen({});
    setIsTried(false);
    onClose();
  }

  return (
    <FormDrawer
      isOpen={isOpen}
      title={t('bulk.title', { count: ids.length, shown: writeNumber(ids.length, language) })}
      saveLabel={t('bulk.apply')}
      isSaving={save.isRunning}
      failure={save.failure ?? (isTried && isEmpty ? t('bulk.nothing') : null)}
      onSave={() => void run()}
      onClose={onClose}
    >
      {fields.map(({ field, options }) => (
        <Select
          key={field}
          label={t(`fields.${field}`)}
          placeholder={t('bulk.keep')}
          data={[...options]}
          value={chosen[field] ?? null}
          searchable={options.length > 8}
          clearable
          onChange={(value) =>
            setChosen(({ [field]: _old, ...others }) => (value === null ? others : { ...others, [field]: value }))
          }
        />
      ))}
    </FormDrawer>
  );
}
