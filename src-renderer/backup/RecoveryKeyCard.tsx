import { Button, CopyButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { Card } from '../ui/Card.tsx';
import { showFailureToast } from '../ui/toasts.tsx';
import classes from './Backup.module.css';

/** The key that opens the backups elsewhere. It is read only when it is asked for, and not kept by the screens. */
export function RecoveryKeyCard() {
  const { t } = useTranslation('backup');
  const client = useClient();
  const language = useLanguage();
  const [key, setKey] = useState<string | null>(null);

  async function show() {
    try {
      setKey((await client.backup.recoveryKey({})).recoveryKey);
    } catch (error) {
      showFailureToast({ title: t('key.title'), reason: sentenceOf(error, language) });
    }
  }

  return (
    <Card title={t('key.title')}>
      <p className={classes.intro}>{t('key.text')}</p>
      {key === null ? (
        <Button variant="default" onClick={() => void show()}>
          {t('key.show')}
        </Button>
      ) : (
        <>
          <output className={classes.key} aria-label={t('key.label')}>
            {key}
          </output>
          <div className={classes.buttons}>
            <CopyButton value={key}>
              {({ copied, copy }) => (
                <Button variant="default" onClick={copy}>
                  {copied ? t('key.copied') : t('key.copy')}
                </Button>
              )}
            </CopyButton>
            <Button variant="default" onClick={() => setKey(null)}>
              {t('key.hide')}
            </Button>
          </div>
        </>
      )}
    </Card>
  );
}
