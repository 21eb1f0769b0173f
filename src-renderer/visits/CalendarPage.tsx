import { ActionIcon, Button, SegmentedControl, Select } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconCalendarPlus, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { memo, useMemo } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, instantOf, startOfLocalDay } from '../../src-shared/lib/dates.ts';
import type { TeamMember } from '../../src-shared/team/team.contract.ts';
import type { Visit } from '../../src-shared/visits/visit.ts';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { AppointmentsStrip, CalendarFilesMenu } from '../appointments/index.ts';
import { isComposing } from '../ui/composing.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { writeDay, writeShortDay } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { usePlace } from '../ui/place.tsx';
import { useShortcut } from '../ui/shortcuts.tsx';
import { useStable } from '../ui/use-stable.ts';
import { AgendaList } from './AgendaList.tsx';
import classes from './CalendarPage.module.css';
import { type CalendarView, calendarViews, daysOf, weekNumberOf } from './calendar-range.ts';
import { DaysOffNote } from './DaysOffNote.tsx';
import { longDay, monthName } from './day-names.ts';
import { newVisitDrawer, visitDrawer } from './drawers.ts';
import { MonthGrid } from './MonthGrid.tsx';
import { RouteButton } from './RouteButton.tsx';
import { Legend } from './Legend.tsx';
import { TeamHeader } from './TeamHeader.tsx';
import { teamColumns } from './team-columns.ts';
import { type GridActions, type GridColumn, TimeGrid } from './TimeGrid.tsx';
import { useDayMarks } from './use-day-marks.ts';
import type { MonthDay } from './use-month.ts';
import { usualVisitMinutes } from './usual-visit.ts';
import type { Calendar } from './use-calendar.ts';
import { useCalendar } from './use-calendar.ts';
import { type CalendarPlace, useCalendarPlace } from './use-calendar-place.ts';
import { useMoveVisit } from './use-move-visit.ts';
import { useVisitWords } from './use-visit-words.ts';
import { visibleHours } from './visible-hours.ts';
import { WeekHeader } from './WeekHeader.tsx';
import { addMinutes, minutesBetween } from './wall-time.ts';

/** Pixels: an hour is never lower, and grows with the window; the days above the grid take so much, and more where one is a holiday. */
const lowestHour = 48;
const headHeight = 46;
const holidayLine = 15;
const hoursWidth = 56;
const leastColumn = 80;
const nobody: readonly Visit[] = [];
const noDays: readonly MonthDay[] = [];

/** The visits of a day, a week, a month or a team, planned and moved with the pointer or with the keys alone. */
export function CalendarPage() {
  return <CalendarAt place={useCalendarPlace()} />;
}

const CalendarAt = memo(function CalendarAt({ place }: { place: CalendarPlace }) {
  const { t } = useTranslation('visits');
  const language = useLanguage();
  const calendar = useCalendar(place);
  const { view, on, today, now, go, team } = calendar;
  const query = view === 'month' ? calendar.month : calendar.visits;
  const words = useVisitWords();
  const marks = useDayMarks();
  const actions = useGridActions(team);
  // While another range is read, the answer still holds the last one: what lies outside is not drawn.
  const visits = useMemo(() => {
    const [start, end] = [startOfLocalDay(calendar.from), startOfLocalDay(addDays(calendar.to, 1))];
    return (calendar.visits.data ?? nobody).filter(({ startsAt }) => startsAt >= start && startsAt < end);
  }, [calendar.visits.data, calendar.from, calendar.to]);
  const days = calendar.month.data ?? noDays;
  const shown = useMemo(() => (view === 'month' ? days.flatMap((day) => day.visits) : visits), [view, days, visits]);
  const showsOwner = view !== 'team' && calendar.who === 'all' && team.length > 1;
  const hours = useMemo(() => visibleHours(visits), [visits]);
  const { ref, width, height } = useElementSize<HTMLElement>();
  const columns = useMemo(
    () =>
      view === 'team'
        ? teamColumns(team, visits, on, marks(on).isOff)
        : daysOf(calendar.from, calendar.to).map(
            (day): GridColumn => ({ key: day, day, ownerId: null, ownerName: null, isOff: marks(day).isOff }),
          ),
    [view, team, visits, on, calendar.from, calendar.to, marks],
  );
  const isTaller = view !== 'team' && columns.some(({ day }) => marks(day).holiday !== null);
  const underHead = height - headHeight - (isTaller ? holidayLine : 0);
  const hourHeight = Math.max(lowestHour, Math.floor(underHead / (hours.last - hours.first)));
  // A month shows its first and last week whole; what it counts is its own days.
  const count =
    view === 'month'
      ? days.filter(({ day }) => day.slice(0, 7) === on.slice(0, 7)).reduce((sum, day) => sum + day.count, 0)
      : visits.filter((visit) => visit.state !== 'cancelled').length;
  usePlace({ title: t('title') });
  useShortcut('new', () => newVisitDrawer.open({}));

  return (
    <div className={classes.page}>
      <Toolbar calendar={calendar} count={count} />
      <Legend visits={shown} words={words} />
      {calendar.who === 'all' || team.every(({ id, isMe }) => isMe || id !== calendar.who) ? (
        <DaysOffNote from={calendar.from} to={calendar.to} />
      ) : null}
      <AppointmentsStrip from={calendar.from} to={calendar.to} />
      {query.error === null ? null : (
        <FailedState reason={sentenceOf(query.error, language)} onRetry={() => void query.refetch()} />
      )}
      {query.isPending ? <LoadingState lines={8} /> : null}
      {query.data === undefined ? null : (
        <section ref={ref} className={classes.grid} aria-label={t('calendar.label')} data-plain={view === 'agenda' || undefined}>
          {view === 'week' || view === 'day' || view === 'team' ? (
            <>
              {view === 'team' ? (
                <TeamHeader columns={columns} visits={visits} onOwner={(who) => go({ view: 'day', who })} />
              ) : (
                <WeekHeader
                  days={columns.map(({ day }) => day)}
                  today={today}
                  visits={visits}
                  onDay={(day) => go({ view: 'day', on: day })}
                />
              )}
              <TimeGrid
                columns={columns}
                visits={visits}
                hours={hours}
                hourHeight={hourHeight}
                columnWidth={Math.max(leastColumn, (width - hoursWidth) / columns.length)}
                now={now}
                words={words}
                showsOwner={showsOwner}
                actions={actions}
              />
            </>
          ) : null}
          {view === 'month' ? (
            <MonthGrid
              on={on}
              today={today}
              days={days}
              now={now}
              words={words}
              actions={actions}
              onDay={(day) => go({ view: 'day', on: day })}
            />
          ) : null}
          {view === 'agenda' && visits.length > 0 ? <AgendaList visits={visits} now={now} showsOwner={showsOwner} /> : null}
          {view === 'agenda' && visits.length === 0 ? (
            <EmptyState
              icon={<IconCalendarPlus size={22} stroke={1.75} aria-hidden />}
              title={t('calendar.noneTitle')}
              text={t('calendar.noneText')}
            >
              <Button onClick={() => newVisitDrawer.open({})}>{t('calendar.plan')}</Button>
            </EmptyState>
          ) : null}
        </section>
      )}
    </div>
  );
});

/** What can be done in the grid with a pointer and with keys. */
function useGridActions(team: readonly TeamMember[]): GridActions {
  const move = useMoveVisit();
  const { run, shift } = move;
  return useMemo(
    () => ({
      onMove(visit, { day, ownerId }, from, to) {
        const startsAt = instantOf(day, from);
        const owner = ownerId === null || ownerId === visit.ownerId ? undefined : team.find(({ id }) => id === ownerId);
        const endsAt = to > from ? instantOf(day, to) : addMinutes(startsAt, minutesBetween(visit.startsAt, visit.endsAt));
        const isSame = startsAt === visit.startsAt && endsAt === visit.endsAt && owner === undefined;
        if (!isSame) void run({ visit, startsAt, endsAt, ...(owner === undefined ? {} : { owner }) });
      },
      onKey(visit, event) {
        const minutes = stepOf(event);
        if (minutes === null || isComposing(event.nativeEvent) || visit.state !== 'planned') return;
        event.preventDefault();
        event.stopPropagation();
        if (minutes === 'ask') visitDrawer.open({ visitId: visit.id, isMoving: true });
        else void shift(visit, minutes);
      },
      onPlan({ day, ownerId }, from, to) {
        const startsAt = instantOf(day, from);
        newVisitDrawer.open({
          startsAt,
          endsAt: to === null || to <= from ? addMinutes(startsAt, usualVisitMinutes) : instantOf(day, to),
          ...(ownerId === null ? {} : { ownerId }),
        });
      },
    }),
    [run, shift, team],
  );
}

/** Alt with an arrow moves a visit by a quarter of an hour or a day; F2 asks for day and time. */
function stepOf(event: KeyboardEvent): number | 'ask' | null {
  if (event.key === 'F2') return 'ask';
  if (!event.altKey) return null;
  return { ArrowUp: -15, ArrowDown: 15, ArrowLeft: -1440, ArrowRight: 1440 }[event.key] ?? null;
}

function Toolbar({ calendar, count }: { calendar: Calendar; count: number }) {
  const { t } = useTranslation('visits');
  const { view, on, who, team } = calendar;
  const can = useStable({ go: calendar.go, step: calendar.step });
  return (
    <header className={classes.toolbar}>
      <Steps view={view} today={calendar.today} can={can} />
      <h1 className={classes.title} aria-live="polite">
        <RangeTitle calendar={calendar} />
      </h1>
      <span className={classes.count}>{t('calendar.count', { count })}</span>
      <span className={classes.push} />
      {view === 'day' ? <RouteButton on={on} /> : null}
      <Choices view={view} who={who} team={team} can={can} />
    </header>
  );
}

type Can = Pick<Calendar, 'go' | 'step'>;

/** The parts of the toolbar that say nothing of the visits are not drawn anew with them. */
const Steps = memo(function Steps({ view, today, can }: { view: CalendarView; today: string; can: Can }) {
  const { t } = useTranslation('visits');
  return (
    <div className={classes.steps}>
      <ActionIcon
        variant="default"
        size={30}
        aria-label={t(`calendar.previous.${view}`)}
        title={t(`calendar.previous.${view}`)}
        onClick={() => can.step(-1)}
      >
        <IconChevronLeft size={16} aria-hidden />
      </ActionIcon>
      <Button variant="default" onClick={() => can.go({ on: today })}>
        {t('calendar.today')}
      </Button>
      <ActionIcon
        variant="default"
        size={30}
        aria-label={t(`calendar.next.${view}`)}
        title={t(`calendar.next.${view}`)}
        onClick={() => can.step(1)}
      >
        <IconChevronRight size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
});

const Choices = memo(function Choices({
  view,
  who,
  team,
  can,
}: {
  view: CalendarView;
  who: string;
  team: readonly TeamMember[];
  can: Can;
}) {
  const { t } = useTranslation('visits');
  const me = team.find((user) => user.isMe);
  return (
    <>
      {team.length > 1 && view !== 'team' ? (
        <Select
          w={150}
          aria-label={t('calendar.who')}
          value={who}
          searchable
          allowDeselect={false}
          data={[
            ...(me === undefined ? [] : [{ value: me.id, label: t('calendar.mine') }]),
            { value: 'all', label: t('calendar.everybody') },
            ...team.filter((user) => !user.isMe).map((user) => ({ value: user.id, label: user.name })),
          ]}
          onChange={(chosen) => (chosen === null ? undefined : can.go({ who: chosen }))}
        />
      ) : null}
      <SegmentedControl
        aria-label={t('calendar.view')}
        value={view}
        onChange={(chosen) => can.go({ view: chosen })}
        data={calendarViews
          .filter((value) => value !== 'team' || team.length > 1 || view === 'team')
          .map((value) => ({ value, label: t(`calendar.views.${value}`) }))}
      />
      <Button leftSection={<IconCalendarPlus size={16} stroke={1.75} aria-hidden />} onClick={() => newVisitDrawer.open({})}>
        {t('calendar.plan')}
      </Button>
      <CalendarFilesMenu />
    </>
  );
});

function RangeTitle({ calendar: { view, on, from, to } }: { calendar: Calendar }) {
  const { t } = useTranslation('visits');
  const language = useLanguage();
  if (view === 'day' || view === 'team') return longDay(on, language);
  if (view === 'month') return monthName(on, language);
  const range = `${writeShortDay(from, to)} – ${writeDay(to)}`;
  return view === 'week' ? t('calendar.weekTitle', { number: weekNumberOf(from), range }) : range;
}
