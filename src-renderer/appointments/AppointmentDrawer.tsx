import { Button, Checkbox, TextInput, Textarea } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import type { Appointment } from '../../src-shared/appointments/appointments.contract.ts';
import { useCommand } from '../api/use-command.ts';
import { useDraft } from '../api/use-draft.ts';
import { useTranslation } from '../locales/words.tsx';
import { DraftNotice } from '../ui/DraftNotice.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { dayOf, readDay } from '../ui/formats.ts';
import { useNow } from '../ui/use-now.ts';
import { formTimesOf, movedTo, spanOf } from './appointment-span.ts';
import { appointmentDrawer } from './drawer.ts';

/** An appointment, written down or changed; the frame of the calendar shows it. */
export function AppointmentDrawer() {
  const value = appointmentDrawer.use();
  if (value === null) return null;
  return <Form key={value.appointment?.id ?? 'new'} appointment={value.appointment} day={value.day} />;
}

function Form({ appointment, day: wanted }: { appointment: Appointment | null; day: string | undefined }) {
  const { t } = useTranslation('appointments');
  const today = dayOf(useNow());
  const [isTried, setIsTried] = useState(false);
  const isReadOnly = appointment !== null && !appointment.isMine;
  const day = wanted ?? today;
  const draft = useDraft(isReadOnly ? null : `appointment.${appointment?.id ?? 'new'}`, {
    title: appointment?.title ?? '',
    ...(appointment === null ? { day, lastDay: day, from: '08:00', to: '09:00', isAllDay: false } : formTimesOf(appointment)),
    place: appointment?.place ?? '',
    note: appointment?.note ?? '',
  });
  const { values, change: set } = draft;
  const span = spanOf(values, appointment);
  const save = useCommand(
    (core, { startsAt, endsAt }: { startsAt: string; endsAt: string }) =>
      core.appointments.save({
        ...(appointment === null ? {} : { id: appointment.id }),
        title: values.title,
        startsAt,
        endsAt,
        isAllDay: values.isAllDay,
        place: values.place,
        note: values.note,
      }),
    { done: () => t('saved'), isQuiet: true },
  );
  const remove = useCommand((core, id: string) => core.appointments.delete({ id }), { done: () => t('deleted') });

  async function run() {
    setIsTried(true);
    if (span === null || values.title.trim() === '' || isReadOnly) return;
    if ((await save.run(span)) === null) return;
    draft.clear();
    appointmentDrawer.close();
  }

  async function drop(id: string) {
    if ((await remove.run(id)) === null) return;
    draft.clear();
    appointmentDrawer.close();
  }

  const time = (field: 'from' | 'to') => (
    <TextInput
      label={t(field)}
      value={values[field]}
      readOnly={isReadOnly}
      error={isTried && span === null && values.lastDay >= values.day ? t('timeMissing') : null}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  );
  return (
    <FormDrawer
      isOpen
      title={t(appointment === null ? 'add' : 'edit')}
      failure={save.failure}
      isSaving={save.isRunning}
      onSave={() => void run()}
      onClose={appointmentDrawer.close}
      notice={<DraftNotice draft={draft} />}
    >
      <TextInput
        label={t('title')}
        value={values.title}
        maxLength={300}
        readOnly={isReadOnly}
        data-autofocus
        error={isTried && values.title.trim() === '' ? t('titleMissing') : null}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <DateInput
        label={t('day')}
        value={values.day}
        readOnly={isReadOnly}
        valueFormat="DD/MM/YYYY"
        dateParser={readDay}
        placeholder="dd/mm/yyyy"
        popoverProps={{ withinPortal: true }}
        onChange={(to) => (to === null ? undefined : set(movedTo(to, values)))}
      />
      <DateInput
        label={t('lastDay')}
        value={values.lastDay}
        readOnly={isReadOnly}
        valueFormat="DD/MM/YYYY"
        dateParser={readDay}
        placeholder="dd/mm/yyyy"
        popoverProps={{ withinPortal: true }}
        error={isTried && span === null && values.lastDay < values.day ? t('lastDayBefore') : null}
        onChange={(lastDay) => (lastDay === null ? undefined : set({ lastDay }))}
      />
      <Checkbox
        label={t('allDay')}
        checked={values.isAllDay}
        disabled={isReadOnly}
        onChange={(event) => set({ isAllDay: event.currentTarget.checked })}
      />
      {values.isAllDay ? null : time('from')}
      {values.isAllDay ? null : time('to')}
      <TextInput
        label={t('place')}
        value={values.place}
        maxLength={500}
        readOnly={isReadOnly}
        onChange={(event) => set({ place: event.currentTarget.value })}
      />
      <Textarea
        label={t('note')}
        value={values.note}
        maxLength={5000}
        readOnly={isReadOnly}
        autosize
        minRows={2}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
      {appointment === null || isReadOnly ? null : (
        <Button variant="subtle" color="red" loading={remove.isRunning} onClick={() => void drop(appointment.id)}>
          {t('delete')}
        </Button>
      )}
    </FormDrawer>
  );
}
