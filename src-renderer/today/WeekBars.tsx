import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../api/use-language.ts';
import { Card } from '../ui/Card.tsx';
import { longDay, shortWeekday } from '../visits/index.ts';
import classes from './TodayPage.module.css';
import type { Today } from './use-today.ts';

/** Visits of each day of this week, done within planned. Each bar says its numbers and opens its day. */
export function WeekBars({ week, on }: { week: Today['week']; on: string }) {
  const { t } = useTranslation('today');
  const language = useLanguage();
  const navigate = useNavigate();
  const most = Math.max(1, ...week.map((day) => day.planned));
  const legend = (
    <span className={classes.legend}>
      <span>{t('week.legendDone')}</span>
      <span>{t('week.legendPlanned')}</span>
    </span>
  );
  return (
    <Card title={t('week.title')} aside={legend}>
      <ul className={classes.bars}>
        {week.map(({ on: day, planned, done }) => (
          <li key={day}>
            <button
              type="button"
              className={classes.bar}
              data-today={day === on || undefined}
              aria-label={t('week.bar', { day: longDay(day, language), done, planned })}
              onClick={() => void navigate({ to: '/visits', search: { view: 'day', on: day } })}
            >
              <span className={classes.well} aria-hidden>
                <span className={classes.value}>{planned === 0 ? '' : done === 0 ? planned : `${done}/${planned}`}</span>
                <span className={classes.planned} style={{ height: `${(56 * planned) / most}px` }}>
                  <span className={classes.done} style={{ height: `${planned === 0 ? 0 : (100 * done) / planned}%` }} />
                </span>
              </span>
              <span className={classes.weekday}>{shortWeekday(day, language)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
