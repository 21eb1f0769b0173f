import type { CalendarEntry } from '../../src-shared/calendar-files/ics.ts';
import type { Sql } from '../platform/database.ts';
import { listOf } from '../platform/sql-list.ts';

const dayMs = 86_400_000;
/** So much of the past and of what comes; calendar programs fetch the whole each time. */
const daysBack = 31;
const daysAhead = 365;
/** A year of a busy rep is a tenth of it. */
const mostEntries = 10_000;

/** What stands in the place of somebody whose data may be kept but not used (Decree 13 on personal data). */
const unnamed = 'Khách hàng';

interface Line {
  readonly id: string;
  readonly title: string | null;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string | null;
  readonly isCancelled: boolean;
  readonly isAllDay: boolean;
  readonly icsUid: string | null;
}

/**
 * The visits and appointments that are this person's own and in scopes that this person sees, by time. It goes to programs outside the
 * office: name, address and time, and no note, phone or result. The same entry has the same `uid` as in a file of the laptop's.
 */
export async function feedEntries(
  sql: Sql,
  who: { readonly tenantId: string; readonly userId: string; readonly scopes: readonly string[] },
  nowMs: number,
): Promise<CalendarEntry[]> {
  const values = [
    who.tenantId,
    who.userId,
    listOf(who.scopes, (scope) => scope),
    new Date(nowMs - daysBack * dayMs).toISOString(),
    new Date(nowMs + daysAhead * dayMs).toISOString(),
  ];
  const placed = (alias: string) =>
    `${alias}.tenant_id = $1 AND ${alias}.owner_id = $2::text AND ${alias}.scope_id = ANY($3::text::text[]) AND ${alias}.deleted_at IS NULL
       AND ${alias}.starts_at >= $4 AND ${alias}.starts_at < $5 AND ${alias}.ends_at IS NOT NULL`;
  const visits = await sql.query<Line>(
    `SELECT v.id::text AS id, v.starts_at AS "startsAt", v.ends_at AS "endsAt", v.state = 'cancelled' AS "isCancelled",
            CASE WHEN c.restricted_on IS NULL THEN c.name END AS title, CASE WHEN c.restricted_on IS NULL THEN c.address END AS place,
            false AS "isAllDay", NULL AS "icsUid"
       FROM visits v JOIN customers c ON c.tenant_id = v.tenant_id AND c.id = v.root_id AND c.deleted_at IS NULL
      WHERE ${placed('v')} ORDER BY v.starts_at, v.id LIMIT ${mostEntries}`,
    values,
  );
  const appointments = await sql.query<Line>(
    `SELECT a.id::text AS id, a.starts_at AS "startsAt", a.ends_at AS "endsAt", false AS "isCancelled", a.title, a.place,
            coalesce(a.is_all_day, false) AS "isAllDay", a.ics_uid AS "icsUid"
       FROM appointments a WHERE ${placed('a')} ORDER BY a.starts_at, a.id LIMIT ${mostEntries}`,
    values,
  );
  return [
    ...visits.map((line) => entryOf(line, `visit-${line.id}@fieldbook`)),
    ...appointments.map((line) => entryOf(line, line.icsUid ?? `appointment-${line.id}@fieldbook`)),
  ];
}

function entryOf({ title, startsAt, endsAt, place, isCancelled, isAllDay }: Line, uid: string): CalendarEntry {
  return { uid, title: title ?? unnamed, startsAt, endsAt, isAllDay, place, note: null, isCancelled };
}
