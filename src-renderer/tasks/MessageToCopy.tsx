import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { showFailureToast, showUndoToast } from '../ui/toasts.tsx';
import classes from './Tasks.module.css';

/** What is sent by telephone: this program sends no message, and not every machine opens one, so number and words are there to be taken along. */
export function MessageToCopy({ words, number }: { words: string | null; number: string | null }) {
  const { t } = useTranslation('tasks');
  async function copy(text: string, said: string) {
    try {
      await navigator.clipboard.writeText(text);
      showUndoToast({ message: said, id: 'copied' });
    } catch {
      showFailureToast({ title: t('copy.failed'), reason: t('copy.failedText') });
    }
  }
  return (
    <section className={classes.panel} aria-label={t('copy.title')}>
      {words === null ? null : <p className={classes.wordsToCopy}>{words}</p>}
      <div className={classes.reach}>
        {words === null ? null : (
          <Button variant="default" onClick={() => void copy(words, t('copy.wordsCopied'))}>
            {t('copy.words')}
          </Button>
        )}
        {number === null ? null : (
          <Button variant="default" onClick={() => void copy(number.replace(/[^\d+]/g, ''), t('copy.numberCopied', { number }))}>
            {t('copy.number', { number })}
          </Button>
        )}
      </div>
    </section>
  );
}
