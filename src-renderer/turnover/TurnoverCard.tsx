import { writeQuantity } from '../../src-shared/quotes/quantity.ts';
import { useLanguage, useTranslation } from '../locales/words.tsx';
import { Card } from '../ui/Card.tsx';
import { writeDay, writeMoney } from '../ui/formats.ts';
import classes from './Turnover.module.css';
import { TurnoverBars, TurnoverLegend } from './TurnoverBars.tsx';
import { useCustomerTurnover } from './use-turnover.ts';

const shownProducts = 5;

/** What one customer bought: this year beside the last, twelve months, and which goods. Nothing of a customer that never ordered. */
export function TurnoverCard({ customerId }: { customerId: string }) {
  const { t } = useTranslation('turnover');
  const language = useLanguage();
  const { data } = useCustomerTurnover(customerId);
  if (data === undefined) return null;
  const { thisYear, lastYear, months, products } = data;
  const all = [thisYear, lastYear, ...months];
  if (all.every(({ orders, invoices }) => orders + invoices === 0)) return null;
  const isInvoiced = all.some(({ invoices }) => invoices > 0);
  return (
    <Card title={t('title')} aside={<TurnoverLegend isInvoiced={isInvoiced} />}>
      <table className={classes.years} aria-label={t('years')}>
        <thead>
          <tr>
            <th scope="col">{t('year')}</th>
            <th scope="col">{t('ordered')}</th>
            {isInvoiced ? <th scope="col">{t('invoiced')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {([['thisYear', thisYear] as const, ['lastYear', lastYear] as const] as const).map(([key, cell]) => (
            <tr key={key}>
              <th scope="row">{t(key)}</th>
              <td className="fb-figures">
                {writeMoney(cell.orderedDong)} <small>{t('orders', { count: cell.orders })}</small>
              </td>
              {isInvoiced ? (
                <td className="fb-figures">
                  {writeMoney(cell.invoicedDong)} <small>{t('invoices', { count: cell.invoices })}</small>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      <TurnoverBars
        isNarrow
        height={56}
        periods={months.map(({ from, to, ...cell }) => ({
          period: { from, to },
          name: `${from.slice(5, 7)}/${from.slice(2, 4)}`,
          cell,
        }))}
      />
      {products.length === 0 ? null : (
        <>
          <h3 className={classes.part}>{t('products')}</h3>
          <ul className={classes.products}>
            {products.slice(0, shownProducts).map(({ productId, name, unit, quantityMilli, amountDong, lastOn }) => (
              <li key={`${productId ?? name} ${unit ?? ''}`}>
                <span className={classes.product}>{name}</span>
                <span className={`${classes.soft} fb-figures`} title={t('lastOn', { day: writeDay(lastOn) })}>
                  {writeQuantity(quantityMilli, language)} {unit ?? ''} · {writeMoney(amountDong)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className={classes.soft}>{t('withVat')}</p>
    </Card>
  );
}
