import { weekOf } from '../lib/dates.ts';
import type { TaskBucket } from './task-record.ts';
import type { TaskState } from './task.ts';

/** The last day of what counts as this week: its Sunday. */
export function endOfWeek(today: string): string {
  return weekOf(today)[6] ?? today;
}

/** Where a task stands on a day. One without a day comes later than all others. */
export function bucketOf(task: { readonly state: TaskState; readonly dueOn: string | null }, today: string): TaskBucket {
  if (task.state === 'done' || task.state === 'cancelled') return 'done';
  if (task.dueOn === null) return 'later';
  if (task.dueOn < today) return 'overdue';
  if (task.dueOn === today) return 'today';
  return task.dueOn <= endOfWeek(today) ? 'week' : 'later';
}
