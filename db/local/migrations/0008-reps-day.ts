import { remindersSql } from './0008-reminders.ts';
import { routesSql } from './0008-routes.ts';
import { sharingSql } from './0008-sharing.ts';
import { tasksSql } from './0008-tasks.ts';
import { visitPlansSql } from './0008-visit-plans.ts';
import { visitProofSql } from './0008-visit-proof.ts';
import type { Migration } from './migration.ts';

/** The rep's day: recurring visits and their proof, routes, tasks, reminders, sharing. */
export const repsDay: Migration = {
  version: 8,
  name: 'reps-day',
  sql: [visitPlansSql, visitProofSql, routesSql, tasksSql, remindersSql, sharingSql].join(''),
};
