import { Button, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { percentFromOurs } from '../../src-shared/competitors/price-series.ts';
import type { CompetitorPrice } from '../../src-shared/competitors/competitors.contract.ts';
import { provinceName } from '../../src-shared/vietnam/provinces.ts';
import { useCommand } from '../api/use-command.ts';
import { Card } from '../ui/Card.tsx';
import { writeDay, writeMoney } from '../ui/formats.ts';
import { StateBadge } from '../ui/StateBadge.tsx';
import classes from './Competitors.module.css';
import type { CompetitorRecord } from './use-competitors.ts';

/** Every price that somebody saw, newest first. Whoever noted one takes it back; nobody changes one. */
export function PriceLog({ competitor: { prices, ours } }: { competitor: CompetitorRecord }) {
  const { t } = useTranslation('competitors');
  const take = useCommand((client, { id }: CompetitorPrice) => client.competitors.removePrice({ id }), {
    done: (_done, { priceDong }) => t('taken', { price: writeMoney(priceDong) }),
  });
  if (prices.length === 0)
    return (
      <Card title={t('log')}>
        <p className={classes.soft}>{t('logEmpty')}</p>
      </Card>
    );
  return (
    <Card title={t('log')} isFlush>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('seenOn')}</th>
              <th scope="col">{t('product')}</th>
              <th scope="col" className={classes.number}>
                {t('price')}
              </th>
              <th scope="col">{t('province')}</th>
              <th scope="col">{t('by')}</th>
              <th scope="col">
                <VisuallyHidden>{t('more')}</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {prices.map((price) => {
              const our = ours.find(({ productId }) => productId === price.productId)?.priceDong ?? null;
              return (
                <tr key={price.id}>
                  <td>
                    {writeDay(price.seenOn)}
                    {price.isAhead ? <StateBadge tone="warn">{t('ahead')}</StateBadge> : null}
                  </td>
                  <td>
                    {price.product}
                    {price.productName === null ? null : (
                      <span className={classes.under}>{t('against', { product: price.productName })}</span>
                    )}
                    {price.note === null ? null : <span className={classes.under}>{price.note}</span>}
                  </td>
                  <td className={classes.number}>
                    {writeMoney(price.priceDong)}
                    {price.unit === null ? null : `/${price.unit}`}
                    <Difference percent={percentFromOurs(price.priceDong, our)} />
                  </td>
                  <td>{price.provinceCode === null ? '–' : (provinceName(price.provinceCode) ?? price.provinceCode)}</td>
                  <td>{price.authorName ?? '–'}</td>
                  <td className={classes.number}>
                    {price.isMine ? (
                      <Button variant="subtle" size="compact-sm" loading={take.isRunning} onClick={() => void take.run(price)}>
                        {t('take')}
                      </Button>
                    ) : null}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function Difference({ percent }: { percent: number | null }) {
  const { t } = useTranslation('competitors');
  if (percent === null) return null;
  const words = percent === 0 ? t('same') : percent < 0 ? t('cheaper', { percent: -percent }) : t('dearer', { percent });
  return <span className={classes.under}>{words}</span>;
}
