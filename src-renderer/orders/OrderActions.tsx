import { Button, Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import { useCommand } from '../api/use-command.ts';
import { fromOrderDrawer } from '../installed-items/index.ts';
import { PapersMenu } from '../papers/index.ts';
import { SaveDraft } from '../quotes/index.ts';
import classes from '../ui/SaleSheet.module.css';
import { useDeliveryTask } from '../tasks/index.ts';
import { confirmDrawer, deliverDrawer } from './order-drawers.ts';
import type { FullOrder } from './use-orders.ts';

/** What can be done with an order in its state. */
export function OrderActions({
  order,
  isDirty,
  isSaving,
  onSave,
}: {
  order: FullOrder;
  isDirty: boolean;
  isSaving: boolean;
  /** True where everything typed is saved. */
  onSave: () => Promise<boolean>;
}) {
  const { t } = useTranslation('orders');
  const { t: words } = useTranslation('tasks');
  const task = useDeliveryTask();
  const navigate = useNavigate();
  const client = useClient();
  const { id, state } = order;
  const name = order.number ?? order.label;
  const reopen = useCommand((calls, _none: null) => calls.orders.reopen({ id }), { done: () => t('reopened', { name }) });
  const close = useCommand((calls, _none: null) => calls.orders.close({ id }), { done: () => t('closed', { name }) });
  const cancel = useCommand((calls, _none: null) => calls.orders.cancel({ id }), { done: () => t('cancelled', { name }) });
  const restore = useCommand((calls, _none: null) => calls.orders.restore({ id }), { done: () => t('restored', { name }) });
  const remove = useCommand((calls, _none: null) => calls.orders.delete({ ids: [id] }), { done: () => t('deleted', { name }) });
  const again = useCommand((calls, _none: null) => calls.orders.create({ copyOf: id }), {
    done: ({ label }) => t('made', { label }),
  });
  const isOpen = state === 'draft';
  const isLeft = order.lines.some(({ leftMilli }) => leftMilli > 0);
  return (
    <div className={classes.actions}>
      {isOpen ? (
        <>
          <SaveDraft of="orders" isDirty={isDirty} isSaving={isSaving} onSave={onSave} />
          <Button
            disabled={order.conflicts.length > 0}
            onClick={async () => {
              // What the customer signs is what is saved, with its sums.
              if (await onSave()) confirmDrawer.open({ order: await client.orders.get({ id }) });
            }}
          >
            {t('confirm')}
          </Button>
        </>
      ) : null}
      <PapersMenu
        of={{ orderId: id }}
        name={name}
        customer={{ id: order.customerId, contactId: order.content?.contactId ?? null }}
        {...(isOpen ? { beforeMaking: onSave } : {})}
      />
      {state === 'confirmed' ? (
        isLeft ? (
          <Button onClick={() => deliverDrawer.open({ order })}>{t('deliver')}</Button>
        ) : (
          <Button onClick={() => void close.run(null)}>{t('close')}</Button>
        )
      ) : null}
      {state === 'cancelled' ? <Button onClick={() => void restore.run(null)}>{t('restore')}</Button> : null}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" px={8} aria-label={t('more')}>
            <IconDots size={16} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {state === 'confirmed' || state === 'done' ? (
            <Menu.Item onClick={() => void reopen.run(null)}>{t(state === 'done' ? 'toConfirmed' : 'toDraft')}</Menu.Item>
          ) : null}
          {state === 'confirmed' && isLeft ? (
            <Menu.Item onClick={() => void task.make({ orderId: id, name, customerName: order.customerName })}>
              {words('delivery.make')}
            </Menu.Item>
          ) : null}
          {state === 'confirmed' && isLeft ? <Menu.Item onClick={() => void close.run(null)}>{t('closeShort')}</Menu.Item> : null}
          {state === 'confirmed' || state === 'done' ? (
            <Menu.Item
              onClick={() => fromOrderDrawer.open({ orderId: id, name, soldOn: order.deliveries.at(-1)?.deliveredOn ?? null })}
            >
              {t('toInstalled')}
            </Menu.Item>
          ) : null}
          <Menu.Item
            onClick={async () => {
              const made = await again.run(null);
              if (made !== null) await navigate({ to: '/orders/$id', params: { id: made.id } });
            }}
          >
            {t('again')}
          </Menu.Item>
          {isOpen || (state === 'confirmed' && order.deliveries.length === 0) ? (
            <Menu.Item onClick={() => void cancel.run(null)}>{t('cancel')}</Menu.Item>
          ) : null}
          {isOpen || state === 'cancelled' ? (
            <Menu.Item
              color="red"
              onClick={async () => {
                if ((await remove.run(null)) !== null) await navigate({ to: '/orders' });
              }}
            >
              {t('delete')}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
