import { Button, SegmentedControl, Select } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconChecklist, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { taskPriorities } from '../../src-shared/tasks/task.ts';
import { taskViews } from '../../src-shared/tasks/tasks.contract.ts';
import { useActivityTypes } from '../activities/index.ts';
import { ChecklistOverview, useHasChecklists } from '../checklists/index.ts';
import { HelpOverview } from '../help/index.ts';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { useTeam } from '../api/use-team.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { dayOf, writeNumber } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { usePlace } from '../ui/place.tsx';
import { useShortcut } from '../ui/shortcuts.tsx';
import { useNow } from '../ui/use-now.ts';
import { ListViews } from '../views/index.ts';
import { CustomerField } from '../visits/index.ts';
import { BatchBar, BatchMenu } from './BatchBar.tsx';
import { manyTasksDrawer, newTaskDrawer } from './drawers.ts';
import { QuickLine } from './QuickLine.tsx';
import { TaskBoard } from './TaskBoard.tsx';
import { readTaskSearch, type TaskSearch } from './task-search.ts';
import { TaskGroups } from './TaskGroups.tsx';
import classes from './Tasks.module.css';
import { useTaskCounts, useTasks } from './use-tasks.ts';

const shownAtFirst = 100;
const mostShown = 2000;
const otherViews = ['board', 'process', 'help'] as const;

/** What a view keeps: one customer's tasks stand on that customer's page. */
function keptSearch({ who, type, priority, view }: TaskSearch): Record<string, string> {
  const kept = Object.entries({ who, type, priority, view });
  return Object.fromEntries(kept.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/** “Công việc”: what is to be done, by when; as a list or as a board. */
export function TasksPage() {
  const { t } = useTranslation('tasks');
  const language = useLanguage();
  const navigate = useNavigate({ from: '/tasks' });
  const search = useSearch({ from: '/tasks' });
  const types = useActivityTypes();
  const isTeam = useTeam().length > 1;
  const today = dayOf(useNow());
  const [limit, setLimit] = useState(shownAtFirst);
  const [customer, setCustomer] = useState<{ id: string; name: string } | null>(null);
  const counts = useTaskCounts();
  const hasProcesses = useHasChecklists();
  const who = search.batch === undefined ? (search.who ?? 'mine') : 'all';
  const list = useTasks(
    {
      who,
      ...(search.type === undefined ? {} : { typeId: search.type }),
      ...(search.customer === undefined ? {} : { customerId: search.customer }),
      ...(search.priority === undefined ? {} : { priority: search.priority }),
      ...(search.batch === undefined ? {} : { batchId: search.batch }),
    },
    limit,
  );
  usePlace({ title: t('title') });
  useShortcut('new', () => newTaskDrawer.open({}));
  const change = (next: Partial<TaskSearch>) => {
    setLimit(shownAtFirst);
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  };
  const groups = list.data?.groups ?? [];
  const total = groups.filter(({ bucket }) => bucket !== 'done').reduce((sum, { count }) => sum + count, 0);
  const isEmpty = list.isSuccess && groups.every(({ count }) => count === 0);
  const isOfTasks = search.view !== 'process' && search.view !== 'help';
  const isFiltered = search.type !== undefined || search.customer !== undefined || search.priority !== undefined;
  return (
    <div className={classes.page}>
      <PageHeader
        title={t('title')}
        count={list.data === undefined ? undefined : writeNumber(total, language)}
        actions={
          <>
            <BatchMenu />
            <Button variant="default" onClick={() => manyTasksDrawer.open({})}>
              {t('many.open')}
            </Button>
            <Button leftSection={<IconPlus size={15} stroke={1.75} aria-hidden />} onClick={() => newTaskDrawer.open({})}>
              {t('new')}
            </Button>
          </>
        }
      />
      {search.batch === undefined ? null : <BatchBar id={search.batch} onLeave={() => change({ batch: undefined })} />}
      {search.batch === undefined && search.view !== 'help' ? (
        <ListViews
          entity="tasks"
          search={keptSearch(search)}
          text=""
          onShow={(spec) => {
            setLimit(shownAtFirst);
            setCustomer(null);
            void navigate({ search: readTaskSearch(spec.search), replace: true });
          }}
        />
      ) : null}
      <div className={classes.tools} role="group" aria-label={t('filters')}>
        {/* They are of tasks; requests for help are all shown. */}
        {search.view === 'help' ? null : (
          <>
            {isTeam && search.batch === undefined ? (
              <SegmentedControl
                size="xs"
                aria-label={t('whose')}
                value={who}
                onChange={(value) => change({ who: taskViews.find((one) => one === value) })}
                data={taskViews
                  .filter((value) => value !== 'all')
                  .map((value) => ({
                    value,
                    label:
                      value === 'escalated' && counts !== undefined && counts.escalated > 0
                        ? `${t('views.escalated')} ${writeNumber(counts.escalated, language)}`
                        : t(`views.${value}`),
                  }))}
              />
            ) : null}
            {types.types.length === 0 ? null : (
              <Select
                size="xs"
                w={150}
                aria-label={t('fields.typeId')}
                placeholder={t('fields.typeId')}
                data={types.choicesFor(search.type ?? null)}
                value={search.type ?? null}
                clearable
                clearButtonProps={{ 'aria-label': t('clear', { label: t('fields.typeId') }) }}
                onChange={(type) => change({ type: type ?? undefined })}
              />
            )}
            <Select
              size="xs"
              w={130}
              aria-label={t('fields.priority')}
              placeholder={t('fields.priority')}
              data={taskPriorities.map((value) => ({ value, label: t(`priority.${value}`) }))}
              value={search.priority ?? null}
              clearable
              clearButtonProps={{ 'aria-label': t('clear', { label: t('fields.priority') }) }}
              onChange={(value) => change({ priority: taskPriorities.find((one) => one === value) })}
            />
            <CustomerField
              label=""
              name={t('fields.customerId')}
              isRequired={false}
              value={customer !== null && customer.id === search.customer ? customer : null}
              onChange={(chosen) => {
                setCustomer(chosen);
                change({ customer: chosen?.id });
              }}
            />
          </>
        )}
        <span className={classes.push} />
        <SegmentedControl
          size="xs"
          aria-label={t('view')}
          value={search.view ?? 'list'}
          onChange={(value) => change({ view: otherViews.find((one) => one === value) })}
          data={[
            { value: 'list', label: t('viewList') },
            { value: 'board', label: t('viewBoard') },
            ...(hasProcesses && search.batch === undefined ? [{ value: 'process', label: t('viewProcess') }] : []),
            ...(isTeam && search.batch === undefined ? [{ value: 'help', label: t('viewHelp') }] : []),
          ]}
        />
      </div>
      <div className={classes.scroll}>
        {search.view === 'process' ? <ChecklistOverview /> : null}
        {search.view === 'help' ? <HelpOverview /> : null}
        {who === 'mine' && isOfTasks ? (
          <QuickLine today={today} {...(search.customer === undefined ? {} : { customerId: search.customer })} />
        ) : null}
        {list.error === null ? null : (
          <FailedState reason={sentenceOf(list.error, language)} onRetry={() => void list.refetch()} />
        )}
        {list.isPending && isOfTasks ? <LoadingState lines={8} /> : null}
        {!isOfTasks ? null : isEmpty ? (
          <EmptyState
            icon={<IconChecklist size={22} stroke={1.5} aria-hidden />}
            title={t(isFiltered ? 'emptyFiltered' : `empty.${who}`)}
            {...(isFiltered || who !== 'mine' ? {} : { text: t('emptyText') })}
          />
        ) : search.view === 'board' ? (
          <TaskBoard groups={groups} today={today} />
        ) : (
          <TaskGroups groups={groups} today={today} onMore={() => setLimit(Math.min(mostShown, limit * 4))} />
        )}
      </div>
    </div>
  );
}
