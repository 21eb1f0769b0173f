import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** Chooses files with the system's own dialog, as many at once as one likes. */
export function AddButton({
  onFiles,
  isBusy,
  isMain = false,
  label,
  accept,
}: {
  onFiles: (files: readonly File[]) => void;
  isBusy: boolean;
  isMain?: boolean;
  label?: string;
  /** Kinds of files that the dialog offers, such as `image/*`. */
  accept?: string;
}) {
  const { t } = useTranslation('files');
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        variant={isMain ? 'filled' : 'subtle'}
        loading={isBusy}
        leftSection={<IconPlus size={14} stroke={1.75} aria-hidden />}
        onClick={() => input.current?.click()}
      >
        {label ?? t('add')}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={label ?? t('add')}
        {...(accept === undefined ? {} : { accept })}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // The same file may be chosen again after it was changed.
          event.currentTarget.value = '';
          onFiles(files);
        }}
      />
    </>
  );
}
