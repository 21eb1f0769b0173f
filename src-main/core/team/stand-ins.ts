import { addDays, startOfLocalDay } from '../../../src-shared/lib/dates.ts';
import { type StandIn, standInsOn } from '../../../src-shared/team/substitution.ts';
import type { Context } from '../context.ts';
import { officeToday } from '../platform/office-time.ts';

export interface StandInDays extends StandIn {
  readonly fromOn: string;
  readonly toOn: string;
}

/** For whom, and from when to when (instants). */
export interface StandInSpan {
  readonly userId: string;
  readonly from: string;
  readonly to: string;
}

/** Who stands in for whom, as the office wrote it down. */
export function createStandIns(ctx: Pick<Context, 'clock' | 'db' | 'state' | 'userId'>) {
  const all = ctx.db.prepare(
    `SELECT user_id AS userId, substitute_id AS substituteId, from_on AS fromOn, to_on AS toOn FROM substitutions
     WHERE deleted_at IS NULL AND user_id <> substitute_id ORDER BY from_on, id`,
  );
  const rows = () => all.all() as StandInDays[]; // the columns selected
  return {
    today: (): StandIn[] => standInsOn(rows(), officeToday(ctx)),
    /** For whom this person stands in within these instants, and in which part of them. */
    ofMeBetween(from: string, to: string): StandInSpan[] {
      const me = ctx.userId();
      return rows()
        .filter(({ substituteId }) => substituteId === me)
        .map(({ userId, fromOn, toOn }) => ({
          userId,
          from: later(from, startOfLocalDay(fromOn)),
          to: earlier(to, startOfLocalDay(addDays(toOn, 1))),
        }))
        .filter((span) => span.from < span.to);
    },
  };
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
