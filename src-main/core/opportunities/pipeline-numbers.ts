import { addDays, startOfLocalDay } from '../../../src-shared/lib/dates.ts';
import type { ForecastCell, LostCell, PipelineNumber } from '../../../src-shared/opportunities/forecast.contract.ts';
import type { Stage } from '../../../src-shared/opportunities/standard-stages.ts';
import type { Period } from '../../../src-shared/reports/periods.ts';
import type { Db } from '../platform/database.ts';
import { closedAt, createPrepared, opportunitiesFrom, stagesParameter, weighted } from './opportunity-reader.ts';

/*
 * Every number is a sum of what its own rows say, and its rows are those that `behind` lists: a sum of parts is the total by construction.
 */

/** Whose opportunities are counted: people by id, and of a team what it was given and what its people have. */
export interface Whose {
  readonly ownerIds: readonly string[];
  readonly teamId: string | null;
  readonly withoutTeam: boolean;
}

interface ForecastRow extends ForecastCell {
  readonly period: number;
  readonly whose: string | null;
}

interface LostRow extends LostCell {
  readonly period: number;
  readonly reason: string | null;
}

const { stagesTable, from, isShown } = opportunitiesFrom;
const teamOf = 'coalesce(k.team_id, u.team_id)';
const mine = `${isShown} AND k.owner_id IN (SELECT value FROM json_each(@owners)) AND (@teamId IS NULL OR ${teamOf} = @teamId)
  AND (@withoutTeam = 0 OR ${teamOf} IS NULL)`;
const periodsTable = `p AS (SELECT key AS period, value ->> 'from' AS day1, value ->> 'to' AS day2, value ->> 'start' AS start, value ->> 'end' AS stop
  FROM json_each(@periods))`;

export const conditionOf: Readonly<Record<PipelineNumber, string>> = {
  expected: 'k.expected_close_on >= @from AND k.expected_close_on <= @to',
  open: "st.kind = 'open' AND k.expected_close_on >= @from AND k.expected_close_on <= @to",
  won: `st.kind = 'won' AND ${closedAt} >= @start AND ${closedAt} < @end`,
  lost: `st.kind = 'lost' AND ${closedAt} >= @start AND ${closedAt} < @end`,
};

export function createPipelineNumbers(db: Db) {
  const prepare = createPrepared(db);
  const given = (stages: readonly Stage[], whose: Whose) => ({
    stages: stagesParameter(stages),
    owners: JSON.stringify(whose.ownerIds),
    teamId: whose.teamId,
    withoutTeam: whose.withoutTeam ? 1 : 0,
  });

  return {
    mine,
    given,
    forecast(stages: readonly Stage[], whose: Whose, periods: readonly Period[], of: 'rep' | 'team'): readonly ForecastRow[] {
      const group = of === 'rep' ? 'k.owner_id' : teamOf;
      const inPeriod = `k.expected_close_on >= p.day1 AND k.expected_close_on <= p.day2`;
      const isOpen = `(st.kind = 'open' AND ${inPeriod})`;
      const isWon = `(st.kind = 'won' AND ${closedAt} >= p.start AND ${closedAt} < p.stop)`;
      return prepare(
        `${stagesTable}, ${periodsTable} SELECT p.period, ${group} AS whose,
           total(CASE WHEN ${inPeriod} THEN k.value_dong END) AS expectedDong,
           ifnull(sum(${isOpen}), 0) AS openCount, total(CASE WHEN ${isOpen} THEN k.value_dong END) AS openDong,
           total(CASE WHEN ${isOpen} THEN ${weighted} END) AS weightedDong,
           ifnull(sum(${isWon}), 0) AS wonCount, total(CASE WHEN ${isWon} THEN k.value_dong END) AS wonDong
         ${from} JOIN p ON ${inPeriod} OR ${isWon} WHERE ${mine} GROUP BY p.period, 2`,
      ).all({ ...given(stages, whose), periods: periodsParameter(periods) }) as ForecastRow[]; // the columns selected
    },
    lost(stages: readonly Stage[], whose: Whose, periods: readonly Period[]): readonly LostRow[] {
      return prepare(
        `${stagesTable}, ${periodsTable} SELECT p.period, k.lost_reason AS reason, count(*) AS count, total(k.value_dong) AS dong
         ${from} JOIN p ON st.kind = 'lost' AND ${closedAt} >= p.start AND ${closedAt} < p.stop WHERE ${mine} GROUP BY p.period, 2`,
      ).all({ ...given(stages, whose), periods: periodsParameter(periods) }) as LostRow[]; // the columns selected
    },
  };
}

function periodsParameter(periods: readonly Period[]): string {
  return JSON.stringify(periods.map((period) => ({ ...period, ...boundsOf(period) })));
}

/** From the beginning of the first day to that of the day after the last. */
export function boundsOf({ from: first, to }: Period): { start: string; end: string } {
  return { start: startOfLocalDay(first), end: startOfLocalDay(addDays(to, 1)) };
}
