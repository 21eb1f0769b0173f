import { Group } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useTranslation } from 'react-i18next';
import { readDay } from '../ui/formats.ts';

/** The first and the last day on which something holds; open ends hold for ever. */
export function SpanFields({
  fromOn,
  toOn,
  isRequired = false,
  isTried = false,
  fields,
  onChange,
}: {
  fromOn: string | null;
  toOn: string | null;
  isRequired?: boolean;
  isTried?: boolean;
  fields: Readonly<Record<string, string>>;
  onChange: (span: { fromOn?: string | null; toOn?: string | null }) => void;
}) {
  const { t } = useTranslation('prices');
  const common = {
    valueFormat: 'DD/MM/YYYY',
    dateParser: readDay,
    placeholder: isRequired ? 'dd/mm/yyyy' : t('form.openEnd'),
    clearable: !isRequired,
    withAsterisk: isRequired,
    popoverProps: { withinPortal: true },
  };
  const missing = (day: string | null) => (isRequired && isTried && day === null ? t('form.dayMissing') : null);
  const isBackward = fromOn !== null && toOn !== null && toOn < fromOn;
  return (
    <Group grow gap="sm" align="flex-start">
      <DateInput
        {...common}
        label={t('form.fromOn')}
        value={fromOn}
        error={missing(fromOn) ?? fields['fromOn']}
        onChange={(day) => onChange({ fromOn: day })}
      />
      <DateInput
        {...common}
        label={t('form.toOn')}
        value={toOn}
        error={missing(toOn) ?? (isBackward ? t('form.backward') : fields['toOn'])}
        onChange={(day) => onChange({ toOn: day })}
      />
    </Group>
  );
}
