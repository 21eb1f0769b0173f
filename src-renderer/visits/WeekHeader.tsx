import { useTranslation } from 'react-i18next';
import { formatDay } from '../../src-shared/lib/dates.ts';
import type { Visit } from '../../src-shared/visits/visit.ts';
import { useLanguage } from '../api/use-language.ts';
import { weekNumberOf } from './calendar-range.ts';
import { longWeekday, shortWeekday } from './day-names.ts';
import { daySpanOf } from './day-span.ts';
import { useDayMarks } from './use-day-marks.ts';
import classes from './WeekHeader.module.css';

/** The days above a time grid: weekday, day, lunar day or holiday, how many visits. Each opens its day. */
export function WeekHeader({
  days,
  today,
  visits,
  onDay,
}: {
  days: readonly string[];
  today: string;
  visits: readonly Visit[];
  onDay: (day: string) => void;
}) {
  const { t } = useTranslation('visits');
  const language = useLanguage();
  const marks = useDayMarks();
  const counts = new Map<string, number>();
  for (const visit of visits) {
    if (visit.state === 'cancelled') continue;
    const { day } = daySpanOf(visit);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  const [first] = days;
  return (
    // The number of columns is the only thing that the style sheet cannot know.
    <div className={classes.header} style={{ ['--days' as string]: days.length }}>
      <div className={classes.corner}>
        {first === undefined ? null : t('calendar.weekShort', { number: weekNumberOf(first) })}
      </div>
      {days.map((day) => {
        const count = counts.get(day) ?? 0;
        const countWords = t('calendar.count', { count });
        const { under, isOff, title, lunar, holiday } = marks(day);
        return (
          <button
            key={day}
            type="button"
            className={[classes.day, day === today ? classes.today : '', isOff ? classes.off : ''].join(' ')}
            title={title}
            aria-current={day === today ? 'date' : undefined}
            aria-label={`${longWeekday(day, language)} ${formatDay(day)}, ${under}, ${countWords}`}
            onClick={() => onDay(day)}
          >
            <span className={`${classes.number} fb-figures`}>{Number(day.slice(8))}</span>
            <span className={classes.weekday}>
              {shortWeekday(day, language)}
              {count === 0 ? '' : ` · ${countWords}`}
            </span>
            {holiday === null ? (
              <span className={classes.under}>{under}</span>
            ) : (
              <span className={`${classes.under} ${classes.holiday}`}>{`${lunar} · ${holiday}`}</span>
            )}
          </button>
        );
      })}
    </div>
  );
}
