import type { ScheduleEventData } from '@mantine/schedule';
import type { ComponentPropsWithoutRef, KeyboardEvent, ReactElement } from 'react';
import { formatTime } from '../../src-shared/lib/dates.ts';
import type { Visit } from '../../src-shared/visits/visit.ts';
import { shortCustomerName } from './short-name.ts';
import { toneOf } from './purpose-tones.ts';
import type { VisitWords } from './use-visit-words.ts';
import classes from './VisitBlock.module.css';
import type { VisitMark } from './visit-marks.ts';
import { markOf, signOfMark } from './visit-marks.ts';
import { minutesBetween, toWallDate } from './wall-time.ts';

interface VisitPayload {
  readonly visit: Visit;
  readonly mark: VisitMark;
  readonly spoken: string;
  readonly purpose: string;
  /** Named where the visits of several people are shown together. */
  readonly owner: string | null;
  /** The block is too low for a second line. */
  readonly isLow: boolean;
  /** The block is as wide as the screen: what has no line of its own stands beside the name. */
  readonly isWide: boolean;
}

/** Pixels that name and purpose need under each other. */
const twoLines = 35;

export type VisitEvent = ScheduleEventData<{ readonly shown: VisitPayload }>;

/** Visits as the calendar's library takes them. */
export function toEvents(
  visits: readonly Visit[],
  words: VisitWords,
  { now, showsOwner, hourHeight, isWide }: { now: number; showsOwner: boolean; hourHeight: number; isWide: boolean },
): VisitEvent[] {
  return visits.map((visit) => {
    const mark = markOf(visit, now);
    return {
      id: visit.id,
      title: visit.customerName,
      start: toWallDate(visit.startsAt),
      end: toWallDate(visit.endsAt),
      color: 'accent',
      payload: {
        shown: {
          visit,
          mark,
          spoken: words.spoken(visit, mark),
          purpose: words.purpose(visit),
          owner: showsOwner ? visit.ownerName : null,
          isWide,
          isLow: (hourHeight * minutesBetween(visit.startsAt, visit.endsAt)) / 60 < twoLines,
        },
      },
    };
  });
}

export function shownOf(event: ScheduleEventData): VisitPayload {
  // Every event of the calendar is made by toEvents above.
  return (event as VisitEvent).payload?.shown as VisitPayload;
}

export function canChange(event: ScheduleEventData): boolean {
  return shownOf(event).visit.state === 'planned';
}

/** Name, sign of the state and purpose in a time grid. */
export function renderVisitBody(event: ScheduleEventData) {
  const { visit, mark, purpose, owner, isLow, isWide } = shownOf(event);
  const under = <span className={classes.under}>{owner === null ? purpose : `${owner} · ${purpose}`}</span>;
  return (
    <>
      <span className={isLow && isWide ? `${classes.line} ${classes.low}` : classes.line}>
        <span className={classes.name}>{shortCustomerName(visit.customerName)}</span>
        {isLow && isWide ? under : null}
        <Sign mark={mark} />
      </span>
      {isLow ? null : under}
    </>
  );
}

/** One line in a month: time, name, sign. */
export function renderMonthBody(event: ScheduleEventData) {
  const { visit, mark } = shownOf(event);
  return (
    <span className={classes.line}>
      <span className={`${classes.time} fb-figures`}>{formatTime(visit.startsAt)}</span>
      <span className={classes.name}>{shortCustomerName(visit.customerName)}</span>
      <Sign mark={mark} />
    </span>
  );
}

function Sign({ mark }: { mark: VisitMark }) {
  return signOfMark[mark] === '' ? null : (
    <span className={classes.sign} data-mark={mark} aria-hidden>
      {signOfMark[mark]}
    </span>
  );
}

/**
 * Draws a visit as one plain button. Five hundred of them must be painted at once, so the library's own styled button is not used;
 * its children are, because they hold the handles for stretching.
 */
export function visitRenderer({
  isMonth,
  onKey,
}: {
  isMonth: boolean;
  onKey: (visit: Visit, event: KeyboardEvent<HTMLButtonElement>) => void;
}) {
  return function renderVisit(event: ScheduleEventData, props: ComponentPropsWithoutRef<'button'>): ReactElement {
    const { visit, mark, spoken } = shownOf(event);
    const { children, style, onClick, onDragStart, onDragEnd, draggable, tabIndex } = props;
    const state = stateOf(props);
    const isListed = style?.position !== 'absolute';
    return (
      <button
        key={event.id}
        type="button"
        className={[
          classes.visit,
          classes[mark === 'cancelled' ? 'cancelled' : toneOf(visit.purpose)],
          isMonth ? classes.month : '',
          isListed ? classes.listed : '',
        ].join(' ')}
        style={isListed ? undefined : style}
        aria-label={spoken}
        title={spoken}
        tabIndex={tabIndex}
        draggable={draggable}
        data-visit={visit.id}
        data-dragging={state['dragging'] === true || undefined}
        data-aside={(state['any-dragging'] === true && state['dragging'] !== true) || undefined}
        data-resizing={state['resizing'] === true || undefined}
        onClick={onClick}
        onDragStart={onDragStart}
        onDragEnd={onDragEnd}
        onKeyDown={(pressed) => onKey(visit, pressed)}
      >
        {children}
      </button>
    );
  };
}

/** What the library knows of an event while something is dragged: it hands it over as the `mod` of its own Box. */
function stateOf(props: object): Readonly<Record<string, unknown>> {
  const mods: unknown = Reflect.get(props, 'mod');
  const [state]: unknown[] = Array.isArray(mods) ? mods : [];
  return typeof state === 'object' && state !== null ? { ...state } : {};
}
