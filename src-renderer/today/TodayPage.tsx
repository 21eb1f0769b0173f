import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { lunarDate } from '../../src-shared/vietnam/lunar.ts';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { DueRequests } from '../data-requests/index.ts';
import { OpenHelp } from '../help/index.ts';
import { WaitingApprovals } from '../papers/index.ts';
import { RemindersCard } from '../reminders/index.ts';
import { TodayTasks } from '../tasks/index.ts';
import { FailedState } from '../ui/FailedState.tsx';
import { dayOf } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { usePlace } from '../ui/place.tsx';
import { useShortcut } from '../ui/shortcuts.tsx';
import { useNow } from '../ui/use-now.ts';
import { longDay, newVisitDrawer } from '../visits/index.ts';
import { MissingResults } from './MissingResults.tsx';
import { RouteCard } from './RouteCard.tsx';
import { Tiles } from './Tiles.tsx';
import classes from './TodayPage.module.css';
import { useToday } from './use-today.ts';
import { WeekBars } from './WeekBars.tsx';

/** The home screen: what is to be done today, what was forgotten, how the month stands. One click from each to work on it. */
export function TodayPage() {
  const { t } = useTranslation('today');
  const language = useLanguage();
  const now = useNow();
  const on = dayOf(now);
  const today = useToday(on);
  const lunar = lunarDate(on);
  usePlace({
    title: t('title'),
    detail: `${longDay(on, language)} · ${t(lunar.isLeapMonth ? 'lunarLeap' : 'lunarDate', { day: lunar.day, month: lunar.month })}`,
  });
  useShortcut('new', () => newVisitDrawer.open({}));
  return (
    <div className={classes.page}>
      <VisuallyHidden component="h1">{t('title')}</VisuallyHidden>
      {today.error === null ? null : (
        <FailedState reason={sentenceOf(today.error, language)} onRetry={() => void today.refetch()} />
      )}
      {today.isPending ? <LoadingState lines={8} /> : null}
      {today.data === undefined ? null : (
        <div className={classes.columns}>
          <div className={classes.main}>
            <Tiles today={today.data} />
            <RouteCard visits={today.data.visits} now={now} />
            <WeekBars week={today.data.week} on={on} />
          </div>
          <div className={classes.side}>
            <TodayTasks />
            <MissingResults visits={today.data.missingResults} on={on} />
            <WaitingApprovals />
            <RemindersCard on={on} />
            <OpenHelp />
            <DueRequests />
          </div>
        </div>
      )}
    </div>
  );
}
