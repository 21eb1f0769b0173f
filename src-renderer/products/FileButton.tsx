import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileChoice } from '../../src-shared/rpc/bridge.ts';
import { useHost } from '../api/client.tsx';

/** The system's dialog where the host has one; in a browser the browser's. */
export function FileButton({ onFile }: { onFile: (file: FileChoice) => void }) {
  const { t } = useTranslation('products');
  const host = useHost();
  const input = useRef<HTMLInputElement>(null);
  const take = async (read: () => Promise<FileChoice | null>) => {
    const choice = await read();
    if (choice !== null) onFile(choice);
  };
  return (
    <>
      <Button
        variant="default"
        onClick={() => {
          const { desktop } = host;
          if (desktop === null) input.current?.click();
          else void take(() => desktop.pickFile('import'));
        }}
      >
        {t('import.file')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,.xlsx"
        hidden
        aria-label={t('import.file')}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file may be chosen again after it was changed.
          event.currentTarget.value = '';
          if (file !== undefined) void take(() => host.admitFile(file));
        }}
      />
    </>
  );
}
