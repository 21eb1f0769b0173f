import { SimpleGrid, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/use-command.ts';
import type { Adding } from '../ui/adding.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { DayField } from '../ui/DayField.tsx';
import { RhythmFields } from './RhythmFields.tsx';
import type { Rhythm } from './rhythm.ts';

export interface PlanDraft extends Rhythm {
  readonly id: string | null;
  readonly fromOn: string | null;
  readonly untilOn: string | null;
  readonly isActive: boolean;
}

/** One customer's own plan; its visits stand in the calendar as soon as it is saved. */
export function PlanDrawer({
  customerId,
  draft,
  onChange,
  onClose,
}: {
  customerId: string;
  draft: PlanDraft;
  onChange: (draft: PlanDraft) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('visitPlans');
  const [isTried, setIsTried] = useState(false);
  const [adding, setAdding] = useState<Adding>('none');
  const save = useCommand(
    (
      core,
      { id, fromOn, untilOn, isActive, purpose, everyDays, weekdays, minuteOfDay, minutes }: PlanDraft & { fromOn: string },
    ) =>
      core.visitPlans.save({
        customerId,
        ...(id === null ? {} : { id }),
        ...{ purpose, everyDays, weekdays, minuteOfDay, minutes, fromOn, untilOn, isActive },
      }),
    { done: ({ made }) => t('saved', { count: made }), isQuiet: true },
  );
  async function run() {
    setIsTried(true);
    if (draft.fromOn === null) return;
    if ((await save.run({ ...draft, fromOn: draft.fromOn })) !== null) onClose();
  }
  return (
    <FormDrawer
      isOpen
      title={t(draft.id === null ? 'new' : 'change')}
      failure={Object.keys(save.fields).length > 0 ? null : save.failure}
      isSaving={save.isRunning}
      adding={adding}
      onSave={() => void run()}
      onClose={onClose}
    >
      <RhythmFields value={draft} onChange={onChange} onAdding={setAdding} errors={save.fields} />
      <SimpleGrid cols={2} spacing="sm">
        <DayField
          label={t('fields.fromOn')}
          value={draft.fromOn}
          onChange={(fromOn) => onChange({ ...draft, fromOn })}
          error={isTried && draft.fromOn === null ? t('fromMissing') : null}
        />
        <DayField
          label={t('fields.untilOn')}
          value={draft.untilOn}
          onChange={(untilOn) => onChange({ ...draft, untilOn })}
          error={save.fields['untilOn'] ?? null}
          isClearable
        />
      </SimpleGrid>
      <Switch
        label={t('isActive')}
        checked={draft.isActive}
        onChange={(event) => onChange({ ...draft, isActive: event.currentTarget.checked })}
      />
    </FormDrawer>
  );
}
