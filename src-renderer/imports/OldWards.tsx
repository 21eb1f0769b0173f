import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { provinceName } from '../../src-shared/vietnam/provinces.ts';
import { useLanguage } from '../api/use-language.ts';
import { writeNumber } from '../ui/formats.ts';
import classes from './Imports.module.css';
import type { Inspection } from './use-imports.ts';

const askedAtOnce = 30;
const fewShown = 4;

/** Asks what old wards are called today, once for all customers there. Whoever does not know leaves it open. */
export function OldWards({
  wards,
  answers,
  state,
  lookedAt,
  onAnswer,
}: {
  wards: Inspection['openWards'];
  answers: Readonly<Record<string, string>>;
  /** Whether the rest of the file is still being looked through; `held`: an import waits because of what was found there. */
  state: 'looking' | 'known' | 'held';
  /** Rows of the whole file, where it was looked through; else null. */
  lookedAt: number | null;
  onAnswer: (key: string, answer: string) => void;
}) {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  const [most, setMost] = useState(askedAtOnce);
  const left = wards.length - most;
  const told =
    state === 'looking'
      ? t('wards.looking')
      : state === 'held'
        ? t('wards.held')
        : lookedAt === null || wards.length === 0
          ? ''
          : t('wards.looked', { count: lookedAt, shown: writeNumber(lookedAt, language) });
  // Said aloud as it changes, so it is there before it has words.
  const status = (
    <p className={classes.policyHint} role="status" hidden={told === ''}>
      {told}
    </p>
  );
  if (wards.length === 0) return status;
  return (
    // A few stand open; a list of a whole region would hide the rows below it.
    <details className={classes.guesses} open={wards.length <= fewShown || state === 'held'}>
      <summary className={classes.wardTitle}>{t('wards.title', { count: wards.length })}</summary>
      <p className={classes.policyHint}>{t('wards.text')}</p>
      {status}
      <ul className={classes.wardList}>
        {wards.slice(0, most).map(({ key, ward, district, provinceCode, rows }) => {
          const place = [ward, district].filter((part) => part !== null).join(', ');
          return (
            <li key={key} className={classes.ward}>
              <span>
                {place}{' '}
                <span className={classes.wardMore}>{t('wards.rows', { count: rows, shown: writeNumber(rows, language) })}</span>
              </span>
              <TextInput
                size="xs"
                aria-label={t('wards.answer', { ward: place })}
                placeholder={t('wards.placeholder', { province: provinceName(provinceCode) ?? '' })}
                value={answers[key] ?? ''}
                maxLength={200}
                onChange={(event) => onAnswer(key, event.currentTarget.value)}
              />
            </li>
          );
        })}
      </ul>
      {left > 0 ? (
        <p className={classes.policyHint}>
          {t('wards.more', { count: left, shown: writeNumber(left, language) })}{' '}
          <Button size="compact-xs" variant="subtle" onClick={() => setMost(most + askedAtOnce)}>
            {t('wards.showMore')}
          </Button>
        </p>
      ) : null}
    </details>
  );
}
