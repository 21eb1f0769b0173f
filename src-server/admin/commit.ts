import { announceCommit } from '../platform/commits.ts';
import type { OwnerSql } from '../platform/database.ts';

/** A command that cannot be done, in words for whoever typed it. */
export class CommandRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CommandRefused';
  }
}

/**
 * A change by the office itself: takes the office's head first, as a push does, so that laptops hear of it in its place. `work` gives its
 * rows `seq` as their rev.
 */
export async function commitAsOffice<T>(sql: OwnerSql, tenantId: string, work: (seq: number) => Promise<T>): Promise<T> {
  const [head] = await sql.query<{ seq: number }>('SELECT seq FROM sync_head WHERE tenant_id = $1 FOR UPDATE', [tenantId]);
  if (head === undefined) throw new CommandRefused('There is no such office.');
  const seq = head.seq + 1;
  const result = await work(seq);
  await sql.query('UPDATE sync_head SET seq = $2 WHERE tenant_id = $1', [tenantId, seq]);
  await announceCommit(sql, { tenantId, seq, scopes: null });
  return result;
}
