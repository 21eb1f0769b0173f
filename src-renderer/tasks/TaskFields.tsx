import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channels } from '../../src-shared/customers/customer.ts';
import { taskPriorities } from '../../src-shared/tasks/task.ts';
import { useActivityTypes } from '../activities/index.ts';
import { useTeam } from '../api/use-team.ts';
import { SharePicker } from '../sharing/index.ts';
import { dayOf } from '../ui/formats.ts';
import { useNow } from '../ui/use-now.ts';
import { DayField } from '../ui/DayField.tsx';
import { readTime } from '../visits/index.ts';
import classes from './Tasks.module.css';
import { writeMinute } from './use-task-words.ts';

export interface TaskFieldValues {
  readonly dueOn: string | null;
  readonly dueMinute: number | null;
  readonly priority: (typeof taskPriorities)[number];
  readonly typeId: string | null;
  readonly assigneeId: string | null;
  readonly sharedWith: string | null;
  readonly channel: string | null;
}

/** The facts of a task that are chosen: day and time, who, how urgent, of which kind, by which channel, who else sees it. */
export function TaskFields({
  values,
  refused = {},
  withTime = true,
  withChannel = true,
  nobody,
  onChange,
}: {
  values: TaskFieldValues;
  /** Sentences for fields that were refused. */
  refused?: Readonly<Record<string, string>>;
  withTime?: boolean;
  withChannel?: boolean;
  /** What it means to choose nobody, where that is possible. */
  nobody?: string;
  onChange: (change: Partial<TaskFieldValues>) => void;
}) {
  const { t } = useTranslation('tasks');
  const types = useActivityTypes();
  const team = useTeam();
  const today = dayOf(useNow());
  const isPast = values.dueOn !== null && values.dueOn < today;
  const choices = types.choicesFor(values.typeId);
  const people = team.map(({ id, name, isMe }) => ({ value: id, label: isMe ? t('me', { name }) : name }));
  const known = values.assigneeId === null || people.some(({ value }) => value === values.assigneeId);
  // Stands below the day that it speaks of.
  const past = isPast ? (
    <div className={classes.note} role="status">
      {t('past')}
    </div>
  ) : null;
  return (
    <>
      <div className={classes.two}>
        <DayField
          label={t('fields.dueOn')}
          value={values.dueOn}
          isClearable
          error={refused['dueOn']}
          onChange={(dueOn) => onChange(dueOn === null ? { dueOn, dueMinute: null } : { dueOn })}
        />
        {withTime ? (
          <MinuteField value={values.dueMinute} onChange={(dueMinute) => onChange({ dueMinute })} isOff={values.dueOn === null} />
        ) : null}
        {withTime ? past : null}
        <Select
          label={t('fields.priority')}
          data={taskPriorities.map((value) => ({ value, label: t(`priority.${value}`) }))}
          value={values.priority}
          allowDeselect={false}
          onChange={(value) => onChange({ priority: taskPriorities.find((one) => one === value) ?? 'normal' })}
        />
        {withTime ? null : past}
        {choices.length === 0 ? null : (
          <Select
            label={t('fields.typeId')}
            placeholder={t('noType')}
            data={choices}
            value={values.typeId}
            clearable
            clearButtonProps={{ 'aria-label': t('clear', { label: t('fields.typeId') }) }}
            onChange={(typeId) => onChange({ typeId })}
          />
        )}
        {withChannel ? (
          <Select
            label={t('fields.channel')}
            placeholder={t('noChannel')}
            data={channels.map((value) => ({ value, label: t(`channels.${value}`) }))}
            value={values.channel}
            clearable
            clearButtonProps={{ 'aria-label': t('clear', { label: t('fields.channel') }) }}
            onChange={(channel) => onChange({ channel })}
          />
        ) : null}
      </div>
      {team.length > 1 || !known ? (
        <Select
          label={t('fields.assigneeId')}
          data={known ? people : [...people, { value: values.assigneeId ?? '', label: t('hasLeft') }]}
          value={values.assigneeId}
          searchable
          {...(nobody === undefined ? { allowDeselect: false } : { clearable: true, placeholder: nobody })}
          clearButtonProps={{ 'aria-label': t('clear', { label: t('fields.assigneeId') }) }}
          error={refused['assigneeId'] ?? (known ? null : t('chooseAnother'))}
          onChange={(assigneeId) => onChange({ assigneeId })}
        />
      ) : null}
      <SharePicker value={values.sharedWith} error={refused['sharedWith']} onChange={(sharedWith) => onChange({ sharedWith })} />
    </>
  );
}

/** A time of day as people type it; empty means any time of that day. */
function MinuteField({
  value,
  isOff,
  onChange,
}: {
  value: number | null;
  isOff: boolean;
  onChange: (minute: number | null) => void;
}) {
  const { t } = useTranslation('tasks');
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (value === null ? '' : writeMinute(value));
  const read = readTime(shown);
  const isBad = shown.trim() !== '' && read === null;
  return (
    <TextInput
      label={t('fields.dueMinute')}
      placeholder={t('anyTime')}
      value={shown}
      disabled={isOff}
      maxLength={8}
      error={isBad && typed !== null ? t('badTime') : null}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        if (typed === null || isBad) return;
        const next = read === null ? null : Number(read.slice(0, 2)) * 60 + Number(read.slice(3, 5));
        if (next !== value) onChange(next);
        setTyped(null);
      }}
    />
  );
}
