import { officeRules, standardRules } from '../../src-shared/settings/office-rules.contract.ts';
import { writeAudit } from '../accounts/audit.ts';
import { hashOfToken, newToken } from '../accounts/tokens.ts';
import type { Caller, ServerDeps } from '../platform/app.ts';
import type { Sql } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';

/** When the caller's secret address was made; null where there is none. */
export async function feedOf(sql: Sql, { tenantId, userId }: Caller): Promise<{ madeAt: string | null }> {
  const [feed] = await sql.query<{ madeAt: string }>(
    'SELECT made_at AS "madeAt" FROM calendar_feeds WHERE tenant_id = $1 AND user_id = $2',
    [tenantId, userId],
  );
  return { madeAt: feed?.madeAt ?? null };
}

/** A new secret address; the one before is worth nothing any more. The token is told now and never again. */
export async function makeFeed(
  sql: Sql,
  caller: Caller,
  address: string,
  deps: Pick<ServerDeps, 'clock' | 'ids'>,
): Promise<{ token: string; madeAt: string } | Refusal> {
  if (!(await mayTakeOut(sql, caller))) return new Refusal('forbidden', 'the office lets others take customer data out');
  const token = newToken(deps.ids);
  const madeAt = new Date(deps.clock.now()).toISOString();
  await removeFeed(sql, caller);
  await sql.query('INSERT INTO calendar_feeds (tenant_id, user_id, token_hash, made_at) VALUES ($1, $2, $3, $4)', [
    caller.tenantId,
    caller.userId,
    hashOfToken(token),
    madeAt,
  ]);
  await audit(sql, caller, address, 'calendar-feed-made', deps);
  return { token, madeAt };
}

/** Nobody reads the calendar under its address any more. Again is no mistake. */
export async function endFeed(sql: Sql, caller: Caller, address: string, deps: Pick<ServerDeps, 'clock'>): Promise<void> {
  if (await removeFeed(sql, caller)) await audit(sql, caller, address, 'calendar-feed-ended', deps);
}

/** Whether the office's rule of exports lets this person's calendar out of the program, as it says now. */
export async function mayTakeOut(sql: Sql, { tenantId, role }: Pick<Caller, 'tenantId' | 'role'>): Promise<boolean> {
  const rows = await sql.query<{ value: string | null }>(
    `SELECT value FROM office_settings WHERE tenant_id = $1 AND "key" = 'whoMayExport' AND deleted_at IS NULL ORDER BY created_at, id`,
    [tenantId],
  );
  let who: string = standardRules.whoMayExport;
  // As the laptops read it: the newest row counts, and one that nobody can read does not.
  for (const { value } of rows) {
    const parsed = officeRules.shape.whoMayExport.safeParse(readJson(value));
    if (parsed.success) who = parsed.data;
  }
  return who === 'everybody' || role === 'admin' || (who === 'managers' && role === 'manager');
}

async function removeFeed(sql: Sql, { tenantId, userId }: Caller): Promise<boolean> {
  const gone = await sql.query('DELETE FROM calendar_feeds WHERE tenant_id = $1 AND user_id = $2 RETURNING user_id', [
    tenantId,
    userId,
  ]);
  return gone.length > 0;
}

async function audit(
  sql: Sql,
  { tenantId, userId, deviceId }: Caller,
  address: string,
  event: 'calendar-feed-made' | 'calendar-feed-ended',
  deps: Pick<ServerDeps, 'clock'>,
): Promise<void> {
  await writeAudit(sql, tenantId, { event, userId, deviceId, address, detail: {} }, deps.clock.now());
}

function readJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
