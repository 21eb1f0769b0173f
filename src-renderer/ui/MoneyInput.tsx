import { TextInput } from '@mantine/core';
import type { TextInputProps } from '@mantine/core';
import { useTranslation } from '../locales/words.tsx';
import { parseDong } from '../../src-shared/lib/money.ts';
import { writeMoney } from './formats.ts';

/**
 * An amount of dong as people type it: `12tr5`, `1,2 tỷ`, `350k`, `12.500.000`. What was understood stands under the field while typing;
 * leaving the field writes it out. The value stays the typed text: whoever saves it reads it with `parseDong`.
 */
export function MoneyInput({
  value,
  onChange,
  error,
  ...props
}: Omit<TextInputProps, 'value' | 'onChange'> & { value: string; onChange: (typed: string) => void }) {
  const { t } = useTranslation('ui');
  const typed = value.trim();
  const dong = typed === '' ? null : parseDong(typed);
  const isWrong = typed !== '' && dong === null;
  const written = dong === null ? null : writeMoney(dong);
  return (
    <TextInput
      {...props}
      value={value}
      inputMode="text"
      maxLength={40}
      placeholder={t('money.example')}
      description={written !== null && written !== typed ? <span role="status">{`= ${written}`}</span> : props.description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={error ?? (isWrong ? t('money.notUnderstood') : null)}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={() => {
        if (written !== null) onChange(written);
      }}
    />
  );
}
