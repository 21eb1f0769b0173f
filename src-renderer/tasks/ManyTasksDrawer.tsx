import { Button, MultiSelect, Progress, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hashOf } from '../../src-shared/lib/text-hash.ts';
import { useClient } from '../api/client.tsx';
import { useDraftStore } from '../api/drafts.tsx';
import { useCommand } from '../api/use-command.ts';
import { useDraft } from '../api/use-draft.ts';
import { useJobs } from '../api/use-jobs.ts';
import { useLanguage } from '../api/use-language.ts';
import { useGroups } from '../groups/index.ts';
import { DraftNotice } from '../ui/DraftNotice.tsx';
import { writeNumber } from '../ui/formats.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { CustomerField, useLastOpened } from '../visits/index.ts';
import { manyTasksDrawer } from './drawers.ts';
import { TaskFields, type TaskFieldValues } from './TaskFields.tsx';
import classes from './Tasks.module.css';

interface Draft extends TaskFieldValues {
  /** Of the job: a form that comes back after a crash asks for the same one again. */
  readonly id: string;
  readonly chosen: string;
  readonly title: string;
  readonly note: string;
  readonly groupIds: readonly string[];
  readonly single: readonly { readonly id: string; readonly name: string }[];
}

type Start = NonNullable<ReturnType<typeof manyTasksDrawer.use>>;

/** One job for many customers; the frame shows it. */
export function ManyTasksDrawer() {
  const { isOpen, value, key } = useLastOpened(manyTasksDrawer);
  return value === null ? null : <ManyTasksForm key={key} isOpen={isOpen} start={value} />;
}

function ManyTasksForm({ isOpen, start }: { isOpen: boolean; start: Start }) {
  const { t } = useTranslation('tasks');
  const language = useLanguage();
  const client = useClient();
  const navigate = useNavigate();
  const { groups } = useGroups();
  // A job for chosen customers is another one where others are chosen.
  const chosen = start.ids === undefined ? '' : String(hashOf(start.ids.toSorted().join(' ')));
  const [newId] = useState(() => crypto.randomUUID());
  const drafts = useDraftStore();
  const draft = useDraft<Draft>(start.ids === undefined ? 'task.many' : 'task.many.chosen', {
    id: newId,
    chosen,
    title: '',
    note: '',
    groupIds: [],
    single: [],
    dueOn: null,
    dueMinute: null,
    priority: 'normal',
    typeId: null,
    assigneeId: null,
    sharedWith: null,
    channel: null,
  });
  const { values, change } = draft;
  const { title, note, groupIds, single } = values;
  const [isTried, setIsTried] = useState(false);
  const job = useJobs().find(({ kind, state }) => kind === 'tasks' && state === 'running');
  const ids = start.ids ?? single.map(({ id }) => id);
  const isNobody = ids.length === 0 && groupIds.length === 0;
  const create = useCommand(
    (core, id: string) => {
      const { dueOn, priority, typeId, assigneeId, sharedWith } = values;
      return core.tasks.createMany({
        ...{ id, title, dueOn, priority, typeId, assigneeId, sharedWith, groupIds: [...groupIds] },
        ids: [...ids],
        ...(note.trim() === '' ? {} : { note }),
      });
    },
    {
      done: ({ count, restricted }) => {
        const made = t('many.done', { count, shown: writeNumber(count, language) });
        return restricted === 0 ? made : `${made}. ${t('many.restricted', { count: restricted })}`;
      },
      isQuiet: true,
    },
  );
  async function save() {
    setIsTried(true);
    if (title.trim() === '' || isNobody) return;
    // The draft with its id is with the core before the job is: pressing again after a crash gives nobody a second task.
    const id = values.chosen === chosen ? values.id : newId;
    change({ id, chosen });
    drafts.flush();
    const made = await create.run(id);
    if (made === null) return;
    draft.clear();
    manyTasksDrawer.close();
    start.onDone?.();
    void navigate({ to: '/tasks', search: { batch: made.batchId } });
  }
  return (
    <FormDrawer
      isOpen={isOpen}
      title={
        start.ids === undefined
          ? t('many.title')
          : t('many.titleFor', { count: start.ids.length, shown: writeNumber(start.ids.length, language) })
      }
      saveLabel={t('many.create')}
      isSaving={create.isRunning}
      failure={create.failure}
      onSave={() => void save()}
      onClose={manyTasksDrawer.close}
      notice={
        job === undefined ? (
          <DraftNotice draft={draft} />
        ) : (
          <div role="status" className={classes.row}>
            <span className={classes.push}>
              {t('many.progress', { done: writeNumber(job.done, language), total: writeNumber(job.total ?? 0, language) })}
              <Progress value={job.total === null || job.total === 0 ? 0 : (job.done / job.total) * 100} size={6} aria-hidden />
            </span>
            <Button variant="default" onClick={() => void client.jobs.cancel({ id: job.id })}>
              {t('many.stop')}
            </Button>
          </div>
        )
      }
    >
      <TextInput
        label={t('fields.title')}
        placeholder={t('many.hint')}
        data-autofocus
        withAsterisk
        maxLength={300}
        value={title}
        error={isTried && title.trim() === '' ? t('titleMissing') : null}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      {start.ids === undefined ? (
        <>
          <MultiSelect
            label={t('many.groups')}
            placeholder={groupIds.length === 0 ? t('many.groupsHint') : ''}
            data={groups.filter(({ isActive }) => isActive).map(({ id, name }) => ({ value: id, label: name }))}
            value={[...groupIds]}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('clear', { label: t('many.groups') }) }}
            error={isTried && isNobody ? t('many.nobody') : null}
            onChange={(chosenGroups) => change({ groupIds: chosenGroups })}
          />
          <CustomerField
            label={t('many.customer')}
            isRequired={false}
            value={null}
            onChange={(customer) => {
              if (customer !== null && !single.some(({ id }) => id === customer.id)) change({ single: [...single, customer] });
            }}
          />
          {single.length === 0 ? null : (
            <ul className={classes.batches}>
              {single.map((customer) => (
                <li key={customer.id}>
                  {customer.name}{' '}
                  <Button
                    variant="subtle"
                    size="compact-xs"
                    onClick={() => change({ single: single.filter(({ id }) => id !== customer.id) })}
                  >
                    {t('many.without', { name: customer.name })}
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </>
      ) : null}
      <TaskFields
        values={values}
        refused={create.fields}
        withTime={false}
        withChannel={false}
        nobody={t('many.owner')}
        onChange={change}
      />
      <TextArea
        label={t('fields.note')}
        maxLength={5000}
        value={note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
    </FormDrawer>
  );
}
