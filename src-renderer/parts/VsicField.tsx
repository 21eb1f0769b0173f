import { Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const loadVsic = () =>
  Promise.all([import('../../src-shared/vietnam/vsic.ts'), import('../../src-shared/vietnam/vsic-2018.ts')]).then(
    ([list, former]) => ({ ...list, ...former }),
  );

/** The list of activities, 90 kB of text: read when somebody chooses one, never when the program starts. */
export function useVsic(isWanted: boolean): Awaited<ReturnType<typeof loadVsic>> | undefined {
  return useQuery({
    queryKey: ['vsic'],
    meta: { entities: [] },
    queryFn: loadVsic,
    gcTime: Number.POSITIVE_INFINITY,
    enabled: isWanted,
  }).data;
}

/** A business line of VSIC 2025, by code or by words without accents, offline. */
export function VsicField({
  label,
  description,
  code,
  error,
  onChange,
}: {
  label: string;
  description: string;
  code: string;
  error?: ReactNode;
  onChange: (line: { code: string; name: string } | null) => void;
}) {
  const { t } = useTranslation('parts');
  const vsic = useVsic(true);
  const [text, setText] = useState('');
  const chosen = code === '' ? null : (vsic?.vsicEntry(code) ?? null);
  const chosenLabel = code === '' ? '' : `${code} ${chosen?.name ?? t('vsic.unknown')}`;
  const wanted = useDeferredValue(text === chosenLabel ? '' : text);
  const found = vsic?.searchVsic(wanted, 30) ?? [];
  const options = found.map((entry) => ({ value: entry.code, label: `${entry.code} ${entry.name}` }));
  const isListed = options.some((option) => option.value === code);
  return (
    <Select
      label={label}
      description={description}
      placeholder={t('vsic.hint')}
      data={code === '' || isListed ? options : [{ value: code, label: chosenLabel }, ...options]}
      value={code === '' ? null : code}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('link.clear', { label }) }}
      data-autofocus
      error={error}
      nothingFoundMessage={wanted.trim() === '' ? t('vsic.type') : t('vsic.none', { text: wanted.trim() })}
      filter={({ options: all }) => all}
      onSearchChange={setText}
      onChange={(value) => {
        const entry = value === null ? null : (vsic?.vsicEntry(value) ?? null);
        onChange(entry === null ? null : { code: entry.code, name: entry.name });
      }}
      renderOption={({ option }) => {
        const path = vsic?.vsicPath(option.value) ?? [];
        const above = path.at(-2);
        const section = path[0];
        const isFormer = vsic?.vsicSince2018(wanted).includes(option.value) === true;
        return (
          <div style={{ minWidth: 0 }}>
            <Text size="sm">{option.label}</Text>
            {above === undefined || section === undefined ? null : (
              <Text size="xs" c="dimmed">
                {[
                  isFormer ? t('vsic.former', { code: wanted.trim() }) : null,
                  section.code,
                  section === above ? above.name : `${section.name} › ${above.name}`,
                ]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </Text>
            )}
          </div>
        );
      }}
    />
  );
}
