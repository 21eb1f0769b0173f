import { Checkbox, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../src-shared/lib/dates.ts';
import { useCommand } from '../api/use-command.ts';
import { useDraft } from '../api/use-draft.ts';
import { useTeam } from '../api/use-team.ts';
import { dayOf } from '../ui/formats.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { useNow } from '../ui/use-now.ts';
import { DayField } from '../ui/DayField.tsx';
import { CustomerField, TimeField, useLastOpened } from '../visits/index.ts';
import classes from './Care.module.css';
import { careChannels } from './channels.ts';
import { careDrawer } from './drawer.ts';

/** A care appointment with a customer, for oneself or a colleague, from any screen; the frame shows it. */
export function CareDrawer() {
  const { isOpen, value, key } = useLastOpened(careDrawer);
  return value === null ? null : <CareForm key={key} isOpen={isOpen} customer={value.customer ?? null} />;
}

interface Draft {
  readonly customerId: string;
  readonly customerName: string;
  readonly title: string;
  readonly dueOn: string | null;
  readonly time: string;
  readonly hasTime: boolean;
  readonly assigneeId: string | null;
  readonly channel: string | null;
  readonly note: string;
}

function CareForm({ isOpen, customer }: { isOpen: boolean; customer: { id: string; name: string } | null }) {
  const { t } = useTranslation('care');
  const today = dayOf(useNow());
  const team = useTeam();
  const me = team.find(({ isMe }) => isMe)?.id ?? null;
  const [isTried, setIsTried] = useState(false);
  const { values, change, clear } = useDraft<Draft>(`care.new.${customer?.id ?? ''}`, {
    customerId: customer?.id ?? '',
    customerName: customer?.name ?? '',
    title: t('usualTitle'),
    dueOn: addDays(today, 7),
    time: '09:00',
    hasTime: true,
    assigneeId: null,
    channel: 'phone',
    note: '',
  });
  const appoint = useCommand(
    (client, { customerId, title, dueOn, time, hasTime, assigneeId, channel, note }: Draft & { dueOn: string }) =>
      client.care.appoint({
        customerId,
        title,
        dueOn,
        dueMinute: hasTime ? Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) : null,
        channel,
        note: note.trim() === '' ? null : note,
        ...(assigneeId === null ? {} : { assigneeId }),
      }),
    { done: (_made, { customerName }) => t('appointed', { name: customerName }), isQuiet: true },
  );
  const { dueOn } = values;
  const isWithoutTitle = values.title.trim() === '';

  async function save() {
    setIsTried(true);
    if (values.customerId === '' || isWithoutTitle || dueOn === null) return;
    if ((await appoint.run({ ...values, dueOn })) === null) return;
    clear();
    careDrawer.close();
  }

  return (
    <FormDrawer
      isOpen={isOpen}
      title={t('appoint')}
      failure={appoint.failure}
      isSaving={appoint.isRunning}
      onSave={() => void save()}
      onClose={careDrawer.close}
    >
      {customer === null ? (
        <CustomerField
          label={t('customer')}
          value={values.customerId === '' ? null : { id: values.customerId, name: values.customerName }}
          error={isTried && values.customerId === '' ? t('customerMissing') : (appoint.fields['customerId'] ?? null)}
          onChange={(chosen) => change({ customerId: chosen?.id ?? '', customerName: chosen?.name ?? '' })}
        />
      ) : (
        <TextInput label={t('customer')} value={customer.name} readOnly />
      )}
      <TextInput
        label={t('what')}
        data-autofocus
        withAsterisk
        maxLength={300}
        value={values.title}
        error={isTried && isWithoutTitle ? t('whatMissing') : (appoint.fields['title'] ?? null)}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <div className={classes.when}>
        <DayField
          label={t('day')}
          value={dueOn}
          isRequired
          error={isTried && dueOn === null ? t('dayMissing') : (appoint.fields['dueOn'] ?? null)}
          onChange={(day) => change({ dueOn: day })}
        />
        {values.hasTime ? <TimeField label={t('time')} value={values.time} onChange={(time) => change({ time })} /> : null}
      </div>
      <Checkbox
        label={t('anyTime')}
        checked={!values.hasTime}
        onChange={(event) => change({ hasTime: !event.currentTarget.checked })}
      />
      <Select
        label={t('channel')}
        clearable
        clearButtonProps={{ 'aria-label': t('clear', { label: t('channel') }) }}
        data={careChannels.map((value) => ({ value, label: t(`channels.${value}`) }))}
        value={values.channel}
        onChange={(channel) => change({ channel })}
      />
      {team.length > 1 ? (
        <Select
          label={t('assignee')}
          searchable
          allowDeselect={false}
          data={team.map(({ id, name, isMe }) => ({ value: id, label: isMe ? t('me', { name }) : name }))}
          value={values.assigneeId ?? me}
          error={appoint.fields['assigneeId'] ?? null}
          onChange={(assigneeId) => change({ assigneeId })}
        />
      ) : null}
      <TextArea
        label={t('note')}
        maxLength={5000}
        value={values.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
        onSend={() => void save()}
      />
    </FormDrawer>
  );
}
