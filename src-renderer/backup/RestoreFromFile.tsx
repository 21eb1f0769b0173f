import { Button, FileButton, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileChoice } from '../../src-shared/rpc/bridge.ts';
import { useHost } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import classes from './Backup.module.css';
import type { Restored } from './use-backups.ts';
import { useRestore } from './use-backups.ts';

/**
 * Restores a backup that lies in a file. `needsKey` where this laptop has no data of its own that could know the key: on the start
 * screen. There the program opens with the restored data by itself; elsewhere `onRestored` is told.
 */
export function RestoreFromFile({ needsKey, onRestored }: { needsKey: boolean; onRestored?: (answer: Restored) => void }) {
  const { t } = useTranslation('backup');
  const language = useLanguage();
  const host = useHost();
  const restore = useRestore();
  const [file, setFile] = useState<FileChoice | null>(null);
  const [key, setKey] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  // A large file takes a moment to come in; until then it is not missing.
  const [isTaking, setIsTaking] = useState(false);
  const isKeyMissing = needsKey && key.trim() === '';

  async function take(choose: () => Promise<FileChoice | null>) {
    setRefusal(null);
    restore.reset();
    setIsTaking(true);
    try {
      const chosen = await choose();
      if (chosen !== null) setFile(chosen);
    } catch (error) {
      setRefusal(`${t('file.refused')}: ${sentenceOf(error, language)}`);
    } finally {
      setIsTaking(false);
    }
  }

  async function run() {
    setIsAsked(true);
    if (file === null || isKeyMissing || isTaking) return;
    const answer = await restore.run({ file: file.ref, ...(key.trim() === '' ? {} : { recoveryKey: key.trim() }) });
    if (answer === null) return;
    setFile(null);
    setKey('');
    setIsAsked(false);
    onRestored?.(answer);
  }

  const label = file === null ? t('file.choose') : t('file.another');
  const { desktop } = host;
  return (
    <form
      className={classes.form}
      aria-label={t('file.title')}
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <p className={classes.intro} style={{ margin: 0 }}>
        {t('file.text')} {needsKey ? '' : t('file.replace')}
      </p>
      <div className={classes.buttons}>
        {desktop === null ? (
          <FileButton
            onChange={(picked) => (picked === null ? undefined : void take(() => host.admitFile(picked)))}
            inputProps={{ 'aria-label': t('file.choose') }}
          >
            {(props) => (
              <Button variant="default" {...props}>
                {label}
              </Button>
            )}
          </FileButton>
        ) : (
          <Button variant="default" onClick={() => void take(() => desktop.pickFile('restore'))}>
            {label}
          </Button>
        )}
        {file === null ? null : <span>{t('file.chosen', { name: file.name })}</span>}
      </div>
      {isAsked && file === null ? (
        <div className={classes.failure} role="alert">
          {t('file.fileMissing')}
        </div>
      ) : null}
      <TextInput
        label={t('file.key')}
        description={needsKey ? t('file.keyText') : t('file.keyOptional')}
        value={key}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        withAsterisk={needsKey}
        error={isAsked && isKeyMissing ? t('file.keyMissing') : null}
        onChange={(event) => setKey(event.currentTarget.value)}
      />
      {refusal === null && restore.failure === null ? null : (
        <div className={classes.failure} role="alert">
          {refusal ?? restore.failure}
        </div>
      )}
      <div className={classes.buttons}>
        <Button type="submit" color={needsKey ? 'accent' : 'red'} loading={restore.isRunning || isTaking}>
          {t('file.action')}
        </Button>
        <span role="status">{restore.isRunning ? t('confirm.running') : ''}</span>
      </div>
    </form>
  );
}
