import { Button, Checkbox, TextInput, Textarea } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import type { Appointment } from '../../src-shared/appointments/appointments.contract.ts';
import { addDays, formatTime, instantOf, startOfLocalDay } from '../../src-shared/lib/dates.ts';
import { useCommand } from '../api/use-command.ts';
import { useTranslation } from '../locales/words.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { dayOf, readDay } from '../ui/formats.ts';
import { useNow } from '../ui/use-now.ts';
import { appointmentDrawer } from './drawer.ts';

/** An appointment, written down or changed; the frame of the calendar shows it. */
export function AppointmentDrawer() {
  const value = appointmentDrawer.use();
  if (value === null) return null;
  return <Form key={value.appointment?.id ?? 'new'} appointment={value.appointment} day={value.day} />;
}

const clock = /^([01]?\d|2[0-3])[:.h]([0-5]\d)$/;

function Form({ appointment, day: wanted }: { appointment: Appointment | null; day: string | undefined }) {
  const { t } = useTranslation('appointments');
  const today = dayOf(useNow());
  const [isTried, setIsTried] = useState(false);
  const [draft, setDraft] = useState(() => ({
    title: appointment?.title ?? '',
    day: appointment === null ? (wanted ?? today) : dayOf(appointment.startsAt),
    from: appointment === null ? '08:00' : formatTime(appointment.startsAt),
    to: appointment === null ? '09:00' : formatTime(appointment.endsAt),
    isAllDay: appointment?.isAllDay ?? false,
    place: appointment?.place ?? '',
    note: appointment?.note ?? '',
  }));
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change });
  const span = spanOf(draft);
  const save = useCommand(
    (core, { startsAt, endsAt }: { startsAt: string; endsAt: string }) =>
      core.appointments.save({
        ...(appointment === null ? {} : { id: appointment.id }),
        title: draft.title,
        startsAt,
        endsAt,
        isAllDay: draft.isAllDay,
        place: draft.place,
        note: draft.note,
      }),
    { done: () => t('saved'), isQuiet: true },
  );
  const remove = useCommand((core, id: string) => core.appointments.delete({ id }), { done: () => t('deleted') });
  const isReadOnly = appointment !== null && !appointment.isMine;

  async function run() {
    setIsTried(true);
    if (span === null || draft.title.trim() === '' || isReadOnly) return;
    // Several whole days stay several where only words are changed.
    const kept = appointment !== null && draft.isAllDay && appointment.isAllDay && dayOf(appointment.startsAt) === draft.day;
    if ((await save.run(kept ? { startsAt: appointment.startsAt, endsAt: appointment.endsAt } : span)) !== null) {
      appointmentDrawer.close();
    }
  }

  const time = (field: 'from' | 'to') => (
    <TextInput
      label={t(field)}
      value={draft[field]}
      readOnly={isReadOnly}
      error={isTried && span === null ? t('timeMissing') : null}
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
    >
      <TextInput
        label={t('title')}
        value={draft.title}
        maxLength={300}
        readOnly={isReadOnly}
        data-autofocus
        error={isTried && draft.title.trim() === '' ? t('titleMissing') : null}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <DateInput
        label={t('day')}
        value={draft.day}
        readOnly={isReadOnly}
        valueFormat="DD/MM/YYYY"
        dateParser={readDay}
        placeholder="dd/mm/yyyy"
        popoverProps={{ withinPortal: true }}
        onChange={(day) => (day === null ? undefined : set({ day }))}
      />
      <Checkbox
        label={t('allDay')}
        checked={draft.isAllDay}
        disabled={isReadOnly}
        onChange={(event) => set({ isAllDay: event.currentTarget.checked })}
      />
      {draft.isAllDay ? null : time('from')}
      {draft.isAllDay ? null : time('to')}
      <TextInput
        label={t('place')}
        value={draft.place}
        maxLength={500}
        readOnly={isReadOnly}
        onChange={(event) => set({ place: event.currentTarget.value })}
      />
      <Textarea
        label={t('note')}
        value={draft.note}
        maxLength={5000}
        readOnly={isReadOnly}
        autosize
        minRows={2}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
      {appointment === null || isReadOnly ? null : (
        <Button
          variant="subtle"
          color="red"
          loading={remove.isRunning}
          onClick={() => void remove.run(appointment.id).then((done) => (done === null ? undefined : appointmentDrawer.close()))}
        >
          {t('delete')}
        </Button>
      )}
    </FormDrawer>
  );
}

function spanOf(draft: {
  day: string;
  from: string;
  to: string;
  isAllDay: boolean;
}): { startsAt: string; endsAt: string } | null {
  if (draft.isAllDay) return { startsAt: startOfLocalDay(draft.day), endsAt: startOfLocalDay(addDays(draft.day, 1)) };
  const [from, to] = [clock.exec(draft.from.trim()), clock.exec(draft.to.trim())];
  if (from === null || to === null) return null;
  const at = (match: RegExpExecArray) => instantOf(draft.day, `${String(match[1]).padStart(2, '0')}:${match[2] ?? ''}`);
  const span = { startsAt: at(from), endsAt: at(to) };
  return span.startsAt < span.endsAt ? span : null;
}
