import { Button } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileChoice } from '../../src-shared/rpc/bridge.ts';
import { useHost } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import classes from './Imports.module.css';

/** Takes a file by its button, by the system's dialog where the host has one, or dropped onto it. */
export function ChooseFile({ onFile, isSmall = false }: { onFile: (file: FileChoice) => void; isSmall?: boolean }) {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  const host = useHost();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const [reading, setReading] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  async function take(name: string, read: () => Promise<FileChoice | null>) {
    setFailure(null);
    setReading(name);
    try {
      const choice = await read();
      if (choice !== null) onFile(choice);
      else if (name !== '') setFailure(t('choose.notTaken'));
    } catch (error) {
      setFailure(sentenceOf(error, language));
    } finally {
      setReading(null);
    }
  }

  function choose() {
    const { desktop } = host;
    if (desktop === null) input.current?.click();
    else void take('', () => desktop.pickFile('import'));
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setIsOver(false);
    const file = event.dataTransfer.files[0];
    if (file !== undefined) void take(file.name, () => host.admitFile(file));
  }

  const button = (
    <>
      <Button onClick={choose} loading={reading !== null}>
        {t('choose.button')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,.xlsx,.xlsm,.vcf"
        hidden
        aria-label={t('choose.button')}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file may be chosen again after it was changed.
          event.currentTarget.value = '';
          if (file !== undefined) void take(file.name, () => host.admitFile(file));
        }}
      />
    </>
  );
  if (isSmall) return button;
  return (
    <section
      className={`${classes.drop} ${isOver ? classes.dropOver : ''}`}
      aria-label={t('choose.title')}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <IconFileSpreadsheet size={32} stroke={1.25} aria-hidden className={classes.dropIcon ?? ''} />
      <h2 className={classes.dropTitle}>{isOver ? t('choose.drop') : t('choose.title')}</h2>
      <p className={classes.dropText}>{t('choose.text')}</p>
      {button}
      <p className={classes.hint} role="status">
        {reading === null || reading === '' ? t('choose.hint') : t('choose.reading', { name: reading })}
      </p>
      {failure === null ? null : (
        <p className={classes.failure} role="alert">
          {failure}
        </p>
      )}
    </section>
  );
}
