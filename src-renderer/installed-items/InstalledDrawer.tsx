import { Anchor, Checkbox, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InstalledItem } from '../../src-shared/installed-items/installed-items.contract.ts';
import { useCommand } from '../api/use-command.ts';
import { OwnFacts } from '../custom-fields/index.ts';
import { NamedFormDrawer } from '../ui/NamedFormDrawer.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { DayField } from '../ui/DayField.tsx';
import { CustomerField } from '../visits/index.ts';
import { installedDrawer } from './drawers.ts';

interface Start {
  readonly customer?: { readonly id: string; readonly name: string };
  readonly item?: InstalledItem;
}

/** What it is, whose, since when, and how long its warranty runs; the rest unfolds. */
export function InstalledDrawer() {
  const start = installedDrawer.use();
  return start === null ? null : <Form key={start.item?.id ?? 'new'} start={start} />;
}

function Form({ start }: { start: Start }) {
  const { t } = useTranslation('installed-items');
  const { item } = start;
  const [customer, setCustomer] = useState(start.customer ?? null);
  const [values, setValues] = useState({
    name: item?.name ?? '',
    serial: item?.serial ?? '',
    soldOn: item?.soldOn ?? null,
    warrantyEndsOn: item?.warrantyEndsOn ?? null,
    maintainEveryMonths: item?.maintainEveryMonths ?? null,
    nextMaintenanceOn: item?.nextMaintenanceOn ?? null,
    isRetired: item?.isRetired ?? false,
    note: item?.note ?? '',
  });
  const [warrantyMonths, setWarrantyMonths] = useState<number | null>(null);
  const [isWhole, setIsWhole] = useState(item !== undefined);
  const change = (next: Partial<typeof values>) => setValues((before) => ({ ...before, ...next }));
  const save = useCommand(
    (client, _none: null): Promise<{ groupId: string }> => {
      if (item !== undefined) return client.installedItems.update({ id: item.id, change: values });
      const { warrantyEndsOn, nextMaintenanceOn, isRetired: _isRetired, ...rest } = values;
      return client.installedItems.create({
        ...rest,
        customerId: customer?.id ?? '',
        // What is not said follows from the day of the sale.
        ...(warrantyEndsOn === null ? {} : { warrantyEndsOn }),
        ...(nextMaintenanceOn === null ? {} : { nextMaintenanceOn }),
        ...(warrantyMonths === null ? {} : { warrantyMonths }),
      });
    },
    { done: () => t(item === undefined ? 'toast.created' : 'toast.changed', { name: values.name }), isQuiet: true },
  );
  const months = (label: string, value: number | null, onChange: (value: number | null) => void, field: string, max: number) => (
    <NumberInput
      label={label}
      min={1}
      max={max}
      allowDecimal={false}
      value={value ?? ''}
      error={save.fields[field] ?? null}
      onChange={(typed) => onChange(typeof typed === 'number' ? typed : null)}
    />
  );
  const day = (field: 'soldOn' | 'warrantyEndsOn' | 'nextMaintenanceOn') => (
    <DayField
      label={t(`fields.${field}`)}
      value={values[field]}
      isClearable
      error={save.fields[field] ?? null}
      onChange={(picked) => setValues((before) => ({ ...before, [field]: picked }))}
    />
  );
  return (
    <NamedFormDrawer
      title={t(item === undefined ? 'new' : 'edit')}
      name={{
        label: t('fields.name'),
        placeholder: t('nameHint'),
        value: values.name,
        maxLength: 300,
        missing: t('nameMissing'),
        problem: save.fields['name'],
        onChange: (name) => change({ name }),
      }}
      failure={save.failure}
      isSaving={save.isRunning}
      isReady={item !== undefined || customer !== null}
      onSave={() => save.run(null)}
      onClose={installedDrawer.close}
    >
      {(isTried) => (
        <>
          {item === undefined && start.customer === undefined ? (
            <CustomerField
              label={t('fields.customerId')}
              value={customer}
              error={isTried && customer === null ? t('customerMissing') : (save.fields['customerId'] ?? null)}
              onChange={setCustomer}
            />
          ) : (
            <TextInput label={t('fields.customerId')} value={item?.customerName ?? start.customer?.name ?? ''} readOnly />
          )}
          <TextInput
            label={t('fields.serial')}
            maxLength={100}
            value={values.serial}
            onChange={(event) => change({ serial: event.currentTarget.value })}
          />
          {day('soldOn')}
          {item === undefined && values.warrantyEndsOn === null
            ? months(t('fields.warrantyMonths'), warrantyMonths, setWarrantyMonths, 'warrantyMonths', 600)
            : null}
          {months(
            t('fields.maintainEveryMonths'),
            values.maintainEveryMonths,
            (maintainEveryMonths) => change({ maintainEveryMonths }),
            'maintainEveryMonths',
            120,
          )}
          {isWhole ? (
            <>
              {day('warrantyEndsOn')}
              {day('nextMaintenanceOn')}
              {item === undefined ? null : (
                <Checkbox
                  label={t('fields.isRetired')}
                  checked={values.isRetired}
                  onChange={(event) => change({ isRetired: event.currentTarget.checked })}
                />
              )}
              <TextArea
                label={t('fields.note')}
                maxLength={5000}
                value={values.note}
                onChange={(event) => change({ note: event.currentTarget.value })}
              />
              {item === undefined ? null : (
                <OwnFacts customerId={item.customerId} entity="installedItems" rowId={item.id} isReadOnly={false} />
              )}
            </>
          ) : (
            <Anchor component="button" type="button" size="sm" onClick={() => setIsWhole(true)}>
              {t('more')}
            </Anchor>
          )}
        </>
      )}
    </NamedFormDrawer>
  );
}
