import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LostReport, PipelineFilter } from '../../src-shared/opportunities/forecast.contract.ts';
import type { Period } from '../../src-shared/reports/periods.ts';
import { sentenceOf } from '../api/errors.ts';
import { useChoices } from '../api/use-choices.ts';
import { useLanguage } from '../api/use-language.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { writeMoney, writeNumber } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { percentOf, periodName, wholeOf } from './ForecastPanel.tsx';
import { PipelineBehind } from './PipelineBehind.tsx';
import classes from './PipelineReports.module.css';
import { PipelineTools } from './PipelineTools.tsx';
import { shortMoney } from './short-money.ts';
import { type Behind, useLost, usePipelineExport, usePipelineQuestion } from './use-pipeline.ts';

/** Why opportunities were lost, and how many were won beside them. */
export function LostPanel() {
  const { t } = useTranslation('opportunities');
  const language = useLanguage();
  const state = usePipelineQuestion(0);
  const { question } = state;
  const [behind, setBehind] = useState<Behind | null>(null);
  const report = useLost(question);
  const download = usePipelineExport(t('report.fileLost', { day: question.on }), (client, to) =>
    client.pipeline.exportLost({ ...question, ...to }),
  );
  const { data } = report;
  return (
    <>
      <PipelineTools state={state} people={data?.people ?? []} download={download} />
      <div className={classes.content}>
        {report.error === null ? null : (
          <FailedState reason={sentenceOf(report.error, language)} onRetry={() => void report.refetch()} />
        )}
        {report.isPending ? <LoadingState lines={8} /> : null}
        {data === undefined ? null : <Reasons report={data} by={question.by} filter={state.filter} onOpen={setBehind} />}
      </div>
      <PipelineBehind behind={behind} onClose={() => setBehind(null)} />
    </>
  );
}

function Reasons({
  report,
  by,
  filter,
  onOpen,
}: {
  report: LostReport;
  by: 'month' | 'quarter';
  filter: PipelineFilter;
  onOpen: (behind: Behind) => void;
}) {
  const { t } = useTranslation('opportunities');
  const language = useLanguage();
  const words = useChoices('lost_reason');
  const { periods, reasons, total, wonCount, wonDong } = report;
  const nameOf = (reason: string | null) => (reason === null ? t('lostReport.noReason') : words.wordFor(reason));
  const short = (dong: number) => shortMoney(dong, language);
  const most = Math.max(1, ...reasons.map(({ count }) => count));
  const open = (reason: string | null | undefined, period: Period = wholeOf(periods)) =>
    onOpen({
      ...{ ...filter, ...period, what: 'lost', title: reason === undefined ? t('behind.lost') : nameOf(reason) },
      ...(reason === undefined ? {} : { lostReason: reason }),
    });
  const figure = (label: string, value: string, hint: string, run: () => void) => (
    <button type="button" className={classes.tile} onClick={run}>
      <span className={classes.label}>{label}</span>
      <span className={`${classes.figure} fb-figures`}>{value}</span>
      <span className={classes.hint}>{hint}</span>
    </button>
  );
  const openWon = () => onOpen({ ...filter, ...wholeOf(periods), what: 'won', title: t('behind.won') });
  return (
    <>
      <div className={classes.tiles} data-three>
        {figure(
          t('lostReport.tiles.lost'),
          writeNumber(total.count, language),
          t('lostReport.tiles.lostHint', { amount: writeMoney(total.dong) }),
          () => open(undefined),
        )}
        {figure(
          t('lostReport.tiles.won'),
          writeNumber(wonCount, language),
          t('lostReport.tiles.wonHint', { amount: writeMoney(wonDong) }),
          openWon,
        )}
        {figure(t('lostReport.tiles.rate'), percentOf(wonCount, wonCount + total.count), t('lostReport.tiles.rateHint'), openWon)}
      </div>
      {reasons.length === 0 ? (
        <EmptyState title={t('lostReport.none')} text={t('lostReport.noneText')} />
      ) : (
        <>
          <Card title={t('lostReport.chart')}>
            <ul className={classes.rows}>
              {reasons.map(({ reason, count, dong }) => (
                <li key={reason ?? ''}>
                  <button
                    type="button"
                    className={classes.rowBar}
                    aria-label={t('lostReport.bar', { reason: nameOf(reason), count, amount: writeMoney(dong) })}
                    onClick={() => open(reason)}
                  >
                    <span className={classes.rowName}>{nameOf(reason)}</span>
                    <span className={classes.rowWell} aria-hidden>
                      <span className={classes.rowFill} style={{ width: `${(100 * count) / most}%` }} />
                    </span>
                    <span className={`${classes.rowValue} fb-figures`} aria-hidden>
                      {writeNumber(count, language)} · {short(dong)}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </Card>
          <Card title={t('lostReport.grid')} aside={t('lostReport.gridHint')} isFlush>
            <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('lostReport.grid')}>
              <table className={classes.table}>
                <thead>
                  <tr>
                    <th scope="col">{t('lostReport.reason')}</th>
                    {periods.map((period) => (
                      <th key={period.from} scope="col" className={classes.right}>
                        {periodName(period, by)}
                      </th>
                    ))}
                    {(['all', 'value', 'share'] as const).map((column) => (
                      <th key={column} scope="col" className={classes.right}>
                        {t(`lostReport.${column}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {[
                    ...reasons.map((row) => ({ ...row, key: row.reason ?? '', name: nameOf(row.reason), isTotal: false })),
                    { ...total, reason: undefined, key: 'total', name: t('lostReport.total'), isTotal: true },
                  ].map((row) => (
                    <tr key={row.key} data-total={row.isTotal || undefined}>
                      <th scope="row">{row.name}</th>
                      {periods.map((period, at) => {
                        const count = row.cells[at]?.count ?? 0;
                        return (
                          <td key={period.from} className={classes.right}>
                            {count === 0 ? (
                              '·'
                            ) : (
                              <button
                                type="button"
                                className={classes.number}
                                aria-label={`${row.name}, ${periodName(period, by)}: ${count}`}
                                onClick={() => open(row.reason, period)}
                              >
                                {writeNumber(count, language)}
                              </button>
                            )}
                          </td>
                        );
                      })}
                      <td className={classes.right}>{writeNumber(row.count, language)}</td>
                      <td className={classes.right}>{writeMoney(row.dong)}</td>
                      <td className={classes.right}>{percentOf(row.count, total.count)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </Card>
        </>
      )}
    </>
  );
}
