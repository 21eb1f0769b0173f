import type { Period } from '../../src-shared/reports/periods.ts';
import type { TurnoverCell } from '../../src-shared/turnover/turnover.contract.ts';
import { useLanguage, useTranslation } from '../locales/words.tsx';
import { shortMoney } from '../opportunities/index.ts';
import { writeMoney } from '../ui/formats.ts';
import classes from './Turnover.module.css';

/** Ordered and, where there are invoices, invoiced beside it: two bars for each period, never one on the other. */
export function TurnoverBars({
  periods,
  height,
  isNarrow = false,
}: {
  periods: readonly { readonly period: Period; readonly name: string; readonly cell: TurnoverCell }[];
  height: number;
  /** No room for amounts above the bars; they are said where one points. */
  isNarrow?: boolean;
}) {
  const { t } = useTranslation('turnover');
  const language = useLanguage();
  const most = Math.max(1, ...periods.map(({ cell }) => Math.max(cell.orderedDong, cell.invoicedDong)));
  const isInvoiced = periods.some(({ cell }) => cell.invoices > 0);
  const tall = (dong: number) => ({ height: `${(height * dong) / most}px` });
  return (
    <ul className={classes.bars}>
      {periods.map(({ period, name, cell }) => {
        const words = { period: name, ordered: writeMoney(cell.orderedDong), invoiced: writeMoney(cell.invoicedDong) };
        const said = t(isInvoiced ? 'barBoth' : 'bar', words);
        return (
          <li key={period.from}>
            <div className={classes.month} role="img" aria-label={said} title={said}>
              {isNarrow ? null : (
                <span className={classes.value} aria-hidden>
                  {cell.orderedDong === 0 ? '' : shortMoney(cell.orderedDong, language)}
                </span>
              )}
              <span className={classes.pair} style={{ height: `${height + 4}px` }} aria-hidden>
                <span className={classes.ordered} style={tall(cell.orderedDong)} />
                {isInvoiced ? <span className={classes.invoiced} style={tall(cell.invoicedDong)} /> : null}
              </span>
              <span className={classes.period} aria-hidden>
                {isNarrow ? period.from.slice(5, 7) : name}
              </span>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

export function TurnoverLegend({ isInvoiced }: { isInvoiced: boolean }) {
  const { t } = useTranslation('turnover');
  return (
    <span className={classes.legend}>
      <span data-kind="ordered">{t('ordered')}</span>
      {isInvoiced ? <span data-kind="invoiced">{t('invoiced')}</span> : null}
    </span>
  );
}
