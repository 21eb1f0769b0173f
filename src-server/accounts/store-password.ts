import type { Sql } from '../platform/database.ts';

/** The person's own password from now on. False where it is not the one any more that was checked: of two changes at once one has its turn. */
export async function storePassword(
  sql: Sql,
  who: { readonly tenantId: string; readonly userId: string },
  hashes: { readonly checked: string; readonly next: string },
  nowMs: number,
): Promise<boolean> {
  const changed = await sql.query(
    `UPDATE accounts SET password_hash = $3, must_change = false, password_changed_at = $4
      WHERE tenant_id = $1 AND user_id = $2 AND password_hash = $5 RETURNING user_id`,
    [who.tenantId, who.userId, hashes.next, new Date(nowMs).toISOString(), hashes.checked],
  );
  return changed.length === 1;
}
