import { Checkbox, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ConsentBasis, consentBases } from '../../src-shared/consent/bases.ts';
import { useChoices } from '../api/use-choices.ts';
import classes from './Imports.module.css';

/** On what the data of the people in the file is held; null: nobody chose yet. */
export interface LawChoice {
  readonly basis: ConsentBasis | null;
  readonly purposes: readonly string[];
}

/** What is still missing before an import may begin, as a key of the words. */
export function missingOf({ basis, purposes }: LawChoice): 'preview.basisMissing' | 'preview.purposesMissing' | null {
  if (basis === null) return 'preview.basisMissing';
  return basis === 'consent' && purposes.length === 0 ? 'preview.purposesMissing' : null;
}

/** Asks for the basis of Law 91/2025, and where it is the people's own consent, for what they gave it. */
export function BasisChoice({ law, onChoice }: { law: LawChoice; onChoice: (law: LawChoice) => void }) {
  const { t } = useTranslation('imports');
  const { options } = useChoices('consent_purpose');
  return (
    <div className={classes.policy}>
      <NativeSelect
        size="xs"
        required
        label={t('basis.label')}
        value={law.basis ?? ''}
        data={[{ value: '', label: t('basis.choose') }, ...consentBases.map((value) => ({ value, label: t(`basis.${value}`) }))]}
        onChange={(event) => {
          const { value } = event.currentTarget;
          onChoice({ ...law, basis: consentBases.find((known) => known === value) ?? null });
        }}
      />
      {law.basis === 'consent' ? (
        <Checkbox.Group
          label={t('basis.purposes')}
          size="xs"
          value={[...law.purposes]}
          onChange={(purposes) => onChoice({ ...law, purposes })}
        >
          <div className={classes.purposes}>
            {options.map(({ value, label }) => (
              <Checkbox key={value} size="xs" value={value} label={label} />
            ))}
          </div>
        </Checkbox.Group>
      ) : null}
      {law.basis === null ? null : (
        <p className={classes.policyHint}>{t(`basis.hint.${law.basis === 'consent' ? 'consent' : 'other'}`)}</p>
      )}
    </div>
  );
}
