import { memo, useCallback, useMemo, useRef } from 'react';
import type { KeyboardEvent, MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { startOfLocalDay } from '../../src-shared/lib/dates.ts';
import type { Visit } from '../../src-shared/visits/visit.ts';
import { useLanguage } from '../api/use-language.ts';
import { writeDay } from '../ui/formats.ts';
import { useAfterPaint, useValueAfterPaint } from '../ui/use-after-paint.ts';
import { longWeekday } from './day-names.ts';
import { daySpanOf } from './day-span.ts';
import { visitDrawer } from './drawers.ts';
import { type GridDrag, slotMinutes, useGridDrag } from './grid-drag.ts';
import classes from './TimeGrid.module.css';
import type { VisitWords } from './use-visit-words.ts';
import { lookOf, showTip } from './visit-blocks.ts';
import { VisitBlocks } from './VisitBlocks.tsx';
import { layOut } from './visit-layout.ts';
import { markOf } from './visit-marks.ts';
import { timeOfMinutes } from './wall-time.ts';

/** A day, or a day of one rep. */
export interface GridColumn {
  readonly key: string;
  readonly day: string;
  readonly ownerId: string | null;
  /** Whose column it is, for screen readers; null where all are shown. */
  readonly ownerName: string | null;
  readonly isOff: boolean;
}

export interface GridActions {
  /** A free stretch of time was chosen; wall times. */
  onPlan: (column: Pick<GridColumn, 'day' | 'ownerId'>, from: string, to: string | null) => void;
  onMove: (visit: Visit, column: Pick<GridColumn, 'day' | 'ownerId'>, from: string, to: string) => void;
  onKey: (visit: Visit, event: KeyboardEvent<HTMLElement>) => void;
}

interface TimeGridProps {
  columns: readonly GridColumn[];
  visits: readonly Visit[];
  hours: { readonly first: number; readonly last: number };
  /** Pixels of an hour. */
  hourHeight: number;
  /** Pixels of a column. */
  columnWidth: number;
  now: number;
  words: VisitWords;
  showsOwner: boolean;
  actions: GridActions;
}

/** Days, or the reps of one day, against the hours: drag over free time plans, drag a visit moves it, drag its lower edge stretches it. */
export function TimeGrid({ columns, visits, hours, hourHeight, columnWidth, now, words, showsOwner, actions }: TimeGridProps) {
  const body = useRef<HTMLDivElement>(null);
  const firstMinute = hours.first * 60;
  const lastMinute = (hours.last - hours.first) * 60;
  const byColumn = useMemo(() => groupByColumn(columns, visits), [columns, visits]);
  const byId = useMemo(() => new Map(visits.map((visit) => [visit.id, visit])), [visits]);

  const pointAt = (x: number, y: number) => {
    const box = body.current?.getBoundingClientRect();
    if (box === undefined || columns.length === 0) return null;
    const column = Math.floor(((x - box.left) / box.width) * columns.length);
    const minute = ((y - box.top) / hourHeight) * 60;
    return {
      column: Math.min(columns.length - 1, Math.max(0, column)),
      minute: Math.min(lastMinute - 1, Math.max(0, minute)),
    };
  };
  const visitOf = (id: string) => {
    const visit = byId.get(id);
    const column = columns.findIndex((one) => isIn(one, visit));
    if (visit === undefined || column === -1) return null;
    const { start, end } = daySpanOf(visit);
    return { id, column, start: start - firstMinute, end: end - firstMinute };
  };
  const done = ({ kind, visitId, column, start, end }: GridDrag) => {
    const at = columns[column];
    if (at === undefined) return;
    const from = timeOfMinutes(firstMinute + start);
    const to = timeOfMinutes(firstMinute + end);
    const visit = visitId === null ? undefined : byId.get(visitId);
    if (kind === 'plan') actions.onPlan(at, from, to);
    else if (visit !== undefined) actions.onMove(visit, at, from, to);
  };
  const { drag, onPointerDown, takesClick } = useGridDrag({ pointAt, visitOf, lastMinute, onDone: done });

  function onClick(event: MouseEvent<HTMLElement>) {
    if (takesClick() || !(event.target instanceof Element)) return;
    const visitId = event.target.closest<HTMLElement>('[data-visit]')?.dataset['visit'];
    if (visitId !== undefined) return visitDrawer.open({ visitId });
    const slot = event.target.closest<HTMLElement>('[data-slot]');
    const column = columns[Number(slot?.dataset['column'])];
    if (slot !== null && column !== undefined) actions.onPlan(column, slot.dataset['slot'] ?? '', null);
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (!(event.target instanceof HTMLElement)) return;
    const visit = byId.get(event.target.dataset['visit'] ?? '');
    if (visit !== undefined) return actions.onKey(visit, event);
    stepBetweenSlots(event, event.target);
  }

  return (
    <div
      className={classes.grid}
      style={{
        ['--columns' as string]: columns.length,
        ['--hour' as string]: `${hourHeight}px`,
        ['--hours' as string]: hours.last - hours.first,
      }}
    >
      <HourLabels first={hours.first} last={hours.last} />
      {/* What its buttons do is heard here, once for hundreds of them. */}
      <div
        ref={body}
        className={classes.body}
        role="presentation"
        data-dragging={drag !== null || undefined}
        onPointerDown={onPointerDown}
        onPointerOver={showTip}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        {columns.map((column, at) => (
          <Column
            // By its place: another week changes the days of the columns, and the half hours in them stay where they are.
            key={at}
            column={column}
            at={at}
            visits={byColumn.get(column.key) ?? none}
            first={hours.first}
            last={hours.last}
            hourHeight={hourHeight}
            width={columnWidth}
            now={now}
            words={words}
            showsOwner={showsOwner}
            isWide={columns.length === 1}
            ghost={drag !== null && drag.column === at ? drag : null}
            draggedId={drag?.visitId ?? null}
          />
        ))}
      </div>
    </div>
  );
}

const none: readonly Visit[] = [];

/** One column; it is painted again only when something in it changes, or is dragged over it. */
const Column = memo(
  function Column({
    column,
    at,
    visits,
    first,
    last,
    hourHeight,
    width,
    now,
    words,
    showsOwner,
    isWide,
    ghost,
    draggedId,
  }: {
    column: GridColumn;
    at: number;
    visits: readonly Visit[];
    first: number;
    last: number;
    hourHeight: number;
    width: number;
    now: number;
    words: VisitWords;
    showsOwner: boolean;
    isWide: boolean;
    ghost: GridDrag | null;
    draggedId: string | null;
  }) {
    const placed = useMemo(() => layOut(visits, daySpanOf), [visits]);
    const pixels = useCallback((minutes: number) => (minutes * hourHeight) / 60, [hourHeight]);
    const looks = useMemo(() => {
      return placed.map(({ item: visit, start, end, lane, lanes }) => {
        const top = pixels(start - first * 60);
        const height = Math.max(16, pixels(Math.min(end, last * 60) - start));
        const place = { top, height, left: (100 * lane) / lanes, width: 100 / lanes, isWide, room: roomOf(width / lanes) };
        const owner = showsOwner ? visit.ownerName : null;
        return lookOf(visit, place, { mark: markOf(visit, now), words, owner, isDragged: draggedId === visit.id });
      });
    }, [placed, pixels, first, last, width, isWide, now, words, showsOwner, draggedId]);
    const nowMinute = minuteInDay(new Date(now).toISOString(), column.day);
    const isNow = nowMinute >= first * 60 && nowMinute < last * 60;
    return (
      <div className={classes.column} data-off={column.isOff || undefined} data-column={at}>
        <Slots day={column.day} ownerName={column.ownerName} at={at} first={first} last={last} />
        <VisitBlocks looks={looks} />
        {ghost === null ? null : (
          <div
            className={classes.ghost}
            style={{ top: pixels(ghost.start), height: pixels(ghost.end - ghost.start) }}
            aria-hidden
          >
            {timeOfMinutes(first * 60 + ghost.start)}–{timeOfMinutes(first * 60 + ghost.end)}
          </div>
        )}
        {isNow ? <div className={classes.now} style={{ top: pixels(nowMinute - first * 60) }} aria-hidden /> : null}
      </div>
    );
  },
  // A drag elsewhere, and a minute that passed without anything changing its look, paint nothing here.
  (before, after) =>
    before.column === after.column &&
    before.visits === after.visits &&
    before.words === after.words &&
    before.hourHeight === after.hourHeight &&
    before.width === after.width &&
    before.first === after.first &&
    before.last === after.last &&
    before.now === after.now &&
    before.showsOwner === after.showsOwner &&
    before.ghost === after.ghost &&
    isDraggedIn(before) === isDraggedIn(after),
);

function isDraggedIn({ visits, draggedId }: { visits: readonly Visit[]; draggedId: string | null }): string | null {
  return draggedId !== null && visits.some(({ id }) => id === draggedId) ? draggedId : null;
}

interface SlotsProps {
  day: string;
  ownerName: string | null;
  at: number;
  first: number;
  last: number;
}

/** The half hours of a column, once its visits have been seen; the lines behind them are painted by the column. */
const Slots = memo(function Slots({ day, ownerName, ...place }: SlotsProps) {
  const isPainted = useAfterPaint();
  // What a screen reader says of them follows when there is time: the pointer and the keys are answered by the place alone.
  const whose = useValueAfterPaint(useMemo(() => ({ day, ownerName }), [day, ownerName]));
  return isPainted ? <SlotButtons {...whose} {...place} /> : null;
});

/** Each a place to plan at. Only the first is in the order of Tab; arrows go on from it. */
const SlotButtons = memo(function SlotButtons({ day, ownerName, at, first, last }: SlotsProps) {
  const { t } = useTranslation('visits');
  const language = useLanguage();
  const said = `${longWeekday(day, language)} ${writeDay(day)}`;
  const times = useMemo(
    () =>
      Array.from({ length: ((last - first) * 60) / slotMinutes }, (_, index) => timeOfMinutes(first * 60 + index * slotMinutes)),
    [first, last],
  );
  // One sentence for all half hours of the day, open where the time stands.
  const [before = '', after = ''] = useMemo(
    () => t('calendar.slot', { day: ownerName === null ? said : `${ownerName}, ${said}`, time: gap }).split(gap),
    [t, ownerName, said],
  );
  return times.map((time, index) => (
    <button
      key={time}
      type="button"
      className={classes.slot}
      tabIndex={index === 0 ? 0 : -1}
      data-slot={time}
      data-column={at}
      aria-label={`${before}${time}${after}`}
    />
  ));
});

/** Stands for the time in the sentence of a half hour; no name has it in it. */
const gap = '\u0001';

const HourLabels = memo(function HourLabels({ first, last }: { first: number; last: number }) {
  return (
    <div className={classes.hours} aria-hidden>
      {Array.from({ length: last - first }, (_, index) => (
        <span key={index} className={`${classes.hour} fb-figures`}>
          {timeOfMinutes((first + index) * 60)}
        </span>
      ))}
    </div>
  );
});

/** Pixels that a word, and name and purpose, need beside each other. */
const least = { name: 30, both: 72 };

function roomOf(width: number): 'nothing' | 'name' | 'both' {
  return width < least.name ? 'nothing' : width < least.both ? 'name' : 'both';
}

function groupByColumn(columns: readonly GridColumn[], visits: readonly Visit[]): ReadonlyMap<string, readonly Visit[]> {
  const keyOf = new Map(columns.map((column) => [`${column.day} ${column.ownerId ?? ''}`, column.key]));
  const grouped = new Map<string, Visit[]>();
  for (const visit of visits) {
    const { day } = daySpanOf(visit);
    const key = keyOf.get(`${day} `) ?? keyOf.get(`${day} ${visit.ownerId ?? ''}`);
    if (key === undefined) continue;
    const list = grouped.get(key);
    if (list === undefined) grouped.set(key, [visit]);
    else list.push(visit);
  }
  return grouped;
}

function isIn(column: GridColumn, visit: Visit | undefined): boolean {
  return (
    visit !== undefined && daySpanOf(visit).day === column.day && (column.ownerId === null || column.ownerId === visit.ownerId)
  );
}

function minuteInDay(instant: string, day: string): number {
  return Math.round((Date.parse(instant) - Date.parse(startOfLocalDay(day))) / 60_000);
}

/** Arrows go from one half hour to the next, and to the same one of the column beside it. */
function stepBetweenSlots(event: KeyboardEvent<HTMLElement>, slot: HTMLElement): void {
  if (slot.dataset['slot'] === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  const beside = (direction: 'previousElementSibling' | 'nextElementSibling') => {
    const column = slot.parentElement?.[direction];
    return column?.querySelector<HTMLElement>(`[data-slot="${slot.dataset['slot'] ?? ''}"]`) ?? null;
  };
  const target =
    event.key === 'ArrowDown'
      ? slot.nextElementSibling
      : event.key === 'ArrowUp'
        ? slot.previousElementSibling
        : event.key === 'ArrowLeft'
          ? beside('previousElementSibling')
          : event.key === 'ArrowRight'
            ? beside('nextElementSibling')
            : null;
  if (!(target instanceof HTMLElement) || target.dataset['slot'] === undefined) return;
  event.preventDefault();
  target.focus();
}
