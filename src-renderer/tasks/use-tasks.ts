import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { TaskFilter } from '../../src-shared/tasks/tasks.contract.ts';
import type { TaskBucket } from '../../src-shared/tasks/task-record.ts';
import { useClient } from '../api/client.tsx';
import { dayOf } from '../ui/formats.ts';
import { useNow } from '../ui/use-now.ts';

/** What a task on a screen is made of: its own row, its customer's name, the names of people. */
const taskEntities = ['tasks', 'customers', 'users', 'status'] as const;

/** The groups of a list of tasks; today comes from the screen's clock, so midnight moves them. */
export function useTasks(filter: TaskFilter, limit: number, buckets?: readonly TaskBucket[]) {
  const client = useClient();
  const on = dayOf(useNow());
  return useQuery({
    queryKey: ['tasks', 'list', on, filter, limit, buckets ?? null],
    meta: { entities: taskEntities },
    queryFn: () => client.tasks.list({ ...filter, on, limit, ...(buckets === undefined ? {} : { buckets: [...buckets] }) }),
    placeholderData: keepPreviousData,
  });
}

export function useTask(id: string | null) {
  const client = useClient();
  return useQuery({
    queryKey: ['tasks', 'get', id],
    meta: { entities: [...taskEntities, 'contacts', 'taskBatches', 'customValues'] },
    queryFn: () => client.tasks.get({ id: id ?? '' }),
    enabled: id !== null,
  });
}

export function useTasksOfCustomer(customerId: string) {
  const client = useClient();
  return useQuery({
    queryKey: ['tasks', 'ofCustomer', customerId],
    meta: { entities: taskEntities },
    queryFn: () => client.tasks.ofCustomer({ customerId }),
  });
}

export function useTaskCounts() {
  const client = useClient();
  const on = dayOf(useNow());
  return useQuery({
    queryKey: ['tasks', 'counts', on],
    meta: { entities: ['tasks', 'users', 'teams', 'status'] },
    queryFn: () => client.tasks.counts({ on }),
  }).data;
}

/** For the rail: what is due today or overdue, and what has come up to me. */
export function useDueTaskCount(): number | undefined {
  const counts = useTaskCounts();
  return counts === undefined ? undefined : counts.overdue + counts.today + counts.escalated;
}

export function useBatches(isOn = true) {
  const client = useClient();
  return useQuery({
    queryKey: ['tasks', 'batches'],
    meta: { entities: ['tasks', 'taskBatches', 'users'] },
    queryFn: () => client.tasks.batches({}),
    enabled: isOn,
  });
}

export function useBatch(id: string | null) {
  const client = useClient();
  return useQuery({
    queryKey: ['tasks', 'batch', id],
    meta: { entities: ['tasks', 'taskBatches', 'users'] },
    queryFn: () => client.tasks.batch({ id: id ?? '' }),
    enabled: id !== null,
  });
}
