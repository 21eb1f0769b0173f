import { Select, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import { useCommand } from '../api/use-command.ts';
import { useTeam } from '../api/use-team.ts';
import { useTranslation } from '../locales/words.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { readDay } from '../ui/formats.ts';

export interface SubstitutionDraft {
  readonly id: string | null;
  readonly userId: string | null;
  readonly substituteId: string | null;
  readonly fromOn: string | null;
  readonly toOn: string | null;
  readonly note: string;
}

/** Who is away, who stands in, from when to when. */
export function SubstitutionDrawer({
  draft,
  onChange,
  onClose,
}: {
  draft: SubstitutionDraft;
  onChange: (draft: SubstitutionDraft) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('substitutions');
  const team = useTeam();
  const [isTried, setIsTried] = useState(false);
  const save = useCommand(
    (
      core,
      { id, ...values }: { id: string | null; userId: string; substituteId: string; fromOn: string; toOn: string; note: string },
    ) => core.substitutions.save(id === null ? values : { id, ...values }),
    { done: () => t('saved'), isQuiet: true },
  );
  const missing = (value: string | null) => (isTried && value === null ? t('missing') : undefined);
  async function run() {
    setIsTried(true);
    const { id, userId, substituteId, fromOn, toOn, note } = draft;
    if (userId === null || substituteId === null || fromOn === null || toOn === null) return;
    if ((await save.run({ id, userId, substituteId, fromOn, toOn, note })) !== null) onClose();
  }
  const people = team.map(({ id, name }) => ({ value: id, label: name }));
  const day = (field: 'fromOn' | 'toOn') => (
    <DateInput
      label={t(field)}
      value={draft[field]}
      onChange={(value) => onChange({ ...draft, [field]: value })}
      valueFormat="DD/MM/YYYY"
      dateParser={readDay}
      placeholder="dd/mm/yyyy"
      error={missing(draft[field]) ?? save.fields[field]}
      popoverProps={{ withinPortal: true }}
    />
  );
  return (
    <FormDrawer
      isOpen
      title={draft.id === null ? t('add') : t('editTitle')}
      failure={save.failure}
      isSaving={save.isRunning}
      onSave={() => void run()}
      onClose={onClose}
    >
      <Select
        label={t('who')}
        data={people}
        value={draft.userId}
        searchable
        data-autofocus
        error={missing(draft.userId) ?? save.fields['userId']}
        onChange={(userId) => onChange({ ...draft, userId })}
      />
      <Select
        label={t('by')}
        data={people.filter(({ value }) => value !== draft.userId)}
        value={draft.substituteId}
        searchable
        error={missing(draft.substituteId) ?? save.fields['substituteId']}
        onChange={(substituteId) => onChange({ ...draft, substituteId })}
      />
      {day('fromOn')}
      {day('toOn')}
      <TextInput
        label={t('note')}
        maxLength={2000}
        value={draft.note}
        onChange={(event) => onChange({ ...draft, note: event.currentTarget.value })}
      />
    </FormDrawer>
  );
}
