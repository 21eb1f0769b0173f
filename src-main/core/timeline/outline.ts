import { type TimelineKind, timelineKinds } from '../../../src-shared/timeline/timeline-entry.ts';
import { localDay } from '../../../src-shared/lib/dates.ts';
import type { Context } from '../context.ts';
import { isLastWord, isWithoutResult } from './activities.ts';
import { newest } from './place.ts';
import { createChangeReader } from './record-changes.ts';
import { createSmallReader } from './small-sources.ts';

interface Outline {
  readonly total: number;
  readonly kinds: { kind: TimelineKind; count: number }[];
  readonly months: { month: string; count: number }[];
  readonly attempts: number;
}

/** So far into a month every hour is in the same month in Vietnam, seven hours ahead. */
const lastDays = '28T17';
const monthOf = (at: string) => (at.slice(8, 13) < lastDays ? at.slice(0, 7) : localDay(at).slice(0, 7));

/** Counts by kind and by Vietnamese month; of what may be thousands, the index alone is read. */
export function createOutline(ctx: Context): (members: readonly string[]) => Outline {
  const { db } = ctx;
  const month = (column: string) => `strftime('%Y-%m', ${column}, '+7 hours')`;
  // As one text, and counted here: to group ten thousand rows SQLite first puts them in order, which is most of its work.
  const talksOf = db
    .prepare(
      `SELECT json_group_array(i.happened_at || ' ' || i.kind) FROM interactions AS i WHERE i.customer_id = ? AND ${isLastWord('interactions')}`,
    )
    .pluck();
  const grouped = [
    `SELECT 'visit' AS kind, ${month('i.at')} AS month, count(*) AS count FROM visit_results AS i
     WHERE i.customer_id = ? AND ${isLastWord('visit_results')} GROUP BY 2`,
    `SELECT 'visit' AS kind, ${month('v.starts_at')} AS month, count(*) AS count FROM visits AS v
     WHERE v.customer_id = ? AND ${isWithoutResult} GROUP BY 2`,
  ].map((sql) => db.prepare(sql));
  // Of calls and the like that took more than one try, what they took more.
  const more = db
    .prepare(
      `SELECT ifnull(sum(i.attempts - 1), 0) FROM interactions AS i
       WHERE i.customer_id = ? AND i.attempts > 1 AND i.deleted_at IS NULL AND ${isLastWord('interactions')}`,
    )
    .pluck();
  const small = createSmallReader(db, ctx.userId);
  const changes = createChangeReader(db);
  const all = new Set(timelineKinds);

  return (members) => {
    const kinds = new Map<TimelineKind, number>();
    const months = new Map<string, number>();
    const add = (kind: TimelineKind, at: string, count: number) => {
      kinds.set(kind, (kinds.get(kind) ?? 0) + count);
      months.set(at, (months.get(at) ?? 0) + count);
    };
    for (const member of members) {
      const talks = JSON.parse(String(talksOf.get(member))) as string[]; // an instant and a kind each
      for (const talk of talks) {
        const end = talk.indexOf(' ');
        add(talk.slice(end + 1) as TimelineKind, monthOf(talk.slice(0, end)), 1);
      }
      for (const statement of grouped) {
        const rows = statement.all(member) as { kind: TimelineKind; month: string; count: number }[]; // the columns selected
        for (const { kind, month: at, count } of rows) add(kind, at, count);
      }
    }
    for (const { kind, at } of [...small(JSON.stringify(members), all), ...changes(members, all, newest, null)])
      add(kind, localDay(at).slice(0, 7), 1);
    const talks = (['call', 'email', 'chat', 'meeting'] as const).reduce((sum, kind) => sum + (kinds.get(kind) ?? 0), 0);
    return {
      attempts: members.reduce((sum, member) => sum + Number(more.get(member)), talks),
      total: [...kinds.values()].reduce((sum, count) => sum + count, 0),
      kinds: timelineKinds.flatMap((kind) => (kinds.has(kind) ? [{ kind, count: kinds.get(kind) ?? 0 }] : [])),
      months: [...months].map(([at, count]) => ({ month: at, count })).sort((a, b) => (a.month < b.month ? 1 : -1)),
    };
  };
}
