import { Alert, Anchor, Group, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { instantOf, localDay, formatTime } from '../../src-shared/lib/dates.ts';
import { useCommand } from '../api/use-command.ts';
import { useDraft } from '../api/use-draft.ts';
import { useLanguage } from '../api/use-language.ts';
import { useTeam } from '../api/use-team.ts';
import type { Adding } from '../ui/adding.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { dayOf } from '../ui/formats.ts';
import { TextArea } from '../ui/TextArea.tsx';
import { CustomerField } from './CustomerField.tsx';
import { DayField } from '../ui/DayField.tsx';
import { useNow } from '../ui/use-now.ts';
import { longWeekday } from './day-names.ts';
import type { NewVisitStart } from './drawers.ts';
import { newVisitDrawer } from './drawers.ts';
import { longLunarDay } from './lunar-words.ts';
import { useVisitFree } from './use-visit-free.ts';
import { OverlapNote } from './OverlapNote.tsx';
import { PurposeField } from './PurposeField.tsx';
import { TimeField } from './TimeField.tsx';
import { laterBy, minutesOf, nextQuarter } from './time-choices.ts';
import { usualPurpose, usualVisitMinutes } from './usual-visit.ts';
import { useLastOpened } from './use-last-opened.ts';
import { useVisitWords } from './use-visit-words.ts';

/** Plans a visit from any screen; the frame shows it. */
export function NewVisitDrawer() {
  const { isOpen, value, key } = useLastOpened(newVisitDrawer);
  return value === null ? null : <NewVisitForm key={key} isOpen={isOpen} start={value} />;
}

function NewVisitForm({ isOpen, start }: { isOpen: boolean; start: NewVisitStart }) {
  const { t } = useTranslation(['visits', 'ui']);
  const language = useLanguage();
  const words = useVisitWords();
  const team = useTeam();
  const now = useNow();
  const [first] = useState(() => firstTimes(start, now));
  const [day, setDay] = useState<string | null>(first.day);
  const [from, setFrom] = useState(first.from);
  const [to, setTo] = useState(first.to);
  const [ownerId, setOwnerId] = useState<string | null>(start.ownerId ?? null);
  const [isAsked, setIsAsked] = useState(false);
  const draft = useDraft(`visit.new.${start.customer?.id ?? ''}`, {
    customerId: start.customer?.id ?? '',
    customerName: start.customer?.name ?? '',
    purpose: usualPurpose,
    note: '',
  });
  const { values, change } = draft;
  const create = useCommand(
    (client, input: Parameters<typeof client.visits.create>[0] & { name: string }) => {
      const { name: _name, ...visit } = input;
      return client.visits.create(visit);
    },
    { isQuiet: true, done: (_made, input) => t('visits:toast.planned', { name: input.name, when: words.when(input.startsAt) }) },
  );
  const [adding, setAdding] = useState<Adding>('none');
  const me = team.find((user) => user.isMe);
  const isEndEarly = minutesOf(to) <= minutesOf(from);

  function moveStart(time: string) {
    const length = Math.max(15, minutesOf(to) - minutesOf(from));
    setFrom(time);
    setTo(laterBy(time, length));
  }

  async function save() {
    setIsAsked(true);
    if (values.customerId === '' || day === null || isEndEarly) return;
    const made = await create.run({
      name: values.customerName,
      customerId: values.customerId,
      purpose: values.purpose,
      startsAt: instantOf(day, from),
      endsAt: instantOf(day, to),
      ...(values.note.trim() === '' ? {} : { note: values.note }),
      ...(ownerId === null ? {} : { ownerId }),
      ...(start.opportunityId === undefined ? {} : { opportunityId: start.opportunityId }),
    });
    if (made === null) return;
    draft.clear();
    newVisitDrawer.close();
  }

  return (
    <FormDrawer
      isOpen={isOpen}
      title={t('visits:form.title')}
      onClose={newVisitDrawer.close}
      onSave={() => void save()}
      isSaving={create.isRunning}
      adding={adding}
      saveLabel={t('visits:form.save')}
      failure={create.failure}
      notice={draft.isRestored ? <DraftNote onForget={draft.clear} /> : null}
    >
      {start.customer === undefined ? (
        <CustomerField
          label={t('visits:form.customer')}
          value={values.customerId === '' ? null : { id: values.customerId, name: values.customerName }}
          onChange={(customer) => change({ customerId: customer?.id ?? '', customerName: customer?.name ?? '' })}
          error={isAsked && values.customerId === '' ? t('visits:form.customerMissing') : null}
        />
      ) : (
        <TextInput label={t('visits:form.customer')} value={start.customer.name} readOnly />
      )}
      <PurposeField
        label={t('visits:form.purpose')}
        value={values.purpose}
        onChange={(purpose) => change({ purpose })}
        onAdding={setAdding}
      />
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
        <DayField
          label={t('visits:form.day')}
          value={day}
          onChange={setDay}
          error={isAsked && day === null ? t('visits:form.dayMissing') : null}
        />
        <TimeField label={t('visits:form.from')} value={from} onChange={moveStart} />
        <TimeField
          label={t('visits:form.to')}
          value={to}
          onChange={setTo}
          error={isEndEarly ? t('visits:form.endEarly') : null}
        />
      </SimpleGrid>
      {day === null ? null : <DayNote day={day} weekday={longWeekday(day, language)} />}
      {day === null || isEndEarly ? null : (
        <OverlapNote ownerId={ownerId ?? me?.id ?? null} startsAt={instantOf(day, from)} endsAt={instantOf(day, to)} />
      )}
      {team.length > 1 ? (
        <Select
          label={t('visits:form.owner')}
          value={ownerId ?? me?.id ?? null}
          data={team.map((user) => ({
            value: user.id,
            label: user.isMe ? t('visits:form.ownerMe', { name: user.name }) : user.name,
          }))}
          searchable
          allowDeselect={false}
          onChange={setOwnerId}
        />
      ) : null}
      <TextArea
        label={t('visits:form.note')}
        placeholder={t('visits:form.noteHint')}
        value={values.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
        onSend={() => void save()}
      />
    </FormDrawer>
  );
}

/** Says that a form opened with what was typed before; one click starts anew. */
export function DraftNote({ onForget }: { onForget: () => void }) {
  const { t } = useTranslation('ui');
  return (
    <Alert p="xs" variant="light" color="accent">
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <span>{t('draftRestored')}</span>
        <Anchor component="button" type="button" size="sm" onClick={onForget}>
          {t('draftForget')}
        </Anchor>
      </Group>
    </Alert>
  );
}

/** Under a chosen day: its weekday and lunar date, and whether the office keeps it free of visits. */
export function DayNote({ day, weekday }: { day: string; weekday: string }) {
  const warning = useVisitFree()(day);
  return (
    <div
      role={warning === null ? undefined : 'status'}
      style={{ color: warning === null ? 'var(--fb-ink3)' : 'var(--fb-warn)', fontSize: '0.75rem', marginTop: -8 }}
    >
      {`${weekday} · ${warning ?? longLunarDay(day)}`}
    </div>
  );
}

function firstTimes(start: NewVisitStart, nowMs: number): { day: string; from: string; to: string } {
  if (start.startsAt !== undefined) {
    const from = formatTime(start.startsAt);
    const isSameDay = start.endsAt !== undefined && localDay(start.endsAt) === localDay(start.startsAt);
    return {
      day: localDay(start.startsAt),
      from,
      to: isSameDay && start.endsAt !== undefined ? formatTime(start.endsAt) : laterBy(from, usualVisitMinutes),
    };
  }
  const now = new Date(nowMs).toISOString();
  const from = nextQuarter(formatTime(now));
  return { day: dayOf(now), from, to: laterBy(from, usualVisitMinutes) };
}
