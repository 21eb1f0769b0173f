import { Select, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';

/** Another customer, found while typing without accents; may stay empty. */
export function CustomerLink({
  label,
  description,
  id,
  name,
  exceptId,
  error,
  hasFocus = false,
  onChange,
}: {
  label: string;
  description?: string;
  id: string;
  name: string;
  /** The customer that the form belongs to: nobody is linked to himself. */
  exceptId: string;
  error?: ReactNode;
  hasFocus?: boolean;
  onChange: (customer: { id: string; name: string } | null) => void;
}) {
  const { t } = useTranslation('parts');
  const client = useClient();
  const [text, setText] = useState('');
  const wanted = id !== '' && text === name ? '' : text.trim();
  const { data: hits = [] } = useQuery({
    queryKey: ['customers', 'search', wanted],
    meta: { entities: ['customers', 'contacts'] },
    queryFn: async () => (await client.customers.search({ text: wanted, limit: 20 })).hits,
    placeholderData: keepPreviousData,
    enabled: wanted !== '',
  });
  const found = wanted === '' ? [] : hits.filter((hit) => hit.id !== exceptId);
  const options = found.map((hit) => ({ value: hit.id, label: hit.name }));
  const isListed = options.some((option) => option.value === id);
  return (
    <Select
      label={label}
      description={description}
      placeholder={t('link.hint')}
      data={id === '' || isListed ? options : [{ value: id, label: name === '' ? t('link.elsewhere') : name }, ...options]}
      value={id === '' ? null : id}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('link.clear', { label }) }}
      {...(hasFocus ? { 'data-autofocus': true } : {})}
      error={error}
      nothingFoundMessage={wanted === '' ? t('link.type') : t('link.none', { text: wanted })}
      filter={({ options: all }) => all}
      onSearchChange={setText}
      onChange={(chosen) => {
        const hit = found.find((candidate) => candidate.id === chosen);
        if (chosen === null) onChange(null);
        else if (hit !== undefined) onChange({ id: hit.id, name: hit.name });
      }}
      renderOption={({ option }) => {
        const hit = found.find((candidate) => candidate.id === option.value);
        const under = [hit?.representative, hit?.taxCode, hit?.phone, hit?.place ?? hit?.address]
          .filter((part) => part != null)
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
