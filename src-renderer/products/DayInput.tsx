import { DateInput } from '@mantine/dates';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readDay } from '../ui/formats.ts';

/** A day: typed as `14/3/2026` or picked. Screens of visits ask for products, so theirs cannot be borrowed here. */
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
  error?: ReactNode;
  isClearable?: boolean;
  isRequired?: boolean;
}) {
  const { t } = useTranslation('products');
  return (
    <DateInput
      label={label}
      value={value}
      onChange={onChange}
      valueFormat="DD/MM/YYYY"
      dateParser={readDay}
      placeholder="dd/mm/yyyy"
      clearable={isClearable}
      clearButtonProps={{ 'aria-label': t('picker.clear', { label }) }}
      error={error}
      withAsterisk={isRequired}
      popoverProps={{ withinPortal: true }}
    />
  );
}
