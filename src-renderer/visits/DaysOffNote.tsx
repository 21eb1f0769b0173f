import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { dayOf, writeShortDay } from '../ui/formats.ts';
import classes from './CalendarPage.module.css';
import { shortWeekday } from './day-names.ts';
import { useDayMarks } from './use-day-marks.ts';

/** Tết is longer; the calendar beside it shows them all. */
const mostNamed = 4;

/** Of one's own visits in the days shown those that a holiday, or a rule of Tết, came upon after they were planned; one click moves them. */
export function DaysOffNote({ from, to }: { from: string; to: string }) {
  const { t } = useTranslation('visits');
  const language = useLanguage();
  const client = useClient();
  const marks = useDayMarks();
  const { data } = useQuery({
    queryKey: ['visitPlans', 'onDaysOff', from, to],
    meta: { entities: ['visits', 'holidays', 'officeSettings', 'users'] },
    queryFn: () => client.visitPlans.onDaysOff({ from, to }),
  });
  const move = useCommand((api, span: { from: string; to: string }) => api.visitPlans.leaveDaysOff(span), {
    done: ({ moved: count, unplaced }) => {
      const moved = t('daysOff.moved', { count });
      return unplaced === 0 ? moved : t('daysOff.unplaced', { moved, count: unplaced });
    },
  });
  const visits = data?.visits ?? [];
  if (visits.length === 0) return null;
  const days = [...new Set(visits.map(({ startsAt }) => dayOf(startsAt)))].map((day) => {
    const { holiday, under } = marks(day);
    return t('daysOff.day', { day: `${shortWeekday(day, language)} ${writeShortDay(day, to)}`, name: holiday ?? under });
  });
  return (
    <div role="status" className={classes.daysOff} aria-label={t('daysOff.label')}>
      <span>
        {t('daysOff.text', {
          count: visits.length,
          days: [...days.slice(0, mostNamed), ...(days.length > mostNamed ? ['…'] : [])].join(', '),
        })}
      </span>
      <Button variant="default" size="xs" loading={move.isRunning} onClick={() => void move.run({ from, to })}>
        {t('daysOff.move')}
      </Button>
    </div>
  );
}
