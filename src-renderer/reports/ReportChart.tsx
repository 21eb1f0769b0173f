import { useTranslation } from 'react-i18next';
import type { PeriodKind } from '../../src-shared/reports/periods.ts';
import type { ReportFilter, VisitReport } from '../../src-shared/reports/reports.contract.ts';
import { useLanguage } from '../api/use-language.ts';
import { Card } from '../ui/Card.tsx';
import { writeNumber } from '../ui/formats.ts';
import classes from './ReportPage.module.css';
import { periodName } from './report-words.ts';
import type { Behind } from './use-report.ts';

/** Done within planned, a bar for each period. Each bar says its numbers and opens its visits. */
export function ReportChart({
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
  const { periods, total } = report;
  const most = Math.max(1, ...total.cells.map(({ planned }) => planned));
  const legend = (
    <span className={classes.legend}>
      <span data-kind="successful">{t('legend.successful')}</span>
      <span data-kind="done">{t('legend.done')}</span>
      <span data-kind="planned">{t('legend.planned')}</span>
    </span>
  );
  return (
    <Card title={t('chart')} aside={legend}>
      <ul className={classes.bars}>
        {periods.map((period, at) => {
          const { planned, done, successful } = total.cells[at] ?? { planned: 0, done: 0, successful: 0 };
          const name = periodName(period, by);
          const share = (part: number) => `${planned === 0 ? 0 : (100 * part) / planned}%`;
          return (
            <li key={period.from}>
              <button
                type="button"
                className={classes.bar}
                aria-label={t('bar', { period: name, done, planned, successful })}
                onClick={() => onOpen({ ...filter, ...period, what: 'planned', title: `${t('behind.planned')} · ${name}` })}
              >
                <span className={classes.well} aria-hidden>
                  <span className={classes.value}>
                    {planned === 0 ? '' : `${writeNumber(done, language)}/${writeNumber(planned, language)}`}
                  </span>
                  <span className={classes.planned} style={{ height: `${(120 * planned) / most}px` }}>
                    <span className={classes.done} style={{ height: share(done) }}>
                      <span
                        className={classes.successful}
                        style={{ height: done === 0 ? '0' : `${(100 * successful) / done}%` }}
                      />
                    </span>
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
