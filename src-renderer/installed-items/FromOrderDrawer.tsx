import { NumberInput, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/use-command.ts';
import { DayField } from '../ui/DayField.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { dayOf } from '../ui/formats.ts';
import { useNow } from '../ui/use-now.ts';
import { fromOrderDrawer } from './drawers.ts';

/** Every line of an order as an item of its own: when it was sold, how long its warranty runs, how often it is maintained. */
export function FromOrderDrawer() {
  const start = fromOrderDrawer.use();
  return start === null ? null : <Form key={start.orderId} {...start} />;
}

function Form({ orderId, name, soldOn: known }: { orderId: string; name: string; soldOn: string | null }) {
  const { t } = useTranslation('installed-items');
  const today = dayOf(useNow());
  const [soldOn, setSoldOn] = useState(known ?? today);
  const [warrantyMonths, setWarrantyMonths] = useState<number | null>(null);
  const [maintainEveryMonths, setMaintainEveryMonths] = useState<number | null>(null);
  const make = useCommand(
    (client, _none: null) =>
      client.installedItems.createFrom({
        ...{ orderId, soldOn, maintainEveryMonths },
        ...(warrantyMonths === null ? {} : { warrantyMonths }),
      }),
    { done: ({ made }) => (made === 0 ? t('toast.noneMade', { name }) : t('toast.made', { count: made, name })), isQuiet: true },
  );
  const months = (
    field: 'warrantyMonths' | 'maintainEveryMonths',
    value: number | null,
    onChange: (value: number | null) => void,
    max: number,
  ) => (
    <NumberInput
      label={t(`fields.${field}`)}
      min={1}
      max={max}
      allowDecimal={false}
      value={value ?? ''}
      error={make.fields[field] ?? null}
      onChange={(typed) => onChange(typeof typed === 'number' ? typed : null)}
    />
  );
  return (
    <FormDrawer
      isOpen
      title={t('fromOrder', { name })}
      saveLabel={t('write')}
      isSaving={make.isRunning}
      failure={make.failure}
      onClose={fromOrderDrawer.close}
      onSave={async () => {
        if ((await make.run(null)) !== null) fromOrderDrawer.close();
      }}
    >
      <Text size="sm" c="dimmed">
        {t('fromOrderText')}
      </Text>
      <DayField
        label={t('fields.soldOn')}
        value={soldOn}
        isRequired
        error={make.fields['soldOn']}
        onChange={(day) => setSoldOn(day ?? today)}
      />
      {months('warrantyMonths', warrantyMonths, setWarrantyMonths, 600)}
      {months('maintainEveryMonths', maintainEveryMonths, setMaintainEveryMonths, 120)}
    </FormDrawer>
  );
}
