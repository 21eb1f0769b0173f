import { SegmentedControl } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatDay } from '../../src-shared/lib/dates.ts';
import {
  type TurnoverCell,
  type TurnoverOf,
  turnoverOfs,
  type TurnoverReport,
} from '../../src-shared/turnover/turnover.contract.ts';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage, useTranslation } from '../locales/words.tsx';
import { PipelineTools, shortMoney, usePipelineExport, usePipelineQuestion } from '../opportunities/index.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { writeMoney, writeNumber } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import classes from './Turnover.module.css';
import { TurnoverBars, TurnoverLegend } from './TurnoverBars.tsx';
import { useTurnover } from './use-turnover.ts';

type By = 'month' | 'quarter';

/** What was ordered and what was invoiced, by month or quarter, for each rep, team or customer. */
export function TurnoverPanel() {
  const { t } = useTranslation('turnover');
  const language = useLanguage();
  const state = usePipelineQuestion(0);
  const { question } = state;
  const [of, setOf] = useState<TurnoverOf>('rep');
  const report = useTurnover(question, of);
  const download = usePipelineExport(t('fileName', { day: question.on }), (client, to) =>
    client.turnover.export({ ...question, of, ...to }),
  );
  const { data } = report;
  return (
    <>
      <PipelineTools state={state} people={data?.people ?? []} download={download}>
        <SegmentedControl
          aria-label={t('of')}
          value={of}
          onChange={(value) => setOf(turnoverOfs.find((known) => known === value) ?? 'rep')}
          data={turnoverOfs.map((value) => ({ value, label: t(`ofs.${value}`) }))}
        />
      </PipelineTools>
      <div className={classes.content}>
        {report.error === null ? null : (
          <FailedState reason={sentenceOf(report.error, language)} onRetry={() => void report.refetch()} />
        )}
        {report.isPending ? <LoadingState lines={8} /> : null}
        {data === undefined ? null : data.rowsTotal === 0 ? (
          <EmptyState title={t('none')} text={t('noneText')} />
        ) : (
          <>
            <Tiles report={data} />
            <Card title={t('chart')} aside={<TurnoverLegend isInvoiced={data.total.invoices > 0} />}>
              <TurnoverBars
                height={120}
                periods={data.periods.flatMap((period, at) => {
                  const cell = data.total.cells[at];
                  return cell === undefined ? [] : [{ period, name: nameOf(period, question.by), cell }];
                })}
              />
            </Card>
            <Grid report={data} by={question.by} of={of} />
          </>
        )}
      </div>
    </>
  );
}

function nameOf({ from }: { from: string }, by: By): string {
  return by === 'month' ? formatDay(from).slice(3) : `Q${Math.ceil(Number(from.slice(5, 7)) / 3)}/${from.slice(0, 4)}`;
}

function Tiles({ report: { total, rowsTotal } }: { report: TurnoverReport }) {
  const { t } = useTranslation('turnover');
  const language = useLanguage();
  const average = total.orders === 0 ? 0 : Math.round(total.orderedDong / total.orders);
  const tile = (label: string, figure: string, hint: string, title?: string) => (
    <div className={classes.tile} title={title}>
      <span className={classes.label}>{label}</span>
      <span className={`${classes.figure} fb-figures`}>{figure}</span>
      <span className={classes.hint}>{hint}</span>
    </div>
  );
  return (
    <div className={classes.tiles}>
      {tile(
        t('ordered'),
        shortMoney(total.orderedDong, language),
        t('rows', { count: rowsTotal, shown: writeNumber(rowsTotal, language) }),
        writeMoney(total.orderedDong),
      )}
      {tile(t('columns.orders'), writeNumber(total.orders, language), t('ordersHint'))}
      {tile(t('average'), shortMoney(average, language), t('averageHint'), writeMoney(average))}
      {tile(
        t('invoiced'),
        shortMoney(total.invoicedDong, language),
        t('invoices', { count: total.invoices }),
        writeMoney(total.invoicedDong),
      )}
    </div>
  );
}

function Grid({ report, by, of }: { report: TurnoverReport; by: By; of: TurnoverOf }) {
  const { t } = useTranslation('turnover');
  const language = useLanguage();
  const { periods, rows, rowsTotal, total } = report;
  const isInvoiced = total.invoices > 0;
  const short = (dong: number) => (dong === 0 ? '·' : shortMoney(dong, language));
  const titleOf = ({ orderedDong, invoicedDong }: TurnoverCell) =>
    isInvoiced
      ? t('cellBoth', { ordered: writeMoney(orderedDong), invoiced: writeMoney(invoicedDong) })
      : writeMoney(orderedDong);
  const share = (dong: number) => (total.orderedDong === 0 ? '–' : `${Math.round((100 * dong) / total.orderedDong)} %`);
  const shown = [
    ...rows.map((row) => ({ ...row, key: row.id ?? '-', name: row.name ?? t(`unknown.${of}`), isTotal: false })),
    ...(rows.length > 1 ? [{ ...total, id: null, key: 'total', name: t('total'), isTotal: true }] : []),
  ];
  return (
    <Card title={t(`grids.${of}`)} aside={t('withVat')} isFlush>
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={t(`grids.${of}`)}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t(`ofs.${of}`)}</th>
              {periods.map((period) => (
                <th key={period.from} scope="col" className={classes.right}>
                  {nameOf(period, by)}
                </th>
              ))}
              <th scope="col" className={classes.right}>
                {t('columns.orders')}
              </th>
              <th scope="col" className={classes.right}>
                {t('ordered')}
              </th>
              <th scope="col" className={classes.right}>
                {t('columns.share')}
              </th>
              {isInvoiced ? (
                <th scope="col" className={classes.right}>
                  {t('invoiced')}
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.key} data-total={row.isTotal || undefined}>
                <th scope="row" className={classes.who}>
                  {of === 'customer' && row.id !== null ? (
                    <Link to="/customers/$id" params={{ id: row.id }} className={classes.link}>
                      {row.name}
                    </Link>
                  ) : of === 'rep' && row.id !== null ? (
                    <Link to="/orders" search={{ owner: row.id }} className={classes.link}>
                      {row.name}
                    </Link>
                  ) : (
                    row.name
                  )}
                </th>
                {row.cells.map((cell, at) => (
                  <td key={periods[at]?.from ?? at} className={`${classes.right} fb-figures`} title={titleOf(cell)}>
                    {short(cell.orderedDong)}
                  </td>
                ))}
                <td className={`${classes.right} fb-figures`}>{writeNumber(row.orders, language)}</td>
                <td className={`${classes.right} fb-figures`}>{writeMoney(row.orderedDong)}</td>
                <td className={`${classes.right} fb-figures`}>{share(row.orderedDong)}</td>
                {isInvoiced ? <td className={`${classes.right} fb-figures`}>{writeMoney(row.invoicedDong)}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rowsTotal > rows.length ? (
        <p className={classes.more}>
          {t('more', { count: rowsTotal - rows.length, shown: writeNumber(rowsTotal - rows.length, language) })}
        </p>
      ) : null}
    </Card>
  );
}
