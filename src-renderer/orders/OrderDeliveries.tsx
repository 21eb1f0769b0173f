import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { writeQuantity } from '../../src-shared/quotes/quantity.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { Card } from '../ui/Card.tsx';
import { writeDay } from '../ui/formats.ts';
import { deliverDrawer } from './order-drawers.ts';
import classes from './Orders.module.css';
import list from '../ui/ListScreen.module.css';
import sheet from '../ui/SaleSheet.module.css';
import type { FullOrder } from './use-orders.ts';

/** Line by line what came and what is left, and each delivery. More than was ordered is said, not hidden. */
export function OrderDeliveries({ order }: { order: FullOrder }) {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  const takeBack = useCommand((client, deliveryId: string) => client.orders.takeBackDelivery({ deliveryId }), {
    done: () => t('takenBack'),
  });
  if (order.state === 'draft' && order.deliveries.length === 0) return null;
  const quantity = (milli: number) => writeQuantity(milli, language);
  const names = new Map(order.lines.map(({ lineId, name }) => [lineId, name ?? t('goneLine')]));
  const isOpen = order.state === 'confirmed' && order.lines.some(({ leftMilli }) => leftMilli > 0);
  return (
    <Card
      title={t('deliveries')}
      isFlush
      aside={
        isOpen ? (
          <Button variant="subtle" onClick={() => deliverDrawer.open({ order })}>
            {t('deliver')}
          </Button>
        ) : null
      }
    >
      <div className={list.scroll}>
        <table className={list.table} aria-label={t('progress')}>
          <thead>
            <tr>
              <th scope="col">{t('column.goods')}</th>
              <th scope="col">{t('column.unit')}</th>
              <th scope="col" className={list.right}>
                {t('column.ordered')}
              </th>
              <th scope="col" className={list.right}>
                {t('column.came')}
              </th>
              <th scope="col" className={list.right}>
                {t('column.left')}
              </th>
            </tr>
          </thead>
          <tbody>
            {order.lines.map((line) => (
              <tr key={line.lineId}>
                <td>{line.name ?? <span className={sheet.soft}>{t('goneLine')}</span>}</td>
                <td>{line.unit}</td>
                <td className={`${list.right} fb-figures`}>{quantity(line.orderedMilli)}</td>
                <td className={`${list.right} fb-figures`}>{quantity(line.deliveredMilli)}</td>
                <td className={`${list.right} fb-figures`}>
                  {line.deliveredMilli > line.orderedMilli ? (
                    <span className={classes.late}>
                      {t('tooMuch', { quantity: quantity(line.deliveredMilli - line.orderedMilli) })}
                    </span>
                  ) : (
                    quantity(line.leftMilli)
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {order.deliveries.length === 0 ? <p className={classes.none}>{t('noDeliveries')}</p> : null}
      <ul className={classes.deliveries}>
        {order.deliveries.map((one) => (
          <li key={one.id}>
            <span className={classes.line}>
              <strong>{writeDay(one.deliveredOn)}</strong>
              {one.isMine && order.state !== 'cancelled' ? (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-label={t('takeBackOf', { on: writeDay(one.deliveredOn) })}
                  onClick={() => void takeBack.run(one.id)}
                >
                  {t('takeBack')}
                </Button>
              ) : null}
            </span>
            <span>
              {one.lines
                .map(({ lineId, quantityMilli }) => `${names.get(lineId) ?? t('goneLine')}: ${quantity(quantityMilli)}`)
                .join('; ')}
            </span>
            <span className={sheet.soft}>
              {[
                one.receivedBy === null ? null : t('receivedBy', { name: one.receivedBy }),
                one.hasSignature ? t('isSigned') : null,
                one.byName === null ? null : t('writtenBy', { name: one.byName }),
                one.note,
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
