import { Checkbox, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/use-command.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { writeDay, writeMoney } from '../ui/formats.ts';
import { CustomerField } from '../visits/index.ts';
import { newOrderDrawer, type OrderStart } from './order-drawers.ts';
import { useOrders } from './use-orders.ts';

/** For whom, and whether the last one is wanted once more; everything else is on its page. */
export function NewOrderDrawer() {
  const open = newOrderDrawer.use();
  return open === null ? null : <Form start={open} />;
}

function Form({ start }: { start: OrderStart }) {
  const { t } = useTranslation('orders');
  const navigate = useNavigate();
  const [customer, setCustomer] = useState(start.customer ?? null);
  const [title, setTitle] = useState('');
  const [isAgain, setIsAgain] = useState(false);
  const [isTried, setIsTried] = useState(false);
  const before = useOrders({ customerId: customer?.id ?? '', states: ['confirmed', 'done'], limit: 1 }, customer !== null);
  const last = customer === null ? undefined : before.data?.orders[0];
  const make = useCommand(
    (client, customerId: string) =>
      client.orders.create({
        customerId,
        ...(isAgain && last !== undefined ? { copyOf: last.id } : {}),
        ...(title.trim() === '' ? {} : { title: title.trim() }),
      }),
    { done: ({ label }) => t('made', { label }), isQuiet: true },
  );
  return (
    <FormDrawer
      isOpen
      title={t('new')}
      saveLabel={t('make')}
      onClose={newOrderDrawer.close}
      isSaving={make.isRunning}
      failure={make.failure}
      onSave={async () => {
        setIsTried(true);
        if (customer === null) return;
        const made = await make.run(customer.id);
        if (made === null) return;
        newOrderDrawer.close();
        await navigate({ to: '/orders/$id', params: { id: made.id } });
      }}
    >
      <CustomerField
        label={t('column.customer')}
        value={customer}
        onChange={setCustomer}
        error={isTried && customer === null ? t('problem.customer') : null}
      />
      {last === undefined ? null : (
        <Checkbox
          label={t('again')}
          description={t('lastOne', {
            name: last.number ?? last.label,
            on: last.orderedOn === null ? '' : writeDay(last.orderedOn),
            total: last.totalDong === null ? '' : writeMoney(last.totalDong),
          })}
          checked={isAgain}
          onChange={(event) => setIsAgain(event.currentTarget.checked)}
        />
      )}
      <TextInput
        label={t('field.title')}
        maxLength={300}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
    </FormDrawer>
  );
}
