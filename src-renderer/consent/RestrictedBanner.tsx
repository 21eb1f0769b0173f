import { useTranslation } from 'react-i18next';
import { writeDay } from '../ui/formats.ts';
import { StateBadge } from '../ui/StateBadge.tsx';
import classes from './PersonDrawer.module.css';
import { useReasonWord } from './RestrictionSection.tsx';

/** On the record of a person who asked that the data be used no more. */
export function RestrictedBanner({ name, since, reason }: { name: string; since: string | null; reason: string | null }) {
  const { t } = useTranslation('persons');
  const wordOf = useReasonWord();
  if (since === null) return null;
  return (
    <div className={classes.banner} role="status">
      <StateBadge tone="warn">{t('restriction.badge')}</StateBadge>
      <span>
        {t('restriction.banner', { name, day: writeDay(since) })} {reason === null ? '' : `(${wordOf(reason)})`}
      </span>
    </div>
  );
}

/** Beside a name in a list. */
export function RestrictedMark() {
  const { t } = useTranslation('persons');
  return <StateBadge tone="warn">{t('restriction.badge')}</StateBadge>;
}
