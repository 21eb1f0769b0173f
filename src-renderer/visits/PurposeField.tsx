import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { foldText } from '../../src-shared/vietnam/fold.ts';
import { useChoices } from '../api/use-choices.ts';
import { useCommand } from '../api/use-command.ts';
import type { Adding } from '../ui/adding.ts';

const addValue = '+';

/** What a visit is for. A purpose that the list does not have is typed and added on the spot. */
export function PurposeField({
  value,
  onChange,
  onAdding,
  label,
}: {
  value: string;
  onChange: (purpose: string) => void;
  /** While an own purpose is being added the form has still the one before: it must not be saved until then. */
  onAdding: (adding: Adding) => void;
  label: string;
}) {
  const { t } = useTranslation('visits');
  const purposes = useChoices('visit_purpose');
  const [typed, setTyped] = useState('');
  const add = useCommand((client, name: string) => client.lists.add({ list: 'visit_purpose', vi: name }), {
    done: (_added, name) => t('purpose.added', { name }),
  });
  const known = purposes.options.some((option) => option.value === value)
    ? purposes.options
    : [...purposes.options, { value, label: purposes.wordFor(value) }];
  const wanted = typed.trim();
  const isNew = wanted !== '' && !known.some((option) => foldText(option.label) === foldText(wanted));
  const data = isNew ? [...known, { value: addValue, label: t('purpose.add', { name: wanted }) }] : [...known];

  async function choose(chosen: string | null) {
    if (chosen === null) return;
    if (chosen !== addValue) return onChange(chosen);
    onAdding('running');
    const added = await add.run(wanted);
    if (added !== null) onChange(added.key);
    onAdding(added === null ? 'refused' : 'none');
  }

  return (
    <Select
      label={label}
      value={value}
      data={data}
      searchable
      allowDeselect={false}
      onSearchChange={setTyped}
      onChange={(chosen) => void choose(chosen)}
      filter={({ options, search }) => {
        const words = foldText(search);
        const isUntouched = known.some((option) => option.value === value && option.label === search);
        if (words === '' || isUntouched) return options.filter((option) => 'value' in option && option.value !== addValue);
        return options.filter(
          (option) => 'value' in option && (option.value === addValue || foldText(option.label).includes(words)),
        );
      }}
    />
  );
}
