import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../api/use-language.ts';
import { sentenceOf } from '../api/errors.ts';
import { Card } from '../ui/Card.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { dayOf } from '../ui/formats.ts';
import { useNow } from '../ui/use-now.ts';
import { newTaskDrawer } from './drawers.ts';
import { TaskLine } from './TaskLine.tsx';
import classes from './Tasks.module.css';
import { useTaskWords } from './use-task-words.ts';
import { useTasksOfCustomer } from './use-tasks.ts';

/** The open tasks of one customer, beside its timeline. */
export function CustomerTasks({ customer, isReadOnly }: { customer: { id: string; name: string }; isReadOnly: boolean }) {
  const { t } = useTranslation('tasks');
  const language = useLanguage();
  const words = useTaskWords();
  const today = dayOf(useNow());
  const list = useTasksOfCustomer(customer.id);
  const tasks = list.data?.tasks ?? [];
  return (
    <Card
      title={t('title')}
      isFlush
      aside={
        isReadOnly ? null : (
          <Button
            variant="subtle"
            leftSection={<IconPlus size={14} stroke={1.75} aria-hidden />}
            onClick={() => newTaskDrawer.open({ customer: { id: customer.id, name: customer.name } })}
          >
            {t('new')}
          </Button>
        )
      }
    >
      {list.isError ? <FailedState reason={sentenceOf(list.error, language)} onRetry={() => void list.refetch()} /> : null}
      {list.isSuccess && tasks.length === 0 ? <p className={classes.none}>{t('noneOpen')}</p> : null}
      {tasks.length === 0 ? null : (
        <ul className={classes.lines}>
          {tasks.map((task) => (
            <li key={task.id}>
              <TaskLine task={task} today={today} words={words} showsCustomer={false} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
