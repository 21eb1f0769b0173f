import { mostOpsInPush } from '../../src-shared/sync/protocol.ts';
import type { UpkeepJob } from '../platform/upkeep.ts';

const keptDays = 90;

/**
 * Forgets the answers to operations that were given long ago. A laptop sends one push at a time and goes on when it has the answer, so what
 * it may have to ask again is in its last `mostOpsInPush` numbers: those stay whatever their age (it may lie in a drawer for a year with an
 * answer that was lost). An older number that comes nevertheless is of a laptop that was put back to an earlier day, and is told so
 * (`rewound`) as if its answer were another operation's: never done twice. Laptops keep what was acknowledged for 30 days.
 */
export const forgetResults: UpkeepJob = {
  name: 'opResults',
  async run(sql, nowMs, most) {
    const before = new Date(nowMs - keptDays * 24 * 60 * 60_000).toISOString();
    const gone = await sql.query(
      `DELETE FROM op_results r USING (
         SELECT o.tenant_id, o.device_id, o.op_no
           FROM devices d JOIN op_results o ON o.tenant_id = d.tenant_id AND o.device_id = d.id
          WHERE o.at < $1 AND o.op_no <= d.last_op_no - $2::bigint
          LIMIT $3
       ) old
       WHERE r.tenant_id = old.tenant_id AND r.device_id = old.device_id AND r.op_no = old.op_no RETURNING 1 AS one`,
      [before, mostOpsInPush, most],
    );
    return gone.length;
  },
};
