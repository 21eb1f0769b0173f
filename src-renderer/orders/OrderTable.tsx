import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { OrderBrief } from '../../src-shared/orders/orders.contract.ts';
import { useTranslation } from '../locales/words.tsx';
import { writeDay, writeMoney } from '../ui/formats.ts';
import classes from './Orders.module.css';
import list from '../ui/ListScreen.module.css';
import sheet from '../ui/SaleSheet.module.css';
import { OrderStateBadge } from './OrderStateBadge.tsx';

/** Orders as a table; each opens its page. */
export function OrderTable({ orders, isOfOne = false }: { orders: readonly OrderBrief[]; isOfOne?: boolean }) {
  const { t } = useTranslation('orders');
  return (
    <div className={list.scroll}>
      <table className={`${list.table} ${isOfOne ? list.narrow : list.all}`} aria-label={t('title')}>
        <thead>
          <tr>
            <th scope="col">{t('column.order')}</th>
            {isOfOne ? null : <th scope="col">{t('column.customer')}</th>}
            <th scope="col">{t('column.what')}</th>
            <th scope="col">{t('column.state')}</th>
            <th scope="col">{t('column.orderedOn')}</th>
            <th scope="col">{t('column.deliverOn')}</th>
            {isOfOne ? null : <th scope="col">{t('column.owner')}</th>}
            <th scope="col" className={list.right}>
              {t('column.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {orders.map((order) => (
            <tr key={order.id}>
              <td className={list.nowrap}>
                <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/orders/$id" params={{ id: order.id }} />}>
                  {order.number ?? order.label}
                </Anchor>
              </td>
              {isOfOne ? null : (
                <td>
                  <span className={list.clamp} title={order.customerName ?? ''}>
                    {order.customerName ?? t('customerElsewhere')}
                  </span>
                </td>
              )}
              <td>
                <span className={list.clamp} title={order.title}>
                  {order.title}
                  {order.quoteName === null ? null : (
                    <span className={sheet.soft}>{` · ${t('ofQuote', { name: order.quoteName })}`}</span>
                  )}
                </span>
              </td>
              <td>
                <span className={classes.badges}>
                  <OrderStateBadge order={order} />
                </span>
              </td>
              <td className={list.nowrap}>{order.orderedOn === null ? '' : writeDay(order.orderedOn)}</td>
              <td className={`${list.nowrap} ${order.isLate ? classes.late : ''}`}>
                {order.deliverOn === null ? '' : writeDay(order.deliverOn)}
              </td>
              {isOfOne ? null : <td className={list.person}>{order.ownerName}</td>}
              <td className={`${list.right} fb-figures`}>{order.totalDong === null ? '' : writeMoney(order.totalDong)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
