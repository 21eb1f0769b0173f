import { DateInput } from '@mantine/dates';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readDay } from '../ui/formats.ts';

/** A day: typed as `26/11/2026` or picked. */
export function DayInput({
  label,
  value,
  onChange,
  error,
  isClearable = false,
  isRequired = false,
}: {
  label: string;
  value: string | null;
  onChange: (day: string | null) => void;
  error: ReactNode;
  isClearable?: boolean;
  isRequired?: boolean;
}) {
  const { t } = useTranslation('receivables');
  return (
    <DateInput
      label={label}
      value={value}
      onChange={onChange}
      valueFormat="DD/MM/YYYY"
      dateParser={readDay}
      placeholder="dd/mm/yyyy"
      clearable={isClearable}
      clearButtonProps={{ 'aria-label': t('clearDay', { label }) }}
      error={error}
      withAsterisk={isRequired}
      popoverProps={{ withinPortal: true }}
    />
  );
}
