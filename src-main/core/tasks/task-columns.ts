import type { Task } from '../../../src-shared/tasks/task-record.ts';
import { joinShownCustomer } from '../customers/index.ts';

/** What a task is shown with, `t` being its row; joins that keep a task whose customer is on another laptop. */
export const taskColumns = `t.id, coalesce(c.id, t.customer_id) AS customerId, coalesce(c.name, t.customer_name) AS customerName,
  CASE WHEN t.customer_id IS NULL THEN 'none' WHEN c.id IS NULL THEN 'unseen' WHEN c.deleted_at IS NOT NULL THEN 'deleted' ELSE 'seen' END AS customerState,
  t.title, t.note, t.type_id AS typeId, t.due_on AS dueOn, t.due_minute AS dueMinute, t.priority, t.state,
  t.assignee_id AS assigneeId, a.name AS assigneeName, ifnull(a.is_active AND a.deleted_at IS NULL, 0) AS isAssigneeHere,
  t.shared_with AS sharedWith, t.batch_id AS batchId, t.origin, t.channel, t.outcome, t.done_at AS doneAt, d.name AS doneByName,
  t.escalated_at AS escalatedAt, w.name AS authorName, t.created_by AS authorId, t.created_at AS createdAt, t.rev`;

export const taskJoins = `${joinShownCustomer('t.customer_id', 'LEFT JOIN')}
  LEFT JOIN users AS a ON a.id = t.assignee_id LEFT JOIN users AS d ON d.id = t.done_by LEFT JOIN users AS w ON w.id = t.created_by`;

export interface TaskRow extends Omit<Task, 'isMine' | 'isAuthorMe' | 'isAssigneeHere'> {
  readonly isAssigneeHere: number;
  readonly authorId: string | null;
}

export function toTask({ authorId, isAssigneeHere, ...row }: TaskRow, me: string | null): Task {
  return {
    ...row,
    isAssigneeHere: isAssigneeHere === 1,
    isMine: row.assigneeId === me,
    isAuthorMe: authorId !== null && authorId === me,
  };
}
