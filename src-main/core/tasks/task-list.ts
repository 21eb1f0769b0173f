import { addDays, startOfLocalDay } from '../../../src-shared/lib/dates.ts';
import { endOfWeek } from '../../../src-shared/tasks/task-buckets.ts';
import type { Task, TaskBucket } from '../../../src-shared/tasks/task-record.ts';
import type { TaskFilter } from '../../../src-shared/tasks/tasks.contract.ts';
import type { Context } from '../context.ts';
import { createFamily } from '../customers/index.ts';
import type { SqlStatement } from '../platform/database.ts';
import { createLeads } from './people.ts';
import { taskColumns, taskJoins, type TaskRow, toTask } from './task-columns.ts';

/*
 * The list of tasks. What is open is read by its day and what is over by when it ended, each by an index that holds everything that is asked
 * of it: counting a hundred thousand reads no row, and only the tasks that are shown are read whole.
 */

/** What was done longer ago is found on the customer and in the job that it belonged to. */
const daysDoneShown = 30;

interface Where {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

const isOpen = "t.deleted_at IS NULL AND t.state IN ('open', 'doing')";
const isOver = "t.deleted_at IS NULL AND t.state IN ('done', 'cancelled')";
const byDay = 't.due_on, t.due_minute, t.rid';

export function createTaskList(ctx: Pick<Context, 'db' | 'userId'>) {
  const { db } = ctx;
  const family = createFamily(db);
  const leads = createLeads(db);
  const prepared = new Map<string, SqlStatement>();
  const statement = (sql: string): SqlStatement => {
    let known = prepared.get(sql);
    if (known === undefined) prepared.set(sql, (known = db.prepare<unknown[]>(sql)));
    return known;
  };

  const whose = (who: TaskFilter['who']): Where => {
    const me = ctx.userId() ?? '';
    const among = (ids: readonly string[]): Where =>
      ids.length === 1
        ? { sql: 't.assignee_id = ?', values: [ids[0] ?? ''] }
        : { sql: 't.assignee_id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(ids)] };
    switch (who) {
      case 'mine':
        return among([me]);
      case 'given':
        return { sql: 't.created_by = ? AND t.assignee_id <> ?', values: [me, me] };
      case 'team':
        return among(leads.teamOf(me));
      case 'shared':
        return { sql: 't.shared_with IS NOT NULL AND t.assignee_id <> ? AND t.created_by <> ?', values: [me, me] };
      case 'escalated': {
        const led = among(leads.ledBy(me));
        return { sql: `t.escalated_at IS NOT NULL AND ${led.sql}`, values: led.values };
      }
      case 'all':
        return { sql: '1', values: [] };
    }
  };

  const filtered = (filter: TaskFilter): Where => {
    const parts: Where[] = [whose(filter.who)];
    const add = (sql: string, value: string | undefined) => {
      if (value !== undefined) parts.push({ sql, values: [value] });
    };
    add('t.type_id = ?', filter.typeId);
    add('t.priority = ?', filter.priority);
    add('t.batch_id = ?', filter.batchId);
    if (filter.customerId !== undefined)
      parts.push({ sql: 't.customer_id IN (SELECT value FROM json_each(?))', values: [family.json(filter.customerId)] });
    return { sql: parts.map(({ sql }) => sql).join(' AND '), values: parts.flatMap(({ values }) => values) };
  };

  const ofBucket = (bucket: TaskBucket, on: string, showsAllDone: boolean): readonly { where: Where; order: string }[] => {
    const open = (sql: string, ...values: string[]) => ({ where: { sql: `${isOpen} AND ${sql}`, values }, order: byDay });
    switch (bucket) {
      case 'overdue':
        return [open('t.due_on < ?', on)];
      case 'today':
        return [open('t.due_on = ?', on)];
      case 'week':
        return [open('t.due_on > ? AND t.due_on <= ?', on, endOfWeek(on))];
      case 'later':
        return [open('t.due_on > ?', endOfWeek(on)), open('t.due_on IS NULL')];
      case 'done': {
        const since = showsAllDone ? '' : startOfLocalDay(addDays(on, -daysDoneShown));
        return [{ where: { sql: `${isOver} AND t.done_at >= ?`, values: [since] }, order: 't.done_at DESC, t.rid DESC' }];
      }
    }
  };

  const readPage = (from: { where: Where; order: string }, filter: Where, limit: number): Task[] => {
    const rows = statement(
      `SELECT ${taskColumns} FROM (SELECT t.rid AS found FROM tasks AS t WHERE ${from.where.sql} AND ${filter.sql} ORDER BY ${from.order} LIMIT +?) AS p
       CROSS JOIN tasks AS t ON t.rid = p.found ${taskJoins} ORDER BY ${from.order}`,
    ).all(...from.where.values, ...filter.values, limit) as TaskRow[]; // the columns selected
    return rows.map((row) => toTask(row, ctx.userId()));
  };

  const count = (where: Where, filter: Where): number =>
    Number(
      statement(`SELECT count(*) FROM tasks AS t WHERE ${where.sql} AND ${filter.sql}`)
        .pluck()
        .get(...where.values, ...filter.values),
    );

  return {
    group(
      bucket: TaskBucket,
      filter: TaskFilter,
      on: string,
      limit: number,
    ): { bucket: TaskBucket; count: number; tasks: Task[] } {
      const more = filtered(filter);
      const sources = ofBucket(bucket, on, filter.batchId !== undefined || filter.customerId !== undefined);
      const tasks: Task[] = [];
      let total = 0;
      for (const source of sources) {
        const left = limit - tasks.length;
        const page = left > 0 ? readPage(source, more, left) : [];
        tasks.push(...page);
        // A page that is not full has told already how many there are.
        total += left > 0 && page.length < left ? page.length : count(source.where, more);
      }
      return { bucket, count: total, tasks };
    },
    counts(on: string) {
      const mine = whose('mine');
      const of = (bucket: TaskBucket, who: Where) =>
        ofBucket(bucket, on, false).reduce((sum, { where }) => sum + count(where, who), 0);
      return {
        overdue: of('overdue', mine),
        today: of('today', mine),
        escalated: count({ sql: isOpen, values: [] }, whose('escalated')),
      };
    },
    ofCustomer(customerId: string): Task[] {
      const rows = statement(
        `SELECT ${taskColumns} FROM tasks AS t ${taskJoins}
         WHERE t.customer_id IN (SELECT value FROM json_each(?)) AND ${isOpen} ORDER BY t.due_on IS NULL, ${byDay} LIMIT 200`,
      ).all(family.json(customerId)) as TaskRow[]; // the columns selected
      return rows.map((row) => toTask(row, ctx.userId()));
    },
    get(id: string): Task | null {
      const row = statement(`SELECT ${taskColumns} FROM tasks AS t ${taskJoins} WHERE t.id = ? AND t.deleted_at IS NULL`).get(
        id,
      ) as TaskRow | undefined; // the columns selected
      return row === undefined ? null : toTask(row, ctx.userId());
    },
  };
}
