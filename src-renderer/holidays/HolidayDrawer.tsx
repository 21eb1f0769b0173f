import { Input, SegmentedControl, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/use-command.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { readDay, writeDay } from '../ui/formats.ts';

export interface HolidayDraft {
  readonly id: string | null;
  readonly day: string | null;
  readonly kind: 'off' | 'working';
  readonly vi: string;
  readonly en: string;
  readonly source: string;
}

/** Writes down a day off or a working day in exchange, or changes one. */
export function HolidayDrawer({
  draft,
  onChange,
  onClose,
}: {
  draft: HolidayDraft;
  onChange: (draft: HolidayDraft) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('holidays');
  const [isTried, setIsTried] = useState(false);
  const save = useCommand(
    (core, { id, day, ...values }: HolidayDraft & { day: string }) => {
      const change = {
        day,
        kind: values.kind,
        vi: values.vi,
        en: values.en.trim() === '' ? values.vi : values.en,
        source: values.source,
      };
      return id === null ? core.holidays.add(change) : core.holidays.change({ id, change });
    },
    { done: (_answer, { day }) => t('saved', { day: writeDay(day) }), isQuiet: true },
  );
  const isUnnamed = draft.vi.trim() === '';
  async function run() {
    setIsTried(true);
    if (draft.day === null || isUnnamed) return;
    if ((await save.run({ ...draft, day: draft.day })) !== null) onClose();
  }
  return (
    <FormDrawer
      isOpen
      title={draft.id === null ? t('add') : t('editOne', { day: draft.day === null ? '' : writeDay(draft.day) })}
      failure={save.failure}
      isSaving={save.isRunning}
      onSave={() => void run()}
      onClose={onClose}
    >
      <Input.Wrapper label={t('what')} labelElement="div" id="holiday-kind">
        <SegmentedControl
          fullWidth
          aria-labelledby="holiday-kind-label"
          value={draft.kind}
          onChange={(kind) => onChange({ ...draft, kind: kind === 'working' ? 'working' : 'off' })}
          data={(['off', 'working'] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
      </Input.Wrapper>
      <DateInput
        label={t('day')}
        value={draft.day}
        onChange={(day) => onChange({ ...draft, day })}
        valueFormat="DD/MM/YYYY"
        dateParser={readDay}
        placeholder="dd/mm/yyyy"
        data-autofocus
        error={isTried && draft.day === null ? t('dayMissing') : save.fields['day']}
        popoverProps={{ withinPortal: true }}
      />
      <TextInput
        label={t('name')}
        placeholder={t(draft.kind === 'off' ? 'nameHintOff' : 'nameHintWorking')}
        maxLength={120}
        value={draft.vi}
        error={isTried && isUnnamed ? t('nameMissing') : null}
        onChange={(event) => onChange({ ...draft, vi: event.currentTarget.value })}
      />
      <TextInput
        label={t('nameEn')}
        maxLength={120}
        value={draft.en}
        onChange={(event) => onChange({ ...draft, en: event.currentTarget.value })}
      />
      <TextInput
        label={t('source')}
        placeholder={t('sourceHint')}
        maxLength={300}
        value={draft.source}
        onChange={(event) => onChange({ ...draft, source: event.currentTarget.value })}
      />
    </FormDrawer>
  );
}
