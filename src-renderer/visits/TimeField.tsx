import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { readTime, timeChoices } from './time-choices.ts';

/** A time of the 24-hour day: picked from quarters of an hour, or typed as `9`, `930`, `9h30`. */
export function TimeField({
  label,
  value,
  onChange,
  error,
}: {
  label: string;
  value: string;
  onChange: (time: string) => void;
  error?: ReactNode;
}) {
  return (
    <Select
      label={label}
      value={value}
      onChange={(time) => (time === null ? undefined : onChange(time))}
      data={timeChoices(value)}
      searchable
      allowDeselect={false}
      error={error}
      maxDropdownHeight={220}
      classNames={{ input: 'fb-figures' }}
      filter={({ options, search, limit }) => {
        const wanted = search.trim();
        if (wanted === '' || wanted === value) return options.slice(0, limit);
        const digits = wanted.replace(/\D/g, '');
        const read = readTime(wanted);
        const found = options.filter((option) => {
          if (!('value' in option)) return false;
          return (
            option.value === read ||
            option.value.replace(':', '').startsWith(digits.length > 2 ? digits.padStart(4, '0') : digits.padStart(2, '0'))
          );
        });
        return found.length > 0 ? found : options.slice(0, limit);
      }}
    />
  );
}
