import { departmentScope, teamScope, userScope } from '../../../src-shared/sync/scopes.ts';
import type { Context } from '../context.ts';

/** Row numbers of the customers of others that are shared with whoever works here, with his team or his department. */
export function createSharedRids(ctx: Pick<Context, 'db' | 'userId'>): () => number[] {
  const me = ctx.db.prepare('SELECT team_id AS teamId, department_id AS departmentId FROM users WHERE id = ?');
  const shared = ctx.db
    .prepare(
      `SELECT c.rid FROM customers AS c, json_each('["' || replace(c.shared_with, ',', '","') || '"]') AS part
       WHERE c.shared_with IS NOT NULL AND c.owner_id IS NOT ? AND part.value IN (SELECT value FROM json_each(?)) GROUP BY c.rid`,
    )
    .pluck();
  return () => {
    const userId = ctx.userId();
    if (userId === null) return [];
    const place = me.get(userId) as { teamId: string | null; departmentId: string | null } | undefined; // the columns selected
    const mine = [
      userScope(userId),
      ...(place?.teamId == null ? [] : [teamScope(place.teamId)]),
      ...(place?.departmentId == null ? [] : [departmentScope(place.departmentId)]),
    ];
    return shared.all(userId, JSON.stringify(mine)) as number[]; // row numbers
  };
}
