import { z } from 'zod';
import { taskPriorities } from '../../src-shared/tasks/task.ts';
import { taskViews } from '../../src-shared/tasks/tasks.contract.ts';

const taskSearch = z.object({
  who: z.enum(taskViews).optional().catch(undefined),
  type: z.uuid().optional().catch(undefined),
  customer: z.uuid().optional().catch(undefined),
  priority: z.enum(taskPriorities).optional().catch(undefined),
  /** A job for many customers, whose page this is then. */
  batch: z.uuid().optional().catch(undefined),
  view: z.enum(['list', 'board', 'process', 'help']).optional().catch(undefined),
});
export type TaskSearch = z.output<typeof taskSearch>;

/** The state of the page as its address says it; what makes no sense is left out. */
export function readTaskSearch(search: Record<string, unknown>): TaskSearch {
  return taskSearch.parse(search);
}
