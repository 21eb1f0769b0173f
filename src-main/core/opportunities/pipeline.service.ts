import type {
  Forecast,
  ForecastCell,
  LostCell,
  LostReport,
  pipelineContract,
  PipelineFilter,
  PipelineQuestion,
} from '../../../src-shared/opportunities/forecast.contract.ts';
import { type Period, periodsUpTo } from '../../../src-shared/reports/periods.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import { standardLists } from '../../../src-shared/lists/standard-lists.ts';
import type { Context } from '../context.ts';
import { createExportPermit, writeTable } from '../exports/index.ts';
import { createPeopleOfReport } from '../reports/index.ts';
import { createOpportunityReader } from './opportunity-reader.ts';
import { boundsOf, conditionOf, createPipelineNumbers, type Whose } from './pipeline-numbers.ts';
import { forecastTable, lostTable } from './pipeline-table.ts';
import { createStageReader } from './stage-reader.ts';
import { officeToday } from '../platform/office-time.ts';

const mostLines = 500;
const noForecast: ForecastCell = { expectedDong: 0, openCount: 0, openDong: 0, weightedDong: 0, wonCount: 0, wonDong: 0 };
const noLoss: LostCell = { count: 0, dong: 0 };

/** What is to come of the open opportunities, what came of the others, and why some were lost. */
export function createPipelineService(ctx: Context): HandlersOf<typeof pipelineContract> {
  const stagesOf = createStageReader(ctx.db);
  const peopleOf = createPeopleOfReport(ctx);
  const reader = createOpportunityReader(ctx);
  const numbers = createPipelineNumbers(ctx.db);
  const isAllowed = createExportPermit(ctx);
  const teamName = ctx.db.prepare('SELECT name FROM teams WHERE id = ?').pluck();
  const reasonWords = ctx.db.prepare('SELECT "key", vi, en FROM list_items WHERE list = \'lost_reason\' AND deleted_at IS NULL');

  const whoseOf = ({ teamId, ownerId }: PipelineFilter, withoutTeam = false): Whose => ({
    ownerIds: peopleOf().flatMap(({ id }) => (ownerId === undefined || id === ownerId ? [id] : [])),
    teamId: teamId ?? null,
    withoutTeam,
  });
  const shownPeople = () =>
    peopleOf()
      .filter(({ isActive }) => isActive)
      .map(({ id, name, teamId }) => ({ id, name, teamId }));

  function forecastOf({ by, on, count, of, ...filter }: PipelineQuestion & { of: 'rep' | 'team' }): Forecast {
    const periods = periodsUpTo(on, by, count);
    const found = numbers.forecast(stagesOf(), whoseOf(filter), periods, of);
    const cellsOf = (whose: string | null) =>
      periods.map((_period, at) => pickForecast(found.find((row) => row.period === at && row.whose === whose) ?? noForecast));
    const people = peopleOf();
    const inOrder = of === 'rep' ? people.map(({ id }) => id) : [...new Set(found.map(({ whose }) => whose))];
    const named = inOrder.map((id) => ({
      id,
      name:
        id === null ? null : of === 'rep' ? (people.find((person) => person.id === id)?.name ?? null) : textOf(teamName.get(id)),
    }));
    const rows = named
      .filter(({ id }) => found.some(({ whose }) => whose === id))
      .map((one) => {
        const cells = cellsOf(one.id);
        return { ...one, ...sumForecast(cells), cells };
      });
    if (of === 'team') rows.sort((a, b) => (a.name ?? '￿').localeCompare(b.name ?? '￿', 'vi'));
    const cells = periods.map((_period, at) => sumForecast(rows.flatMap((row) => row.cells[at] ?? [])));
    return { periods, rows, total: { ...sumForecast(rows), cells }, people: shownPeople() };
  }

  function lostOf({ by, on, count, ...filter }: PipelineQuestion): LostReport {
    const periods = periodsUpTo(on, by, count);
    const stages = stagesOf();
    const found = numbers.lost(stages, whoseOf(filter), periods);
    const reasons = [...new Set(found.map(({ reason }) => reason))]
      .map((reason) => {
        const cells = periods.map((_period, at) => {
          const { count: lost, dong } = found.find((row) => row.period === at && row.reason === reason) ?? noLoss;
          return { count: lost, dong };
        });
        return { reason, ...sumLost(cells), cells };
      })
      .sort((a, b) => b.count - a.count || b.dong - a.dong || ((a.reason ?? '') < (b.reason ?? '') ? -1 : 1));
    const cells = periods.map((_period, at) => sumLost(reasons.flatMap((row) => row.cells[at] ?? [])));
    const won = sumForecast(numbers.forecast(stages, whoseOf(filter), periods, 'rep'));
    return {
      ...{ periods, reasons, total: { ...sumLost(reasons), cells } },
      ...{ wonCount: won.wonCount, wonDong: won.wonDong, people: shownPeople() },
    };
  }

  async function writeReport(
    what: string,
    { file, format }: { file: string; format: Parameters<typeof writeTable>[1] },
    table: () => { sheet: string; head: string[]; rows: (string | number | null)[][] },
  ) {
    if (!isAllowed()) throw new AppError('forbidden', 'the office lets others take customer data out');
    const path = await ctx.files.resolveForWriting(file);
    return ctx.jobs.run('export', file, async () => {
      const { sheet, head, rows } = table();
      async function* blocks() {
        yield rows;
      }
      await writeTable(path, format, { sheet, head, blocks: blocks() }, () =>
        ctx.write.transact((tx) =>
          tx.create('exportLog', { what, format, rows: rows.length, columns: null, exportedAt: tx.now }),
        ),
      );
      return { rows: rows.length };
    });
  }

  return {
    forecast: (question) => forecastOf(question),
    lost: (question) => lostOf(question),
    behind({ from, to, what, lostReason, withoutTeam, ...filter }) {
      const stages = stagesOf();
      const period: Period = { from, to };
      const condition = conditionOf[what];
      const reason =
        lostReason === undefined ? '' : lostReason === null ? ' AND k.lost_reason IS NULL' : ' AND k.lost_reason = @reason';
      const { stages: _stages, ...values } = numbers.given(stages, whoseOf(filter, withoutTeam));
      const where = {
        sql: `${numbers.mine} AND ${condition}${reason}`,
        values: {
          ...values,
          ...(condition.includes('@from') ? { from, to } : boundsOf(period)),
          ...(typeof lostReason === 'string' ? { reason: lostReason } : {}),
        },
      };
      const on = officeToday(ctx);
      const sums = [...reader.sumsByStage(stages, on, where).values()];
      return {
        lines: reader.cards(stages, on, where, { by: 'value', descending: true, offset: 0, limit: mostLines }),
        total: sums.reduce((sum, { count }) => sum + count, 0),
        totalDong: sums.reduce((sum, { totalDong }) => sum + totalDong, 0),
      };
    },
    exportForecast: ({ file, format, language, ...question }) =>
      writeReport('forecast', { file, format }, () => forecastTable(forecastOf(question), question.by, question.of, language)),
    exportLost: ({ file, format, language, ...question }) =>
      writeReport('lost-reasons', { file, format }, () => lostTable(lostOf(question), question.by, language, reasonIn(language))),
  };

  function reasonIn(language: 'vi' | 'en'): (reason: string) => string {
    const standard = standardLists.lost_reason.map(([key, vi, en]) => ({ key, vi, en }));
    const own = reasonWords.all() as { key: string; vi: string; en: string }[]; // the columns selected
    return (reason) => [...own, ...standard].find(({ key }) => key === reason)?.[language] ?? reason;
  }
}

function pickForecast({ expectedDong, openCount, openDong, weightedDong, wonCount, wonDong }: ForecastCell): ForecastCell {
  return { expectedDong, openCount, openDong, weightedDong, wonCount, wonDong };
}

function sumForecast(cells: readonly ForecastCell[]): ForecastCell {
  const total = (key: keyof ForecastCell) => cells.reduce((sum, cell) => sum + cell[key], 0);
  return {
    ...{ expectedDong: total('expectedDong'), openCount: total('openCount'), openDong: total('openDong') },
    ...{ weightedDong: total('weightedDong'), wonCount: total('wonCount'), wonDong: total('wonDong') },
  };
}

function sumLost(cells: readonly LostCell[]): LostCell {
  return cells.reduce((sum, { count, dong }) => ({ count: sum.count + count, dong: sum.dong + dong }), noLoss);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
