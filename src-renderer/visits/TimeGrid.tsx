import { DayView, WeekView } from '@mantine/schedule';
import type { ScheduleLabels } from '@mantine/schedule';
import { useMemo } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Visit } from '../../src-shared/visits/visit.ts';
import { useLanguage } from '../api/use-language.ts';
import { writeDay } from '../ui/formats.ts';
import classes from './CalendarPage.module.css';
import { longWeekday } from './day-names.ts';
import { visitDrawer } from './drawers.ts';
import type { VisitEvent } from './VisitBlock.tsx';
import { canChange, renderVisitBody, shownOf, visitRenderer } from './VisitBlock.tsx';
import { toWallTime } from './wall-time.ts';

export interface GridActions {
  /** A free stretch of time was chosen; wall times. */
  onPlan: (from: string, to: string | null) => void;
  onMove: (visit: Visit, from: string, to: string) => void;
  onKey: (visit: Visit, event: KeyboardEvent<HTMLButtonElement>) => void;
}

interface TimeGridProps {
  view: 'week' | 'day';
  on: string;
  events: VisitEvent[];
  hours: { readonly first: number; readonly last: number };
  /** Pixels of an hour. */
  hourHeight: number;
  actions: GridActions;
}

const slotMinutes = 30;
const snapMinutes = 15;
/** Of more visits each is too thin to be taken by its edge, and the handles would double the time of painting; the drawer still moves them. */
const mostWithHandles = 150;

/** A week or a day against the hours: drag over free time plans, drag a visit moves, drag its edge stretches. */
export function TimeGrid({ view, on, events, hours, hourHeight, actions }: TimeGridProps) {
  const { t } = useTranslation('visits');
  const language = useLanguage();
  const labels = useScheduleLabels();
  const renderEvent = useMemo(() => visitRenderer({ isMonth: false, onKey: actions.onKey }), [actions.onKey]);
  const shared = {
    date: on,
    events,
    locale: language,
    labels,
    startTime: `${String(hours.first).padStart(2, '0')}:00:00`,
    endTime: hours.last === 24 ? '23:59:59' : `${String(hours.last).padStart(2, '0')}:00:00`,
    intervalMinutes: slotMinutes,
    eventDragInterval: snapMinutes,
    eventResizeInterval: snapMinutes,
    slotHeight: hourHeight,
    slotLabelFormat: 'HH:mm',
    withHeader: false,
    withEventsDragAndDrop: true,
    withEventResize: events.length <= mostWithHandles,
    withDragSlotSelect: true,
    canDragEvent: canChange,
    canResizeEvent: canChange,
    getCurrentTime: () => toWallTime(new Date(Date.now()).toISOString()),
    renderEvent,
    renderEventBody: renderVisitBody,
    onEventClick: (event: Parameters<typeof shownOf>[0]) => visitDrawer.open({ visitId: shownOf(event).visit.id }),
    onEventDrop: ({ event, newStart, newEnd }: MovedEvent) => actions.onMove(shownOf(event).visit, newStart, newEnd),
    onEventResize: ({ event, newStart, newEnd }: MovedEvent) => actions.onMove(shownOf(event).visit, newStart, newEnd),
    onTimeSlotClick: ({ slotStart }: { slotStart: string }) => actions.onPlan(slotStart, null),
    onSlotDragEnd: (from: string, to: string) => actions.onPlan(from, to),
    getTimeSlotProps: ({ start }: { start: string }) => ({
      'aria-label': t('calendar.slot', {
        day: `${longWeekday(start.slice(0, 10), language)} ${writeDay(start.slice(0, 10))}`,
        time: start.slice(11, 16),
      }),
    }),
  };
  return view === 'day' ? (
    <DayView
      {...shared}
      withAllDaySlot={false}
      classNames={{
        dayView: classes.day ?? '',
        dayViewSlotLabel: classes.slotLabel ?? '',
        dayViewSlot: classes.slot ?? '',
        currentTimeIndicatorTimeBubble: classes.bubble ?? '',
      }}
    />
  ) : (
    <WeekView
      {...shared}
      withAllDaySlots={false}
      withWeekNumber={false}
      classNames={{
        weekView: classes.week ?? '',
        weekViewRoot: classes.root ?? '',
        weekViewHeader: classes.hidden ?? '',
        weekViewSlotLabel: classes.slotLabel ?? '',
        weekViewDaySlot: classes.slot ?? '',
        currentTimeIndicatorTimeBubble: classes.bubble ?? '',
      }}
    />
  );
}

interface MovedEvent {
  readonly event: Parameters<typeof shownOf>[0];
  readonly newStart: string;
  readonly newEnd: string;
}

/** The few words that the library says itself. */
export function useScheduleLabels(): Partial<ScheduleLabels> {
  const { t } = useTranslation('visits');
  return useMemo(
    () => ({
      timeSlot: t('calendar.timeSlot'),
      weekday: t('calendar.weekday'),
      more: t('calendar.more'),
      moreLabel: (count: number) => t('calendar.moreCount', { count }),
      noEvents: t('calendar.none'),
    }),
    [t],
  );
}
