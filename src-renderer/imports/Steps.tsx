import { useTranslation } from 'react-i18next';
import classes from './Imports.module.css';

const steps = ['choose', 'check', 'report'] as const;

/** Where on the way one is. */
export function Steps({ at }: { at: (typeof steps)[number] }) {
  const { t } = useTranslation('imports');
  return (
    <ol className={classes.steps} aria-label={t('steps.label')}>
      {steps.map((step, index) => (
        <li key={step} className={classes.step} {...(step === at ? { 'aria-current': 'step' as const } : {})}>
          <span className={classes.stepNumber} aria-hidden>
            {index + 1}
          </span>
          {t(`steps.${step}`)}
        </li>
      ))}
    </ol>
  );
}
