import { useTranslation } from 'react-i18next';
import type { PeriodKind } from '../../src-shared/reports/periods.ts';
import type { NumberKind, Reached, ReportFilter, VisitCounts, VisitReport } from '../../src-shared/reports/reports.contract.ts';
import { useLanguage } from '../api/use-language.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { writeNumber } from '../ui/formats.ts';
import classes from './ReportPage.module.css';
import { percentOf, periodName } from './report-words.ts';
import type { Behind } from './use-report.ts';

interface Row extends Reached {
  readonly name: string;
  readonly cells: readonly VisitCounts[];
  readonly filter: ReportFilter;
}

/** A line for each rep: done of planned in each period, then the whole time. Every number is a button. */
export function ReportGrid({
  report,
  by,
  filter,
  onOpen,
}: {
  report: VisitReport;
  by: PeriodKind;
  filter: ReportFilter;
  onOpen: (behind: Behind) => void;
}) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const { periods, reps, total } = report;
  const whole = { from: periods[0]?.from ?? '', to: periods.at(-1)?.to ?? '' };
  const write = (value: number) => writeNumber(value, language);
  const rows: readonly Row[] = [
    ...reps.map((rep) => ({ ...rep, filter: { ...filter, ownerId: rep.id } })),
    ...(reps.length > 1 ? [{ ...total, name: t('total'), filter }] : []),
  ];
  const number = (row: Row, what: NumberKind, text: string, label: string, period = whole) => (
    <button
      type="button"
      className={classes.number}
      aria-label={`${row.name}, ${label}: ${text}`}
      onClick={() => onOpen({ ...row.filter, ...period, what, title: `${row.name} · ${label}` })}
    >
      {text}
    </button>
  );
  const share = (part: number, of: number) => {
    const percent = percentOf(part, of);
    return percent === null ? '–' : `${percent} %`;
  };
  if (reps.length === 0) return <EmptyState title={t('none.title')} text={t('none.text')} />;
  return (
    <Card title={t('grid')} aside={t('gridHint')} isFlush>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('grid')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('rep')}</th>
              {periods.map((period) => (
                <th key={period.from} scope="col" className={classes.right}>
                  {periodName(period, by)}
                </th>
              ))}
              {(['all', 'success', 'coverage', 'frequency'] as const).map((column) => (
                <th key={column} scope="col" className={classes.right} title={t(`hints.${column}`)}>
                  {t(`columns.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={at} data-total={at === reps.length || undefined}>
                <th scope="row">{row.name}</th>
                {periods.map((period, index) => {
                  const { planned, done } = row.cells[index] ?? { planned: 0, done: 0 };
                  const text = planned === 0 ? '·' : `${write(done)}/${write(planned)}`;
                  return (
                    <td key={period.from} className={classes.right}>
                      {number(row, 'planned', text, periodName(period, by), period)}
                    </td>
                  );
                })}
                <td className={classes.right}>
                  {number(row, 'done', `${write(row.done)}/${write(row.planned)}`, t('columns.all'))}
                </td>
                <td className={classes.right}>
                  {number(row, 'successful', share(row.successful, row.done), t('columns.success'))}
                </td>
                <td className={classes.right}>
                  {number(row, 'customers-unvisited', share(row.ownVisited, row.ownCustomers), t('columns.coverage'))}
                </td>
                <td className={classes.right}>
                  {number(
                    row,
                    'customers-visited',
                    row.customersVisited === 0 ? '–' : write(Math.round((10 * row.done) / row.customersVisited) / 10),
                    t('columns.frequency'),
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
