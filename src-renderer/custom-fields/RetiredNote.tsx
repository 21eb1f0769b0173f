import { useTranslation } from '../locales/words.tsx';
import { ownFieldIdOf } from '../../src-shared/customers/list-fields.ts';
import { useLanguage } from '../api/use-language.ts';
import classes from './OwnFields.module.css';
import { useOwnFields } from './use-own-fields.ts';

/** Says that a view asks for own fields that are out of use; it works by what was written before. */
export function RetiredNote({ fields: asked }: { fields: readonly string[] }) {
  const { t } = useTranslation('customFields');
  const language = useLanguage();
  const { fields } = useOwnFields();
  const ids = [...new Set(asked.map(ownFieldIdOf).filter((id) => id !== null))];
  // Before the fields are read nobody knows which are in use.
  if (ids.length === 0 || fields.length === 0) return null;
  const retired = ids.filter((id) => fields.find((field) => field.id === id)?.isActive !== true);
  if (retired.length === 0) return null;
  const names = retired.map((id) => fields.find((field) => field.id === id)?.[language] ?? t('retiredUnknown'));
  return (
    <p className={classes.retired} role="status">
      {t('retired', { count: names.length, names: [...new Set(names)].join(', ') })}
    </p>
  );
}
