import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../api/use-language.ts';
import { writeNumber } from '../ui/formats.ts';
import classes from './Imports.module.css';
import type { Inspection } from './use-imports.ts';

const mostShown = 6;

/** How people would be addressed, as their names let guess; one may do without. */
export function Guesses({
  guesses,
  isUsed,
  onUse,
}: {
  guesses: Inspection['guesses'];
  isUsed: boolean;
  onUse: (isUsed: boolean) => void;
}) {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  if (guesses.length === 0 && isUsed) return null;
  return (
    <section className={classes.guesses} aria-label={t('guesses.title', { count: guesses.length })}>
      <Switch size="xs" checked={isUsed} label={t('guesses.use')} onChange={(event) => onUse(event.currentTarget.checked)} />
      {guesses.length === 0 ? null : (
        <>
          <p className={classes.guessTitle}>{t('guesses.title', { count: guesses.length })}</p>
          <ul className={classes.guessList}>
            {guesses.slice(0, mostShown).map(({ row, written, salutation, gender }) => (
              <li key={row}>
                {gender === null
                  ? t('guesses.line', { name: written, salutation })
                  : t('guesses.lineWith', { name: written, salutation, gender: t(`guesses.${gender}`) })}
              </li>
            ))}
            {guesses.length > mostShown ? (
              <li>{t('guesses.more', { shown: writeNumber(guesses.length - mostShown, language) })}</li>
            ) : null}
          </ul>
        </>
      )}
    </section>
  );
}
