import { Checkbox, NativeSelect, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { provinces } from '../../src-shared/vietnam/provinces.ts';
import { useClient } from '../api/client.tsx';
import { useChoices } from '../api/use-choices.ts';
import { contactsQuery } from '../contacts/index.ts';
import { MoneyInput } from '../ui/MoneyInput.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { CustomerLink } from './CustomerLink.tsx';
import type { CardPart, PartField } from './descriptions.ts';
import type { FormValues } from './form-values.ts';
import classes from './Parts.module.css';
import { usePartWords } from './use-part-words.ts';
import { VsicField } from './VsicField.tsx';

/** One field of a line's drawer, as its description says. */
export function FieldInput({
  part,
  field,
  values,
  customerId,
  error,
  hasFocus,
  change,
}: {
  part: CardPart;
  field: PartField;
  values: FormValues;
  customerId: string;
  error: string | null;
  hasFocus: boolean;
  change: (values: FormValues) => void;
}) {
  const { t } = useTranslation('parts');
  const words = usePartWords();
  const label = words.nameOf(part, field.name);
  const value = values[field.name] ?? '';
  const set = (typed: string) => change({ [field.name]: typed });
  const common = {
    label,
    error,
    withAsterisk: field.isRequired === true,
    ...(hasFocus ? { 'data-autofocus': true } : {}),
  };
  switch (field.type) {
    case 'text':
    case 'phone':
      return (
        <TextInput
          {...common}
          value={value}
          maxLength={field.maxLength}
          inputMode={field.type === 'phone' ? 'tel' : 'text'}
          onChange={(event) => set(event.currentTarget.value)}
        />
      );
    case 'textarea':
      return (
        <TextArea {...common} value={value} maxLength={field.maxLength} onChange={(event) => set(event.currentTarget.value)} />
      );
    case 'money':
      return <MoneyInput {...common} value={value} onChange={set} />;
    case 'share':
      return (
        <TextInput
          {...common}
          value={value}
          maxLength={10}
          placeholder={t('share.example')}
          onChange={(event) => set(event.currentTarget.value)}
        />
      );
    case 'day':
      return (
        <TextInput
          {...common}
          value={value}
          maxLength={12}
          placeholder="dd/mm/yyyy"
          onChange={(event) => set(event.currentTarget.value)}
        />
      );
    case 'check':
      return (
        <Checkbox label={label} checked={value === 'yes'} onChange={(event) => set(event.currentTarget.checked ? 'yes' : '')} />
      );
    case 'choice':
      return (
        <NativeSelect
          {...common}
          value={value}
          data={field.values.map((choice) => ({ value: choice, label: words.choiceOf(choice) }))}
          onChange={(event) => set(event.currentTarget.value)}
        />
      );
    case 'score':
      return <ScoreInput label={label} value={value} error={error} onChange={set} />;
    case 'province':
      return (
        <Select
          {...common}
          value={value === '' ? null : value}
          data={provinces.map(({ code, name }) => ({ value: code, label: name }))}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('link.clear', { label }) }}
          nothingFoundMessage={t('province.none')}
          onChange={(code) => set(code ?? '')}
        />
      );
    case 'list':
      return <ListInput list={field.list} common={common} value={value} onChange={set} />;
    case 'contact':
      return <ContactInput customerId={customerId} common={common} value={value} onChange={set} />;
    case 'customer':
      return (
        <CustomerLink
          label={label}
          {...(field.nameField === undefined ? {} : { description: t('link.known') })}
          id={value}
          name={values[`${field.name}.name`] ?? ''}
          exceptId={customerId}
          error={error}
          hasFocus={hasFocus}
          onChange={(customer) => {
            const { nameField } = field;
            const isNameEmpty = nameField !== undefined && (values[nameField] ?? '').trim() === '';
            change({
              [field.name]: customer?.id ?? '',
              [`${field.name}.name`]: customer?.name ?? '',
              ...(customer !== null && isNameEmpty ? { [nameField]: customer.name } : {}),
            });
          }}
        />
      );
    case 'vsic':
      return (
        <VsicField
          label={label}
          description={t('vsic.about')}
          code={value}
          error={error}
          onChange={(line) => change(line === null ? { vsicCode: '' } : { vsicCode: line.code, name: line.name })}
        />
      );
  }
}

interface Common {
  readonly label: string;
  readonly error: string | null;
  readonly withAsterisk: boolean;
}

/** From 1, the worst, to 5, the best. */
function ScoreInput({
  label,
  value,
  error,
  onChange,
}: {
  label: string;
  value: string;
  error: string | null;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation('parts');
  const id = useId();
  return (
    <div>
      <div className={classes.label} id={id}>
        {label}
      </div>
      <SegmentedControl
        fullWidth
        aria-labelledby={id}
        value={value}
        data={(['1', '2', '3', '4', '5'] as const).map((score) => ({ value: score, label: `${score} ${t(`score.${score}`)}` }))}
        onChange={onChange}
      />
      {error === null ? null : <div className={classes.error}>{error}</div>}
    </div>
  );
}

function ListInput({
  list,
  common,
  value,
  onChange,
}: {
  list: Parameters<typeof useChoices>[0];
  common: Common;
  value: string;
  onChange: (value: string) => void;
}) {
  const { options, wordFor } = useChoices(list);
  // A key that the list no longer offers stays what it is.
  const isOffered = value === '' || options.some((option) => option.value === value);
  return (
    <NativeSelect
      {...common}
      value={value}
      data={[{ value: '', label: '–' }, ...options, ...(isOffered ? [] : [{ value, label: wordFor(value) }])]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function ContactInput({
  customerId,
  common,
  value,
  onChange,
}: {
  customerId: string;
  common: Common;
  value: string;
  onChange: (value: string) => void;
}) {
  const contacts = useQuery(contactsQuery(useClient(), customerId)).data?.contacts ?? [];
  return (
    <NativeSelect
      {...common}
      value={value}
      data={[{ value: '', label: '–' }, ...contacts.map((contact) => ({ value: contact.id, label: contact.name }))]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
