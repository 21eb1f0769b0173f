import { useLanguage, useTranslation } from '../locales/words.tsx';
import classes from './DayText.module.css';
import { dayOf, daysBetween, timeOf, writeDay, writeDayTime, writeNumber, writeShortDay } from './formats.ts';

/** A day or an instant: `09/11 · 14 ngày trước`, `Hôm nay 10:45`. The full day is in the title. */
export function DayText({
  value,
  now,
  withTime = false,
  withDistance = false,
}: {
  value: string;
  now: number;
  withTime?: boolean;
  /** `under`: the distance on a line of its own, for a narrow column. */
  withDistance?: boolean | 'under';
}) {
  const { t } = useTranslation('ui');
  const language = useLanguage();
  const today = dayOf(now);
  const distance = daysBetween(today, value);
  const near = distance === 0 ? t('day.today') : distance === -1 ? t('day.yesterday') : distance === 1 ? t('day.tomorrow') : null;
  const far =
    distance < 0
      ? t('day.ago', { count: -distance, shown: writeNumber(-distance, language) })
      : t('day.in', { count: distance, shown: writeNumber(distance, language) });
  const day = near ?? (withDistance === true ? `${writeShortDay(value, today)} · ${far}` : writeShortDay(value, today));
  const isInstant = value.length > 10;
  return (
    <time dateTime={value} title={isInstant ? writeDayTime(value) : writeDay(value)}>
      {withTime && isInstant ? `${day} ${timeOf(value)}` : day}
      {withDistance === 'under' && near === null ? <small className={classes.under}>{far}</small> : null}
    </time>
  );
}
