import { useTranslation } from 'react-i18next';
import { missingForms, useFormsOf } from './use-visit-forms.ts';
import classes from './VisitForms.module.css';

/** Told beside the result, and never in its way: which required forms are not filled in yet. */
export function MissingForms({ visitId }: { visitId: string }) {
  const { t } = useTranslation('visitForms');
  const missing = missingForms(useFormsOf(visitId));
  if (missing.length === 0) return null;
  return (
    <div className={classes.missing} role="status">
      {t('missing', { names: missing.map(({ name }) => name).join(', ') })}
    </div>
  );
}
