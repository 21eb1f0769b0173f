import { useElementSize } from '@mantine/hooks';
import { MonthView } from '@mantine/schedule';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../api/use-language.ts';
import classes from './CalendarPage.module.css';
import { rangeOf, daysOf } from './calendar-range.ts';
import { longDay, shortWeekday } from './day-names.ts';
import { visitDrawer } from './drawers.ts';
import { useDayMarks } from './use-day-marks.ts';
import type { GridActions } from './TimeGrid.tsx';
import { useScheduleLabels } from './TimeGrid.tsx';
import type { VisitEvent } from './VisitBlock.tsx';
import { canChange, renderMonthBody, shownOf, visitRenderer } from './VisitBlock.tsx';

// The library makes a day so high: its number and the "more" line, and so much for each visit that is shown.
const dayHeight = { fixed: 52, perVisit: 24 };
const headHeight = 30;
/** A click on a free day plans a visit at this time, to be changed in the form. */
const usualStart = '09:00:00';

/** A month at a glance: drag a visit to another day, click a day to plan. */
export function MonthGrid({ on, events, actions }: { on: string; events: VisitEvent[]; actions: GridActions }) {
  const { t } = useTranslation('visits');
  const language = useLanguage();
  const labels = useScheduleLabels();
  const marks = useDayMarks();
  const { ref, height } = useElementSize();
  const range = rangeOf('month', on);
  const weeks = daysOf(range.from, range.to).length / 7;
  const perDay = Math.floor(((height === 0 ? 600 : height) - headHeight) / weeks - dayHeight.fixed) / dayHeight.perVisit;
  const maxEventsPerDay = Math.min(10, Math.max(1, Math.floor(perDay)));
  const renderEvent = useMemo(() => visitRenderer({ isMonth: true, onKey: actions.onKey }), [actions.onKey]);
  return (
    <div ref={ref} style={{ height: '100%' }}>
      <MonthView
        date={on}
        events={events}
        locale={language}
        labels={labels}
        withHeader={false}
        withOutsideDays
        highlightToday
        firstDayOfWeek={1}
        consistentWeeks={false}
        weekdayFormat={(day) => shortWeekday(day.slice(0, 10), language)}
        maxEventsPerDay={maxEventsPerDay}
        moreEventsProps={{ classNames: { moreEventsButton: classes.more ?? '' } }}
        withEventsDragAndDrop
        canDragEvent={canChange}
        renderEvent={renderEvent}
        renderEventBody={renderMonthBody}
        onEventClick={(event) => visitDrawer.open({ visitId: shownOf(event).visit.id })}
        onEventDrop={({ event, newStart, newEnd }) => actions.onMove(shownOf(event).visit, newStart, newEnd)}
        onDayClick={(day) => actions.onPlan(`${day} ${usualStart}`, null)}
        getDayProps={(day) => {
          const { holiday, under, lunar, title } = marks(day);
          return {
            title,
            'aria-label': t('calendar.monthDay', {
              day: longDay(day, language),
              under,
            }),
            'data-lunar': holiday ?? lunar,
            'data-holiday': holiday ?? undefined,
          };
        }}
        classNames={{
          monthView: classes.month ?? '',
          monthViewDay: classes.monthDay ?? '',
          monthViewDayLabel: classes.monthNumber ?? '',
          monthViewWeekday: classes.monthWeekday ?? '',
        }}
      />
    </div>
  );
}
