import { useElementSize } from '@mantine/hooks';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../../src-shared/lib/dates.ts';
import type { Visit } from '../../src-shared/visits/visit.ts';
import { useLanguage } from '../api/use-language.ts';
import { daysOf, rangeOf } from './calendar-range.ts';
import { longDay, shortWeekday } from './day-names.ts';
import { visitDrawer } from './drawers.ts';
import classes from './MonthGrid.module.css';
import type { GridActions } from './TimeGrid.tsx';
import { type DayMark, useDayMarks } from './use-day-marks.ts';
import type { MonthDay } from './use-month.ts';
import type { VisitWords } from './use-visit-words.ts';
import { MonthBlock } from './MonthBlock.tsx';
import { showTip } from './visit-blocks.ts';
import { markOf } from './visit-marks.ts';

const headHeight = 30;
/** A day's number, and the line that says how many more there are. */
const fixedHeight = 26;
const blockHeight = 24;
/** A click on a free day plans a visit at this time, to be changed in the form. */
const usualStart = '09:00';
const leastPixels = 4;
const nothing: readonly Visit[] = [];

/** A month at a glance: drag a visit to another day, click a day to plan, click what is hidden to see the day. */
export function MonthGrid({
  on,
  today,
  days,
  now,
  words,
  actions,
  onDay,
}: {
  on: string;
  today: string;
  days: readonly MonthDay[];
  now: number;
  words: VisitWords;
  actions: GridActions;
  onDay: (day: string) => void;
}) {
  const language = useLanguage();
  const marks = useDayMarks();
  const { ref, height } = useElementSize();
  const range = rangeOf('month', on);
  const shown = daysOf(range.from, range.to);
  const weeks = shown.length / 7;
  const cellHeight = Math.max(80, Math.floor(((height === 0 ? 600 : height) - headHeight) / weeks));
  const room = Math.max(1, Math.floor((cellHeight - fixedHeight) / blockHeight));
  const byDay = useMemo(() => new Map(days.map((day) => [day.day, day])), [days]);
  const byId = useMemo(() => new Map(days.flatMap((day) => day.visits.map((visit) => [visit.id, visit] as const))), [days]);
  const { held, over, onPointerDown, takesClick } = useDayDrag((visitId, day) => {
    const visit = byId.get(visitId);
    if (visit !== undefined) actions.onMove(visit, { day, ownerId: null }, formatTime(visit.startsAt), formatTime(visit.endsAt));
  });

  function onClick(event: MouseEvent<HTMLElement>) {
    if (takesClick() || !(event.target instanceof Element)) return;
    const visitId = event.target.closest<HTMLElement>('[data-visit]')?.dataset['visit'];
    if (visitId !== undefined) return visitDrawer.open({ visitId });
    const more = event.target.closest<HTMLElement>('[data-more]')?.dataset['more'];
    if (more !== undefined) return onDay(more);
    const day = event.target.closest<HTMLElement>('[data-day]')?.dataset['day'];
    if (day !== undefined) actions.onPlan({ day, ownerId: null }, usualStart, null);
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (!(event.target instanceof HTMLElement)) return;
    const visit = byId.get(event.target.dataset['visit'] ?? '');
    if (visit !== undefined) actions.onKey(visit, event);
  }

  return (
    <div
      ref={ref}
      className={classes.month}
      style={{ ['--cell' as string]: `${cellHeight}px` }}
      role="presentation"
      data-dragging={held !== null || undefined}
      onPointerDown={onPointerDown}
      onPointerOver={showTip}
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      {shown.slice(0, 7).map((day) => (
        <div key={day} className={classes.weekday} aria-hidden>
          {shortWeekday(day, language)}
        </div>
      ))}
      {shown.map((day) => (
        <DayCell
          key={day}
          day={day}
          mark={marks(day)}
          isOutside={day.slice(0, 7) !== on.slice(0, 7)}
          isToday={day === today}
          isOver={over === day}
          all={byDay.get(day)?.all ?? 0}
          visits={byDay.get(day)?.visits ?? nothing}
          room={room}
          now={now}
          words={words}
          heldId={held}
        />
      ))}
    </div>
  );
}

const DayCell = memo(function DayCell({
  day,
  mark,
  isOutside,
  isToday,
  isOver,
  all,
  visits,
  room,
  now,
  words,
  heldId,
}: {
  day: string;
  mark: DayMark;
  isOutside: boolean;
  isToday: boolean;
  isOver: boolean;
  all: number;
  visits: readonly Visit[];
  room: number;
  now: number;
  words: VisitWords;
  heldId: string | null;
}) {
  const { t } = useTranslation('visits');
  const language = useLanguage();
  // The last line says how many more there are, where there are more than find room.
  const shown = visits.slice(0, all > room ? Math.max(0, room - 1) : room);
  const hidden = all - shown.length;
  return (
    <div
      className={classes.cell}
      data-day={day}
      data-outside={isOutside || undefined}
      data-off={mark.isOff || undefined}
      data-over={isOver || undefined}
    >
      <button
        type="button"
        className={classes.plan}
        title={mark.title}
        aria-label={t('calendar.monthDay', { day: longDay(day, language), under: mark.under })}
      />
      <div className={classes.head}>
        <span className={`${classes.number} ${isToday ? classes.today : ''} fb-figures`}>{Number(day.slice(8))}</span>
        {mark.holiday === null ? null : <span className={classes.holiday}>{mark.holiday}</span>}
        <span className={classes.lunar} data-marked={mark.isMarked || undefined}>
          {mark.lunar}
        </span>
      </div>
      {shown.map((visit) => (
        <MonthBlock key={visit.id} visit={visit} mark={markOf(visit, now)} words={words} isDragged={heldId === visit.id} />
      ))}
      {hidden === 0 ? null : (
        <button type="button" className={classes.more} data-more={day}>
          {t('calendar.moreCount', { count: hidden })}
        </button>
      )}
    </div>
  );
});

/** Follows a visit from one day to another. */
function useDayDrag(onDrop: (visitId: string, day: string) => void) {
  const [held, setHeld] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const live = useRef<{ stop: (() => void) | null; clickIsNone: boolean }>({ stop: null, clickIsNone: false });
  useEffect(() => () => live.current.stop?.(), []);

  function onPointerDown(event: PointerEvent<HTMLElement>) {
    live.current.clickIsNone = false;
    if (event.button !== 0 || event.pointerType === 'touch' || !(event.target instanceof Element)) return;
    const button = event.target.closest<HTMLElement>('[data-visit][data-movable]');
    const visitId = button?.dataset['visit'];
    const from = button?.closest<HTMLElement>('[data-day]')?.dataset['day'];
    if (button === null || visitId === undefined || from === undefined) return;
    const start = { x: event.clientX, y: event.clientY };
    let isDragging = false;
    let day = from;
    const move = (pointer: globalThis.PointerEvent) => {
      if (!isDragging && Math.hypot(pointer.clientX - start.x, pointer.clientY - start.y) < leastPixels) return;
      isDragging = true;
      setHeld(visitId);
      const cell = document.elementFromPoint(pointer.clientX, pointer.clientY)?.closest<HTMLElement>('[data-day]');
      day = cell?.dataset['day'] ?? day;
      setOver(day);
    };
    const finish = (isKept: boolean) => {
      live.current.stop?.();
      if (isDragging) live.current.clickIsNone = true;
      if (isKept && isDragging && day !== from) onDrop(visitId, day);
    };
    const up = () => finish(true);
    const cancel = () => finish(false);
    const key = (pressed: globalThis.KeyboardEvent) => {
      if (pressed.key !== 'Escape') return;
      pressed.stopPropagation();
      cancel();
    };
    live.current.stop?.();
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', cancel);
    window.addEventListener('keydown', key, { capture: true });
    live.current.stop = () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', cancel);
      window.removeEventListener('keydown', key, { capture: true });
      live.current.stop = null;
      setHeld(null);
      setOver(null);
    };
    event.preventDefault();
    button.focus({ preventScroll: true });
  }

  return {
    held,
    over,
    onPointerDown,
    takesClick() {
      const isNone = live.current.clickIsNone;
      live.current.clickIsNone = false;
      return isNone;
    },
  };
}
