import { Select, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';

export interface ChosenCustomer {
  readonly id: string;
  readonly name: string;
}

/** Finds a customer while typing, without accents, by name, phone, tax code, contact, representative or address. */
export function CustomerField({
  label,
  value,
  onChange,
  error,
  isRequired = true,
  name,
}: {
  label: string;
  value: ChosenCustomer | null;
  onChange: (customer: ChosenCustomer | null) => void;
  error?: ReactNode;
  isRequired?: boolean;
  /** What the field is called where no label stands above it. */
  name?: string;
}) {
  const { t } = useTranslation('visits');
  const client = useClient();
  const [text, setText] = useState('');
  const wanted = value !== null && text === value.name ? '' : text;
  const { data: hits = [] } = useQuery({
    queryKey: ['customers', 'search', wanted],
    meta: { entities: ['customers', 'contacts'] },
    queryFn: async () => (await client.customers.search({ text: wanted, limit: 20 })).hits,
    placeholderData: keepPreviousData,
    enabled: wanted.trim() !== '',
  });
  const found = wanted.trim() === '' ? [] : hits;
  const byId = new Map(found.map((hit) => [hit.id, hit]));
  const options = found.map((hit) => ({ value: hit.id, label: hit.name }));
  const data = value === null || byId.has(value.id) ? options : [{ value: value.id, label: value.name }, ...options];
  return (
    <Select
      {...(name === undefined ? { label } : { 'aria-label': name, size: 'xs' })}
      placeholder={name ?? t('form.customerHint')}
      data={data}
      value={value?.id ?? null}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('clear', { label: name ?? label }) }}
      withAsterisk={isRequired}
      data-autofocus={isRequired || undefined}
      error={error}
      nothingFoundMessage={wanted.trim() === '' ? t('form.customerType') : t('form.customerNone', { text: wanted })}
      filter={({ options: all }) => all}
      onSearchChange={setText}
      onChange={(id) => {
        const name = id === null ? undefined : (byId.get(id)?.name ?? value?.name);
        onChange(id === null || name === undefined ? null : { id, name });
      }}
      renderOption={({ option }) => {
        const hit = byId.get(option.value);
        const under = [hit?.contact ?? hit?.representative, hit?.phone, hit?.place ?? hit?.address]
          .filter((part) => part !== undefined && part !== null)
          .join(' · ');
        return (
          <div style={{ minWidth: 0 }}>
            <Text size="sm">{option.label}</Text>
            {under === '' ? null : (
              <Text size="xs" c="dimmed" truncate>
                {under}
              </Text>
            )}
          </div>
        );
      }}
    />
  );
}
