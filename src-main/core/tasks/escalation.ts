import { addDays, startOfLocalDay } from '../../../src-shared/lib/dates.ts';
import type { Context } from '../context.ts';
import { createOfficeDaysReader } from '../holidays/index.ts';
import { createLeads } from './people.ts';
import { officeToday } from '../platform/office-time.ts';

/** How often the laptop looks; a term of days needs no finer clock. */
const everyMs = 5 * 60_000;

/**
 * Overdue tasks of a kind that says so go to the manager. The laptop of whoever is to do it or of his manager writes it down, whichever is
 * there first; the instant follows from the due day, so that both write the same.
 */
export function createEscalation(ctx: Context): { run(): number; tick(): void } {
  const leads = createLeads(ctx.db);
  const officeDays = createOfficeDaysReader(ctx.db);
  const overdue = ctx.db.prepare(
    `SELECT t.id, t.due_on AS dueOn, t.assignee_id AS assigneeId, y.escalate_after_days AS days
     FROM activity_types AS y CROSS JOIN tasks AS t ON t.type_id = y.id
     WHERE y.escalate_after_days IS NOT NULL AND y.deleted_at IS NULL
       AND t.deleted_at IS NULL AND t.state IN ('open', 'doing') AND t.due_on < ? AND t.escalated_at IS NULL`,
  );
  let nextAt = 0;

  const run = (): number => {
    const me = ctx.userId();
    if (me === null) return 0;
    const today = officeToday(ctx);
    const rows = overdue.all(today) as { id: string; dueOn: string; assigneeId: string; days: number }[]; // the columns selected
    if (rows.length === 0) return 0;
    const mine = new Set([me, ...leads.ledBy(me)]);
    const days = officeDays();
    const late = rows
      .filter(({ assigneeId }) => mine.has(assigneeId))
      .map(({ id, dueOn, days: after }) => ({ id, day: addDays(days.addWorkingDays(dueOn, after), 1) }))
      .filter(({ day }) => day <= today);
    if (late.length === 0) return 0;
    ctx.write.transact((tx) => {
      for (const { id, day } of late) tx.update('tasks', id, { escalatedAt: startOfLocalDay(day) });
    });
    return late.length;
  };

  return {
    run,
    tick() {
      const now = ctx.clock.now();
      if (now < nextAt) return;
      nextAt = now + everyMs;
      try {
        run();
      } catch (error) {
        // A full disk, mostly: nothing is lost, and the next look says the same.
        ctx.log.error('overdue tasks could not be handed up', error);
      }
    },
  };
}
