import { useState } from 'react';
import type { DragEvent, KeyboardEvent } from 'react';
import { useTranslation } from '../locales/words.tsx';
import type { Task } from '../../src-shared/tasks/task-record.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { writeNumber } from '../ui/formats.ts';
import { taskDrawer } from './drawers.ts';
import type { TaskGroup } from './TaskGroups.tsx';
import { TaskLine } from './TaskLine.tsx';
import classes from './Tasks.module.css';
import { useTaskWords } from './use-task-words.ts';

const columns = ['open', 'doing', 'done'] as const;
type Column = (typeof columns)[number];

/** Tasks by state, side by side; a card moves by dragging, or with Alt and the arrows. */
export function TaskBoard({ groups, today }: { groups: readonly TaskGroup[]; today: string }) {
  const { t } = useTranslation('tasks');
  const language = useLanguage();
  const words = useTaskWords();
  const [over, setOver] = useState<Column | null>(null);
  const [dragged, setDragged] = useState<Task | null>(null);
  const move = useCommand(
    async (client, { task, to }: { task: Task; to: Column }): Promise<{ groupId: string }> =>
      to === 'done' ? client.tasks.complete({ id: task.id }) : client.tasks.move({ ids: [task.id], state: to }),
    { done: (_answer, { task, to }) => t('toast.moved', { title: task.title, state: t(`state.${to}`) }) },
  );
  const tasks = groups.flatMap((group) => group.tasks);
  // Of what is over only the opening again is allowed, so a done card goes back to "to do" and not to "doing".
  const goTo = (task: Task, to: Column) => {
    if (task.state === to || (to === 'doing' && task.state !== 'open')) return;
    void move.run({ task, to });
  };

  function onKeyDown(event: KeyboardEvent, task: Task, column: Column) {
    if (event.target !== event.currentTarget) return;
    if (event.altKey && (event.key === 'ArrowRight' || event.key === 'ArrowLeft')) {
      const step = event.key === 'ArrowRight' ? 1 : -1;
      const wanted = task.state === 'done' && step === -1 ? 'open' : columns[columns.indexOf(column) + step];
      event.preventDefault();
      if (wanted !== undefined) goTo(task, wanted);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      taskDrawer.open({ taskId: task.id });
    }
  }

  function onDrop(event: DragEvent, column: Column) {
    event.preventDefault();
    setOver(null);
    if (dragged !== null) goTo(dragged, column);
    setDragged(null);
  }

  return (
    <div className={classes.board}>
      {columns.map((column) => {
        const cards = tasks.filter((task) => (column === 'done' ? task.state === 'done' : task.state === column));
        return (
          <section
            key={column}
            className={classes.column}
            aria-labelledby={`board-${column}`}
            data-over={over === column || undefined}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(column);
            }}
            onDragLeave={() => setOver(null)}
            onDrop={(event) => onDrop(event, column)}
          >
            <h2 className={classes.columnHead} id={`board-${column}`}>
              {t(`state.${column}`)} <span className={`${classes.count} fb-figures`}>{writeNumber(cards.length, language)}</span>
            </h2>
            <ul className={classes.cards}>
              {cards.map((task) => (
                <li
                  key={task.id}
                  className={classes.card}
                  tabIndex={0}
                  aria-label={task.title}
                  aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight"
                  draggable
                  onDragStart={() => setDragged(task)}
                  onDragEnd={() => setDragged(null)}
                  onKeyDown={(event) => onKeyDown(event, task, column)}
                >
                  <TaskLine task={task} today={today} words={words} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
