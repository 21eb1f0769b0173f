import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from '../locales/words.tsx';
import type { Task, TaskBucket } from '../../src-shared/tasks/task-record.ts';
import { useLanguage } from '../api/use-language.ts';
import { isComposing } from '../ui/composing.ts';
import { writeNumber } from '../ui/formats.ts';
import { taskDrawer } from './drawers.ts';
import { TaskLine } from './TaskLine.tsx';
import classes from './Tasks.module.css';
import { useToggleTask } from './use-complete-task.ts';
import { useTaskWords } from './use-task-words.ts';

export interface TaskGroup {
  readonly bucket: TaskBucket;
  readonly count: number;
  readonly tasks: readonly Task[];
}

/** Tasks in groups by when they are due. One of them has the focus: arrows move, Space finishes, Enter opens. */
export function TaskGroups({
  groups,
  today,
  onMore,
}: {
  groups: readonly TaskGroup[];
  today: string;
  /** Shows more of what is not shown yet. */
  onMore: () => void;
}) {
  const { t } = useTranslation('tasks');
  const language = useLanguage();
  const words = useTaskWords();
  const toggle = useToggleTask();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [closed, setClosed] = useState<ReadonlySet<TaskBucket>>(new Set(['done']));
  const list = useRef<HTMLDivElement>(null);
  const shown = groups.filter(({ count }) => count > 0);
  const visible = shown.flatMap(({ bucket, tasks }) => (closed.has(bucket) ? [] : tasks));
  const current = visible.find(({ id }) => id === chosenId) ?? visible[0];

  function goTo(at: number) {
    const next = visible[Math.max(0, Math.min(visible.length - 1, at))];
    if (next === undefined) return;
    setChosenId(next.id);
    list.current?.querySelector<HTMLElement>(`[data-task="${next.id}"]`)?.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>, task: Task) {
    if (isComposing(event.nativeEvent) || event.target !== event.currentTarget) return;
    const at = visible.findIndex(({ id }) => id === task.id);
    const actions: Record<string, () => void> = {
      ArrowDown: () => goTo(at + 1),
      ArrowUp: () => goTo(at - 1),
      Home: () => goTo(0),
      End: () => goTo(visible.length - 1),
      Enter: () => taskDrawer.open({ taskId: task.id }),
      ' ': () => {
        goTo(at + 1 < visible.length ? at + 1 : at - 1);
        void toggle.run(task);
      },
    };
    const action = actions[event.key];
    if (action === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    action();
  }

  return (
    <div ref={list} className={classes.groups}>
      {shown.map(({ bucket, count, tasks }) => {
        const isClosed = closed.has(bucket);
        return (
          <section key={bucket} className={classes.group} aria-labelledby={`tasks-${bucket}`}>
            <h2 className={classes.groupHead} id={`tasks-${bucket}`} data-late={bucket === 'overdue' || undefined}>
              <button
                type="button"
                aria-expanded={!isClosed}
                onClick={() => {
                  const next = new Set(closed);
                  if (!next.delete(bucket)) next.add(bucket);
                  setClosed(next);
                }}
              >
                <span aria-hidden>{isClosed ? '▸' : '▾'}</span> {t(`bucket.${bucket}`)}{' '}
                <span className={`${classes.count} fb-figures`}>{writeNumber(count, language)}</span>
              </button>
            </h2>
            {isClosed ? null : (
              <ul className={classes.lines}>
                {tasks.map((task) => (
                  <li
                    key={task.id}
                    data-task={task.id}
                    tabIndex={task.id === current?.id ? 0 : -1}
                    aria-label={[task.title, task.customerName, words.due(task, today)]
                      .filter((part) => part !== null)
                      .join(' · ')}
                    onFocus={() => setChosenId(task.id)}
                    onKeyDown={(event) => onKeyDown(event, task)}
                  >
                    <TaskLine task={task} today={today} words={words} />
                  </li>
                ))}
              </ul>
            )}
            {!isClosed && count > tasks.length ? (
              <div className={classes.more}>
                <Button variant="subtle" onClick={onMore}>
                  {t('more', { count: count - tasks.length, shown: writeNumber(count - tasks.length, language) })}
                </Button>
              </div>
            ) : null}
          </section>
        );
      })}
    </div>
  );
}
