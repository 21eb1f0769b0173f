import { useTranslation } from 'react-i18next';
import { useChoices } from '../api/use-choices.ts';
import { type Rhythm, timeOfMinute, unitOf, weekdaysOf } from './rhythm.ts';

/** Says a rhythm: `Mỗi 2 tuần · T2, T5 · 09:30 · Định kỳ`. */
export function useRhythmWords(): (rhythm: Rhythm) => string {
  const { t } = useTranslation('visitPlans');
  const purposes = useChoices('visit_purpose');
  return ({ everyDays, weekdays, minuteOfDay, purpose }) => {
    const { count, unit } = unitOf(everyDays);
    const days = weekdaysOf(weekdays).map((day) => t(`weekday.${day}` as 'weekday.1'));
    return [
      t(`every.${unit}`, { count }),
      days.length === 0 ? null : days.join(', '),
      minuteOfDay === null ? null : timeOfMinute(minuteOfDay),
      purposes.wordFor(purpose),
    ]
      .filter((part) => part !== null)
      .join(' · ');
  };
}
