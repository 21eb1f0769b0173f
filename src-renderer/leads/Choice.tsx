import { InputLabel, SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import classes from './Leads.module.css';

/** One of a few, all of them in sight. */
export function Choice<T extends string>({
  label,
  value,
  choices,
  hasFocus = false,
  onChange,
}: {
  label: string;
  value: T;
  choices: readonly { readonly value: T; readonly label: string }[];
  hasFocus?: boolean;
  onChange: (value: T) => void;
}) {
  const id = useId();
  return (
    <div className={classes.choice}>
      <InputLabel labelElement="div" id={id}>
        {label}
      </InputLabel>
      <SegmentedControl
        aria-labelledby={id}
        fullWidth
        data-autofocus={hasFocus || undefined}
        value={value}
        data={[...choices]}
        onChange={(chosen) => {
          const known = choices.find((choice) => choice.value === chosen);
          if (known !== undefined) onChange(known.value);
        }}
      />
    </div>
  );
}
