import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { IconPlus, IconRepeat } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/use-command.ts';
import { Card } from '../ui/Card.tsx';
import classes from '../ui/SaleSheet.module.css';
import { OrderTable } from './OrderTable.tsx';
import { useOrders } from './use-orders.ts';

/** The orders of a customer, a new one in one click, and the last one once more. */
export function OrdersOf({ customerId, isReadOnly = false }: { customerId: string; isReadOnly?: boolean }) {
  const { t } = useTranslation('orders');
  const navigate = useNavigate();
  const list = useOrders({ customerId });
  const orders = list.data?.orders ?? [];
  const last = orders.find(({ state }) => state === 'confirmed' || state === 'done');
  const make = useCommand(
    (client, copyOf: string | null) => client.orders.create(copyOf === null ? { customerId } : { copyOf, customerId }),
    { done: ({ label }) => t('made', { label }) },
  );
  const go = async (copyOf: string | null) => {
    const made = await make.run(copyOf);
    if (made !== null) await navigate({ to: '/orders/$id', params: { id: made.id } });
  };
  return (
    <Card
      title={t('title')}
      isFlush={orders.length > 0}
      aside={
        isReadOnly ? null : (
          <>
            {last === undefined ? null : (
              <Button
                variant="subtle"
                leftSection={<IconRepeat size={14} stroke={1.75} aria-hidden />}
                loading={make.isRunning}
                title={t('againOf', { name: last.number ?? last.label })}
                onClick={() => void go(last.id)}
              >
                {t('again')}
              </Button>
            )}
            <Button
              variant="subtle"
              leftSection={<IconPlus size={14} stroke={1.75} aria-hidden />}
              loading={make.isRunning}
              onClick={() => void go(null)}
            >
              {t('new')}
            </Button>
          </>
        )
      }
    >
      {list.isSuccess && orders.length === 0 ? <p className={classes.soft}>{t('noneHere')}</p> : null}
      {orders.length === 0 ? null : <OrderTable orders={orders} isOfOne />}
    </Card>
  );
}
