import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../api/use-language.ts';
import { Card } from '../ui/Card.tsx';
import { dayOf, writeNumber } from '../ui/formats.ts';
import { useNow } from '../ui/use-now.ts';
import { TaskLine } from './TaskLine.tsx';
import classes from './Tasks.module.css';
import { useTaskWords } from './use-task-words.ts';
import { useTasks } from './use-tasks.ts';

const shownOnToday = 6;

/** What is overdue and due today, for the home screen; nothing where there is nothing to do. */
export function TodayTasks() {
  const { t } = useTranslation('tasks');
  const language = useLanguage();
  const words = useTaskWords();
  const today = dayOf(useNow());
  const groups = useTasks({ who: 'mine' }, shownOnToday, ['overdue', 'today']).data?.groups ?? [];
  const total = groups.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  const shown = groups.flatMap(({ tasks }) => tasks).slice(0, shownOnToday);
  return (
    <Card
      title={t('todayTitle')}
      aside={
        <Link to="/tasks" className={classes.link}>
          {t('all', { shown: writeNumber(total, language) })}
        </Link>
      }
      isFlush
    >
      <ul className={classes.lines}>
        {shown.map((task) => (
          <li key={task.id}>
            <TaskLine task={task} today={today} words={words} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
