import { NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { keptDays, mostKeptDays } from '../../src-shared/customers/customer-list.ts';
import type { ListState } from './use-list-state.ts';

const usualDays = 7;

/** Whose birthday, founding day or day to remember comes round within so many days. */
export function KeptFilter({ state }: { state: ListState }) {
  const { t } = useTranslation('customerLists');
  const { t: words } = useTranslation('customers');
  const kept = state.own.keptWithin;
  return (
    <>
      <Select
        label={t('kept.what')}
        placeholder={words('filterAny')}
        data={keptDays.map((value) => ({ value, label: t(`kept.kinds.${value}`) }))}
        value={kept?.what ?? null}
        clearable
        comboboxProps={{ withinPortal: false }}
        onChange={(value) => {
          const what = keptDays.find((known) => known === value);
          state.changeFilter({ keptWithin: what === undefined ? undefined : { what, days: kept?.days ?? usualDays } });
        }}
      />
      {kept === undefined ? null : (
        <NumberInput
          label={t('kept.days')}
          value={kept.days}
          min={0}
          max={mostKeptDays}
          allowDecimal={false}
          clampBehavior="strict"
          onChange={(days) => {
            if (typeof days === 'number') state.changeFilter({ keptWithin: { ...kept, days } });
          }}
        />
      )}
    </>
  );
}
