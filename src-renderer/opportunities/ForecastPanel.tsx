import { Button, SegmentedControl } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../src-shared/lib/dates.ts';
import type { Forecast, ForecastCell, PipelineFilter, PipelineNumber } from '../../src-shared/opportunities/forecast.contract.ts';
import type { Period } from '../../src-shared/reports/periods.ts';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { writeMoney, writeNumber } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { PipelineBehind } from './PipelineBehind.tsx';
import classes from './PipelineReports.module.css';
import { PipelineTools } from './PipelineTools.tsx';
import { shortMoney } from './short-money.ts';
import { type Behind, useForecast, usePipelineExport, usePipelineQuestion } from './use-pipeline.ts';

/** What was expected, what is still open and what was won, by month or quarter. Every number opens its opportunities. */
export function ForecastPanel() {
  const { t } = useTranslation('opportunities');
  const language = useLanguage();
  const state = usePipelineQuestion(2);
  const { question } = state;
  const [of, setOf] = useState<'rep' | 'team'>('rep');
  const [behind, setBehind] = useState<Behind | null>(null);
  const report = useForecast(question, of);
  const download = usePipelineExport(t('report.fileForecast', { day: question.on }), (client, to) =>
    client.pipeline.exportForecast({ ...question, of, ...to }),
  );
  const { data } = report;
  return (
    <>
      <PipelineTools state={state} people={data?.people ?? []} download={download}>
        <SegmentedControl
          aria-label={t('forecast.of')}
          value={of}
          onChange={(value) => setOf(value === 'team' ? 'team' : 'rep')}
          data={(['rep', 'team'] as const).map((value) => ({ value, label: t(`forecast.ofs.${value}`) }))}
        />
      </PipelineTools>
      <div className={classes.content}>
        {report.error === null ? null : (
          <FailedState reason={sentenceOf(report.error, language)} onRetry={() => void report.refetch()} />
        )}
        {report.isPending ? <LoadingState lines={8} /> : null}
        {data === undefined ? null : (
          <>
            <Tiles report={data} filter={state.filter} onOpen={setBehind} />
            <Chart report={data} by={question.by} filter={state.filter} onOpen={setBehind} />
            <Grid report={data} by={question.by} of={of} filter={state.filter} onOpen={setBehind} />
          </>
        )}
      </div>
      <PipelineBehind behind={behind} onClose={() => setBehind(null)} />
    </>
  );
}

interface Shown {
  readonly report: Forecast;
  readonly filter: PipelineFilter;
  readonly onOpen: (behind: Behind) => void;
}

export function periodName({ from }: Period, by: 'month' | 'quarter'): string {
  return by === 'month' ? formatDay(from).slice(3) : `Q${Math.ceil(Number(from.slice(5, 7)) / 3)}/${from.slice(0, 4)}`;
}

export function wholeOf(periods: readonly Period[]): Period {
  return { from: periods[0]?.from ?? '2000-01-01', to: periods.at(-1)?.to ?? '2000-01-01' };
}

export function percentOf(part: number, of: number): string {
  return of === 0 ? '–' : `${Math.round((100 * part) / of)} %`;
}

function Tiles({ report, filter, onOpen }: Shown) {
  const { t } = useTranslation('opportunities');
  const language = useLanguage();
  const { total } = report;
  const tile = (what: PipelineNumber, label: string, figure: string, hint: string, title?: string) => (
    <button
      type="button"
      className={classes.tile}
      title={title}
      onClick={() => onOpen({ ...filter, ...wholeOf(report.periods), what, title: t(`behind.${what}`) })}
    >
      <span className={classes.label}>{label}</span>
      <span className={`${classes.figure} fb-figures`}>{figure}</span>
      <span className={classes.hint}>{hint}</span>
    </button>
  );
  const short = (dong: number) => shortMoney(dong, language);
  return (
    <div className={classes.tiles}>
      {tile(
        'expected',
        t('forecast.tiles.expected'),
        short(total.expectedDong),
        t('forecast.tiles.expectedHint'),
        writeMoney(total.expectedDong),
      )}
      {tile(
        'open',
        t('forecast.tiles.weighted'),
        short(total.weightedDong),
        t('forecast.tiles.weightedHint', { open: short(total.openDong) }),
        writeMoney(total.weightedDong),
      )}
      {tile(
        'won',
        t('forecast.tiles.won'),
        short(total.wonDong),
        t('forecast.tiles.wonHint', { count: total.wonCount, shown: writeNumber(total.wonCount, language) }),
        writeMoney(total.wonDong),
      )}
      {tile('won', t('forecast.tiles.reached'), percentOf(total.wonDong, total.expectedDong), t('forecast.tiles.reachedHint'))}
    </div>
  );
}

function Chart({ report, by, filter, onOpen }: Shown & { by: 'month' | 'quarter' }) {
  const { t } = useTranslation('opportunities');
  const language = useLanguage();
  const { periods, total } = report;
  const most = Math.max(1, ...total.cells.map((cell) => Math.max(cell.expectedDong, cell.wonDong + cell.weightedDong)));
  const height = (dong: number) => ({ height: `${(130 * dong) / most}px` });
  const legend = (
    <span className={classes.legend}>
      <span data-kind="expected">{t('forecast.legend.expected')}</span>
      <span data-kind="won">{t('forecast.legend.won')}</span>
      <span data-kind="weighted">{t('forecast.legend.weighted')}</span>
    </span>
  );
  return (
    <Card title={t('forecast.chart')} aside={legend}>
      <ul className={classes.bars}>
        {periods.map((period, at) => {
          const cell = total.cells[at];
          if (cell === undefined) return null;
          const name = periodName(period, by);
          const short = (dong: number) => shortMoney(dong, language);
          return (
            <li key={period.from}>
              <button
                type="button"
                className={classes.bar}
                aria-label={t('forecast.bar', {
                  period: name,
                  expected: short(cell.expectedDong),
                  weighted: short(cell.weightedDong),
                  won: short(cell.wonDong),
                })}
                onClick={() => onOpen({ ...filter, ...period, what: 'expected', title: `${t('behind.expected')} · ${name}` })}
              >
                <span className={classes.pair} aria-hidden>
                  <span className={classes.expected} style={height(cell.expectedDong)} />
                  <span className={classes.stack}>
                    <span className={classes.weighted} style={height(cell.weightedDong)} />
                    <span className={classes.won} style={height(cell.wonDong)} />
                  </span>
                </span>
                <span className={classes.period}>{name}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

interface Row extends ForecastCell {
  readonly key: string;
  readonly name: string;
  readonly cells: readonly ForecastCell[];
  readonly filter: PipelineFilter & { readonly withoutTeam?: boolean };
}

function Grid({ report, by, of, filter, onOpen }: Shown & { by: 'month' | 'quarter'; of: 'rep' | 'team' }) {
  const { t } = useTranslation('opportunities');
  const language = useLanguage();
  const { periods, total } = report;
  const short = (dong: number) => (dong === 0 ? '0' : shortMoney(dong, language));
  const narrowed = (id: string | null) =>
    id === null ? { ...filter, withoutTeam: true } : of === 'rep' ? { ...filter, ownerId: id } : { ...filter, teamId: id };
  const rows: readonly Row[] = [
    ...report.rows.map((row) => ({
      ...row,
      key: row.id ?? '-',
      name: row.name ?? t('forecast.noTeam'),
      filter: narrowed(row.id),
    })),
    ...(report.rows.length > 1 ? [{ ...total, key: 'total', name: t('forecast.total'), filter }] : []),
  ];
  const number = (
    row: Row,
    what: PipelineNumber,
    text: string,
    label: string,
    title: string,
    period: Period = wholeOf(periods),
  ) => (
    <button
      type="button"
      className={classes.number}
      title={title}
      aria-label={`${row.name}, ${label}: ${text}`}
      onClick={() => onOpen({ ...row.filter, ...period, what, title: `${row.name} · ${label}` })}
    >
      {text}
    </button>
  );
  if (rows.length === 0)
    return (
      <EmptyState title={t('forecast.none')} text={t('forecast.noneText')}>
        <Button variant="default" renderRoot={(props) => <Link {...props} to="/opportunities" search={{}} />}>
          {t('forecast.toOpportunities')}
        </Button>
      </EmptyState>
    );
  return (
    <Card title={t(`forecast.grids.${of}`)} aside={t('forecast.gridHint')} isFlush>
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={t(`forecast.grids.${of}`)}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t(`forecast.ofs.${of}`)}</th>
              {periods.map((period) => (
                <th key={period.from} scope="col" className={classes.right}>
                  {periodName(period, by)}
                </th>
              ))}
              {(['all', 'weighted', 'reached'] as const).map((column) => (
                <th key={column} scope="col" className={classes.right}>
                  {t(`forecast.columns.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key} data-total={row.key === 'total' || undefined}>
                <th scope="row">{row.name}</th>
                {periods.map((period, at) => {
                  const cell = row.cells[at];
                  if (cell === undefined) return null;
                  const name = periodName(period, by);
                  const full = `${writeMoney(cell.wonDong)} / ${writeMoney(cell.expectedDong)}`;
                  const isNothing = cell.wonDong === 0 && cell.expectedDong === 0;
                  return (
                    <td key={period.from} className={classes.right}>
                      {isNothing ? (
                        '·'
                      ) : (
                        <>
                          {number(row, 'won', short(cell.wonDong), `${t('behind.won')} ${name}`, full, period)}/
                          {number(row, 'expected', short(cell.expectedDong), `${t('behind.expected')} ${name}`, full, period)}
                        </>
                      )}
                    </td>
                  );
                })}
                <td className={classes.right}>
                  {number(row, 'won', short(row.wonDong), t('behind.won'), writeMoney(row.wonDong))}/
                  {number(row, 'expected', short(row.expectedDong), t('behind.expected'), writeMoney(row.expectedDong))}
                </td>
                <td className={classes.right}>
                  {number(row, 'open', short(row.weightedDong), t('forecast.columns.weighted'), writeMoney(row.weightedDong))}
                </td>
                <td className={classes.right}>{percentOf(row.wonDong, row.expectedDong)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
