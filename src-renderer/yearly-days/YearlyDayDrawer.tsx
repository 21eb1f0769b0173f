import { Button, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { YearlyDayValues } from '../../src-shared/reminders/reminder.ts';
import { useClient } from '../api/client.tsx';
import { useCommand } from '../api/use-command.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import classes from './YearlyDays.module.css';

export type YearlyDayDraft = YearlyDayValues & { readonly id?: string };
export const emptyYearlyDay: YearlyDayDraft = {
  contactId: null,
  name: '',
  calendar: 'lunar',
  month: 1,
  day: 1,
  daysAhead: null,
  note: null,
};

/** One day that comes round: what it is, by which calendar, whose, and how early to be reminded. */
export function YearlyDayDrawer({
  customerId,
  start,
  onClose,
  onRemove,
}: {
  customerId: string;
  start: YearlyDayDraft;
  onClose: () => void;
  onRemove: (day: { id: string; name: string }) => void;
}) {
  const { t } = useTranslation('yearlyDays');
  const client = useClient();
  const [values, setValues] = useState<YearlyDayDraft>(start);
  const [isTried, setIsTried] = useState(false);
  const contacts = useQuery({
    queryKey: ['contacts', 'list', customerId],
    meta: { entities: ['contacts', 'customers'] },
    queryFn: () => client.contacts.list({ customerId }),
  }).data?.contacts;
  const save = useCommand(
    (core, { id, contactId, name, calendar, month, day, daysAhead, note }: YearlyDayDraft) =>
      core.yearlyDays.save({
        customerId,
        contactId,
        name,
        calendar,
        month,
        day,
        daysAhead,
        note,
        ...(id === undefined ? {} : { id }),
      }),
    { done: (_answer, { name }) => t('saved', { name }), isQuiet: true },
  );
  const change = (part: Partial<YearlyDayDraft>) => setValues({ ...values, ...part });
  const isUnnamed = values.name.trim() === '';
  async function run() {
    setIsTried(true);
    if (!isUnnamed && (await save.run(values)) !== null) onClose();
  }
  return (
    <FormDrawer
      isOpen
      title={t(start.id === undefined ? 'addOne' : 'editOne')}
      failure={save.failure}
      isSaving={save.isRunning}
      onSave={() => void run()}
      onClose={onClose}
    >
      <TextInput
        label={t('name')}
        placeholder={t('nameExample')}
        maxLength={120}
        data-autofocus
        value={values.name}
        error={isTried && isUnnamed ? t('nameRequired') : null}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <SegmentedControl
        aria-label={t('calendar')}
        value={values.calendar}
        data={(['lunar', 'solar'] as const).map((value) => ({ value, label: t(`calendars.${value}`) }))}
        onChange={(value) => change({ calendar: value === 'solar' ? 'solar' : 'lunar' })}
      />
      <div className={classes.day}>
        <NumberInput
          label={t('day')}
          min={1}
          max={31}
          allowDecimal={false}
          value={values.day}
          error={save.fields['day'] ?? null}
          onChange={(day) => change({ day: Number(day) })}
        />
        <Select
          label={t('month')}
          allowDeselect={false}
          value={String(values.month)}
          data={[
            { value: '0', label: t('everyMonth') },
            ...Array.from({ length: 12 }, (_, index) => ({
              value: String(index + 1),
              label: t('monthNumber', { month: index + 1 }),
            })),
          ]}
          onChange={(month) => change({ month: Number(month) })}
        />
      </div>
      <Select
        label={t('whose')}
        placeholder={t('everybody')}
        clearable
        clearButtonProps={{ 'aria-label': t('clear', { label: t('whose') }) }}
        value={values.contactId}
        data={(contacts ?? []).map((contact) => ({ value: contact.id, label: contact.name }))}
        onChange={(contactId) => change({ contactId })}
      />
      <NumberInput
        label={t('daysAhead')}
        description={t('daysAheadHint')}
        min={0}
        max={365}
        allowDecimal={false}
        value={values.daysAhead ?? ''}
        onChange={(days) => change({ daysAhead: days === '' ? null : Number(days) })}
      />
      <TextArea
        label={t('note')}
        maxLength={2000}
        value={values.note ?? ''}
        onChange={(event) => change({ note: event.currentTarget.value === '' ? null : event.currentTarget.value })}
      />
      {start.id === undefined ? null : (
        <Button
          variant="subtle"
          color="red"
          onClick={() => {
            onRemove({ id: start.id ?? '', name: start.name });
            onClose();
          }}
        >
          {t('remove')}
        </Button>
      )}
    </FormDrawer>
  );
}
