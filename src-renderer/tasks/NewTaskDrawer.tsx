import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readQuickLine } from '../../src-shared/tasks/quick-line.ts';
import type { NewTask } from '../../src-shared/tasks/task-record.ts';
import { useCommand } from '../api/use-command.ts';
import { useDraft } from '../api/use-draft.ts';
import { useTeam } from '../api/use-team.ts';
import { dayOf } from '../ui/formats.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { useNow } from '../ui/use-now.ts';
import { CustomerField, useLastOpened } from '../visits/index.ts';
import { newTaskDrawer, type NewTaskStart } from './drawers.ts';
import { TaskFields, type TaskFieldValues } from './TaskFields.tsx';
import classes from './Tasks.module.css';
import { useTaskWords } from './use-task-words.ts';

/** Writes a task down, from any screen; the frame shows it. */
export function NewTaskDrawer() {
  const { isOpen, value, key } = useLastOpened(newTaskDrawer);
  return value === null ? null : <NewTaskForm key={key} isOpen={isOpen} start={value} />;
}

interface Draft extends TaskFieldValues {
  readonly title: string;
  readonly note: string;
  readonly customerId: string;
  readonly customerName: string;
}

function NewTaskForm({ isOpen, start }: { isOpen: boolean; start: NewTaskStart }) {
  const { t } = useTranslation('tasks');
  const today = dayOf(useNow());
  const me = useTeam().find(({ isMe }) => isMe)?.id ?? null;
  const { values, change, clear } = useDraft<Draft>(`task.new.${start.customer?.id ?? ''}`, {
    title: start.title ?? '',
    note: '',
    customerId: start.customer?.id ?? '',
    customerName: start.customer?.name ?? '',
    dueOn: start.dueOn ?? null,
    dueMinute: null,
    priority: 'normal',
    typeId: null,
    assigneeId: null,
    sharedWith: null,
    channel: null,
  });
  const words = useTaskWords();
  const [isTried, setIsTried] = useState(false);
  // A day that stands in the title counts where none was chosen; what was understood stands below it.
  const read =
    values.dueOn === null
      ? readQuickLine(values.title, today)
      : { title: values.title, dueOn: values.dueOn, dueMinute: values.dueMinute };
  const understood = values.dueOn === null && read.dueOn !== null ? words.due(read, today) : null;
  const create = useCommand((client, task: NewTask) => client.tasks.create(task), {
    done: (_made, task) => t('toast.created', { title: task.title }),
    isQuiet: true,
  });

  async function save() {
    setIsTried(true);
    if (values.title.trim() === '') return;
    const { customerId, note, priority, typeId, sharedWith, assigneeId, channel } = values;
    const made = await create.run({
      ...{ title: read.title, dueOn: read.dueOn, dueMinute: read.dueMinute, priority, typeId, sharedWith },
      ...(note.trim() === '' ? {} : { note }),
      ...(start.opportunityId === undefined ? {} : { opportunityId: start.opportunityId }),
      ...(customerId === '' ? {} : { customerId }),
      ...(assigneeId === null ? {} : { assigneeId }),
      // What nobody chose is left to the customer's own channel.
      ...(channel === null ? {} : { channel }),
    });
    if (made === null) return;
    clear();
    newTaskDrawer.close();
  }

  return (
    <FormDrawer
      isOpen={isOpen}
      title={t('newTitle')}
      saveLabel={t('create')}
      isSaving={create.isRunning}
      failure={create.failure}
      onSave={() => void save()}
      onClose={newTaskDrawer.close}
    >
      <TextInput
        label={t('fields.title')}
        placeholder={t('quick.hint')}
        data-autofocus
        withAsterisk
        maxLength={300}
        value={values.title}
        error={isTried && values.title.trim() === '' ? t('titleMissing') : (create.fields['title'] ?? null)}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <div className={classes.quickRead} role="status">
        {understood === null ? null : t('quick.read', { title: read.title, due: understood })}
      </div>
      {start.customer === undefined ? (
        <CustomerField
          label={t('fields.customerId')}
          isRequired={false}
          value={values.customerId === '' ? null : { id: values.customerId, name: values.customerName }}
          error={create.fields['customerId'] ?? null}
          onChange={(customer) => change({ customerId: customer?.id ?? '', customerName: customer?.name ?? '' })}
        />
      ) : (
        <TextInput label={t('fields.customerId')} value={start.customer.name} readOnly />
      )}
      <TaskFields
        values={{ ...values, assigneeId: values.assigneeId ?? me }}
        refused={create.fields}
        withChannel={values.customerId !== ''}
        onChange={change}
      />
      <TextArea
        label={t('fields.note')}
        maxLength={5000}
        value={values.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
        onSend={() => void save()}
      />
    </FormDrawer>
  );
}
