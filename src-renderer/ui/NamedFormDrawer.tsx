import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { FormDrawer } from './FormDrawer.tsx';

/**
 * A form of something that has a name, which is asked for first. Nothing is saved without one or while it is not `isReady`; from the first
 * try on the fields say what is missing. It closes when it was saved.
 */
export function NamedFormDrawer({
  title,
  name,
  failure,
  isSaving,
  isReady = true,
  onSave,
  onClose,
  children,
}: {
  title: string;
  name: {
    readonly label: string;
    readonly value: string;
    readonly maxLength: number;
    /** Said where there is none. */
    readonly missing: string;
    readonly placeholder?: string;
    /** Why it was refused. */
    readonly problem?: string | null | undefined;
    readonly onChange: (name: string) => void;
  };
  failure: string | null;
  isSaving: boolean;
  isReady?: boolean;
  /** Answers null where it was refused, as `useCommand` does. */
  onSave: () => Promise<unknown>;
  onClose: () => void;
  children: (isTried: boolean) => ReactNode;
}) {
  const [isTried, setIsTried] = useState(false);
  const isUnnamed = name.value.trim() === '';
  async function run() {
    setIsTried(true);
    if (!isUnnamed && isReady && (await onSave()) !== null) onClose();
  }
  return (
    <FormDrawer isOpen title={title} failure={failure} isSaving={isSaving} onSave={() => void run()} onClose={onClose}>
      <TextInput
        label={name.label}
        placeholder={name.placeholder ?? ''}
        value={name.value}
        maxLength={name.maxLength}
        withAsterisk
        data-autofocus
        error={isTried && isUnnamed ? name.missing : (name.problem ?? null)}
        onChange={(event) => name.onChange(event.currentTarget.value)}
      />
      {children(isTried)}
    </FormDrawer>
  );
}
