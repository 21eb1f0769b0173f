import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useClient } from '../api/client.tsx';
import { useTranslation } from '../locales/words.tsx';
import { Card } from '../ui/Card.tsx';
import { writeMoney } from '../ui/formats.ts';
import classes from './Quotes.module.css';
import sheet from '../ui/SaleSheet.module.css';

/** The orders that were made of a quote. */
export function QuoteOrders({ quoteId }: { quoteId: string }) {
  const { t } = useTranslation('orders');
  const client = useClient();
  const orders =
    useQuery({
      queryKey: ['quotes', 'orders', quoteId],
      meta: { entities: ['orders', 'orderDeliveries'] },
      queryFn: async () => (await client.orders.list({ quoteId })).orders,
    }).data ?? [];
  if (orders.length === 0) return null;
  return (
    <Card title={t('title')}>
      <ul className={classes.list}>
        {orders.map(({ id, number, label, state, totalDong }) => (
          <li key={id}>
            <span className={classes.listLine}>
              <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/orders/$id" params={{ id }} />}>
                {number ?? label}
              </Anchor>
              <span className={sheet.soft}>{t(`states.${state}`)}</span>
            </span>
            <span className="fb-figures">{totalDong === null ? '' : writeMoney(totalDong)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
