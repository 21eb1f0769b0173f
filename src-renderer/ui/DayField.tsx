import { DateInput } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readDay } from './formats.ts';

/** A day: typed as `14/3/2026` or picked. */
export function DayField({
  label,
  value,
  onChange,
  error,
  description,
  isClearable = false,
  isRequired = false,
}: {
  label: string;
  value: string | null;
  onChange: (day: string | null) => void;
  error?: ReactNode;
  description?: ReactNode;
  isClearable?: boolean;
  isRequired?: boolean;
}) {
  const { t } = useTranslation('ui');
  return (
    <DateInput
      label={label}
      value={value}
      onChange={onChange}
      valueFormat="DD/MM/YYYY"
      dateParser={readDay}
      placeholder="dd/mm/yyyy"
      clearable={isClearable}
      clearButtonProps={{ 'aria-label': t('day.clear', { label }) }}
      error={error}
      description={description}
      withAsterisk={isRequired}
      rightSection={isClearable && value !== null ? undefined : <IconCalendar size={15} stroke={1.75} aria-hidden />}
      popoverProps={{ withinPortal: true }}
    />
  );
}
