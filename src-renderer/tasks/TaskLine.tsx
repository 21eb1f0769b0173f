import { ActionIcon, Checkbox } from '@mantine/core';
import { IconArrowUp, IconDots, IconUrgent, IconUsersGroup } from '@tabler/icons-react';
import { useTranslation } from '../locales/words.tsx';
import type { Task } from '../../src-shared/tasks/task-record.ts';
import { bucketOf } from '../../src-shared/tasks/task-buckets.ts';
import { StateBadge } from '../ui/StateBadge.tsx';
import { taskDrawer } from './drawers.ts';
import classes from './Tasks.module.css';
import { useToggleTask } from './use-complete-task.ts';
import type { TaskWords } from './use-task-words.ts';

/** One task: a box that finishes it, what it is, for whom, by when. */
export function TaskLine({
  task,
  today,
  words,
  showsCustomer = true,
}: {
  task: Task;
  today: string;
  words: TaskWords;
  showsCustomer?: boolean;
}) {
  const { t } = useTranslation('tasks');
  const toggle = useToggleTask();
  const isOver = task.state === 'done' || task.state === 'cancelled';
  const due = words.due(task, today);
  const isLate = bucketOf(task, today) === 'overdue';
  const type = words.type(task.typeId);
  return (
    <div className={classes.line} data-over={isOver || undefined}>
      <Checkbox
        size="sm"
        tabIndex={-1}
        checked={task.state === 'done'}
        indeterminate={task.state === 'cancelled'}
        disabled={toggle.isRunning}
        aria-label={t(isOver ? 'reopenOne' : 'doneOne', { title: task.title })}
        onChange={() => void toggle.run(task)}
      />
      <div className={classes.what}>
        <button type="button" tabIndex={-1} className={classes.title} onClick={() => taskDrawer.open({ taskId: task.id })}>
          {task.title}
        </button>
        <div className={classes.under}>
          {showsCustomer && task.customerName !== null ? <span className={classes.customer}>{task.customerName}</span> : null}
          {type === null ? null : <span>{type}</span>}
          {task.isMine ? null : <span>{task.assigneeName ?? t('somebody')}</span>}
          {task.channel === null ? null : <span>{words.channel(task.channel)}</span>}
        </div>
      </div>
      <div className={classes.marks}>
        {task.isAssigneeHere ? null : <StateBadge tone="bad">{t('hasLeft')}</StateBadge>}
        {task.escalatedAt === null || isOver ? null : <StateBadge tone="warn">{t('escalated')}</StateBadge>}
        {task.sharedWith === null ? null : <IconUsersGroup size={15} stroke={1.75} aria-label={t('isShared')} role="img" />}
        {task.state === 'doing' ? (
          <span className={classes.doing}>
            <StateBadge tone="info">{t('state.doing')}</StateBadge>
          </span>
        ) : null}
        {task.state === 'cancelled' ? <StateBadge>{t('state.cancelled')}</StateBadge> : null}
        {task.priority === 'urgent' && !isOver ? (
          <StateBadge tone="bad">
            <IconUrgent size={13} aria-hidden /> {t('priority.urgent')}
          </StateBadge>
        ) : null}
        {task.priority === 'high' && !isOver ? (
          <StateBadge tone="warn">
            <IconArrowUp size={13} aria-hidden /> {t('priority.high')}
          </StateBadge>
        ) : null}
        {due === null ? null : <span className={`${classes.due} ${isLate ? classes.late : ''} fb-figures`}>{due}</span>}
        <ActionIcon
          variant="subtle"
          color="gray"
          size={26}
          tabIndex={-1}
          className={classes.open ?? ''}
          aria-label={t('openOne', { title: task.title })}
          onClick={() => taskDrawer.open({ taskId: task.id })}
        >
          <IconDots size={15} aria-hidden />
        </ActionIcon>
      </div>
    </div>
  );
}
