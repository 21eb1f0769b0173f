import { useTranslation } from 'react-i18next';
import type { NumberKind, ReportFilter, VisitReport } from '../../src-shared/reports/reports.contract.ts';
import { useLanguage } from '../api/use-language.ts';
import { writeNumber } from '../ui/formats.ts';
import classes from './ReportPage.module.css';
import { percentOf } from './report-words.ts';
import type { Behind } from './use-report.ts';

/** The four numbers of the whole time: done of planned, success, coverage, frequency. */
export function ReportTiles({
  report,
  filter,
  onOpen,
}: {
  report: VisitReport;
  filter: ReportFilter;
  onOpen: (behind: Behind) => void;
}) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const { total, periods } = report;
  const whole = { from: periods[0]?.from ?? '', to: periods.at(-1)?.to ?? '' };
  const write = (value: number) => writeNumber(value, language);
  const percent = (part: number, of: number) => {
    const share = percentOf(part, of);
    return share === null ? '–' : `${share} %`;
  };
  const frequency = total.customersVisited === 0 ? null : Math.round((10 * total.done) / total.customersVisited) / 10;
  const tile = (what: NumberKind, label: string, figure: string, hint: string) => (
    <button
      type="button"
      className={classes.tile}
      onClick={() => onOpen({ ...filter, ...whole, what, title: t(`behind.${what}`) })}
    >
      <span className={classes.label}>{label}</span>
      <span className={`${classes.figure} fb-figures`}>{figure}</span>
      <span className={classes.hint}>{hint}</span>
    </button>
  );
  return (
    <div className={classes.tiles}>
      {tile(
        'done',
        t('tiles.done'),
        `${write(total.done)} / ${write(total.planned)}`,
        t('tiles.doneHint', { percent: percent(total.done, total.planned) }),
      )}
      {tile(
        'successful',
        t('tiles.success'),
        percent(total.successful, total.done),
        t('tiles.successHint', { count: total.successful, shown: write(total.successful) }),
      )}
      {tile(
        'customers-unvisited',
        t('tiles.coverage'),
        percent(total.ownVisited, total.ownCustomers),
        t('tiles.coverageHint', {
          count: total.ownCustomers - total.ownVisited,
          shown: write(total.ownCustomers - total.ownVisited),
        }),
      )}
      {tile(
        'customers-visited',
        t('tiles.frequency'),
        frequency === null ? '–' : write(frequency),
        t('tiles.frequencyHint', { count: total.customersVisited, shown: write(total.customersVisited) }),
      )}
    </div>
  );
}
