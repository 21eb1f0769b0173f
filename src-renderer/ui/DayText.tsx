import { useTranslation } from '../locales/words.tsx';
import { dayOf, daysBetween, timeOf, writeDay, writeDayTime, writeShortDay } from './formats.ts';

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
  withDistance?: boolean;
}) {
  const { t } = useTranslation('ui');
  const today = dayOf(now);
  const distance = daysBetween(today, value);
  const near = distance === 0 ? t('day.today') : distance === -1 ? t('day.yesterday') : distance === 1 ? t('day.tomorrow') : null;
  const far = distance < 0 ? t('day.ago', { count: -distance }) : t('day.in', { count: distance });
  const day = near ?? (withDistance ? `${writeShortDay(value, today)} · ${far}` : writeShortDay(value, today));
  const isInstant = value.length > 10;
  return (
    <time dateTime={value} title={isInstant ? writeDayTime(value) : writeDay(value)}>
      {withTime && isInstant ? `${day} ${timeOf(value)}` : day}
    </time>
  );
}
