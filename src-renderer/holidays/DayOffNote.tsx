import { useTranslation } from 'react-i18next';
import { weekdayOf } from '../../src-shared/lib/dates.ts';
import { useLanguage } from '../api/use-language.ts';
import classes from './Holidays.module.css';
import { useOfficeDays } from './use-office-days.ts';

/** Under a chosen day: that nobody works on it, a Sunday or a holiday. Nothing on any other day. */
export function DayOffNote({ day }: { day: string | null }) {
  const { t } = useTranslation('holidays');
  const language = useLanguage();
  const days = useOfficeDays();
  if (day === null) return null;
  const off = days.offOn(day);
  if (off === null && (weekdayOf(day) !== 7 || days.exchangeOn(day) !== null)) return null;
  return (
    <div role="status" className={classes.dayOff}>
      {off === null ? t('sundayNote') : t('offNote', { name: off.name[language] })}
    </div>
  );
}
