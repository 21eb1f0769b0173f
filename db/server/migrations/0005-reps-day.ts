import { remindersSql } from './0005-reminders.ts';
import { routesSql } from './0005-routes.ts';
import { sharingSql } from './0005-sharing.ts';
import { tasksSql } from './0005-tasks.ts';
import { visitPlansSql } from './0005-visit-plans.ts';
import { visitProofSql } from './0005-visit-proof.ts';
import type { ServerMigration } from './migration.ts';

/** The rep's day, in the office. */
export const repsDay: ServerMigration = {
  version: 5,
  name: 'reps-day',
  sql: [visitPlansSql, visitProofSql, routesSql, tasksSql, remindersSql, sharingSql].join(''),
};
