import { useTranslation } from 'react-i18next';
import type { Task } from '../../src-shared/tasks/task-record.ts';
import { type Command, useCommand } from '../api/use-command.ts';

/** Done with one key or click; what came of it can be said afterwards. A task that is over is opened again. */
export function useToggleTask(): Command<Pick<Task, 'id' | 'title' | 'state'>, { groupId: string }> {
  const { t } = useTranslation('tasks');
  return useCommand(
    async (client, task: Pick<Task, 'id' | 'title' | 'state'>): Promise<{ groupId: string; nextTaskId?: string | null }> =>
      task.state === 'done' || task.state === 'cancelled'
        ? client.tasks.move({ ids: [task.id], state: 'open' })
        : client.tasks.complete({ id: task.id }),
    {
      done: (answer, task) =>
        task.state === 'done' || task.state === 'cancelled'
          ? t('toast.reopened', { title: task.title })
          : t(typeof answer.nextTaskId === 'string' ? 'toast.doneNext' : 'toast.done', { title: task.title }),
    },
  );
}
