import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type LegacyChoice, legacyChoices } from '../../src-shared/imports/imports.contract.ts';
import classes from './Imports.module.css';
import type { Inspection } from './use-imports.ts';

/** Says which columns were written in letters of before Unicode, and lets one read them in another way. */
export function LettersChoice({
  headings,
  found,
  choice,
  onChoice,
}: {
  headings: readonly string[];
  found: Inspection['legacyColumns'];
  choice: LegacyChoice;
  onChoice: (choice: LegacyChoice) => void;
}) {
  const { t } = useTranslation('imports');
  const charsets = [...new Set(found.map(({ charset }) => charset))];
  return (
    <div className={classes.letters}>
      <NativeSelect
        size="xs"
        label={t('letters.label')}
        value={choice}
        data={legacyChoices.map((value) => ({ value, label: t(`letters.${value}`) }))}
        onChange={(event) => {
          const { value } = event.currentTarget;
          onChoice(legacyChoices.find((known) => known === value) ?? 'auto');
        }}
      />
      {charsets.map((charset) => (
        <p key={charset} className={classes.lettersFound} role="status">
          {t('letters.found', {
            charset: t(`letters.${charset}`),
            columns: found
              .filter((column) => column.charset === charset)
              .map(({ column }) => headings[column] ?? '')
              .filter((heading) => heading !== '')
              .join(', '),
          })}
        </p>
      ))}
    </div>
  );
}
