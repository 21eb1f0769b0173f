import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { provinceName } from '../../src-shared/vietnam/provinces.ts';
import { useLanguage } from '../api/use-language.ts';
import { writeNumber } from '../ui/formats.ts';
import classes from './Imports.module.css';
import type { Inspection } from './use-imports.ts';

const mostAsked = 30;
const fewShown = 4;

/** Asks what old wards are called today, once for all customers there. Whoever does not know leaves it open. */
export function OldWards({
  wards,
  answers,
  onAnswer,
}: {
  wards: Inspection['openWards'];
  answers: Readonly<Record<string, string>>;
  onAnswer: (key: string, answer: string) => void;
}) {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  if (wards.length === 0) return null;
  return (
    // A few stand open; a list of a whole region would hide the rows below it.
    <details className={classes.guesses} open={wards.length <= fewShown}>
      <summary className={classes.wardTitle}>{t('wards.title', { count: wards.length })}</summary>
      <p className={classes.policyHint}>{t('wards.text')}</p>
      <ul className={classes.wardList}>
        {wards.slice(0, mostAsked).map(({ key, ward, district, provinceCode, rows }) => {
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
      {wards.length > mostAsked ? (
        <p className={classes.policyHint}>{t('wards.more', { shown: writeNumber(wards.length - mostAsked, language) })}</p>
      ) : null}
    </details>
  );
}
