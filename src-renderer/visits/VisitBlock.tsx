import { memo } from 'react';
import type { CSSProperties } from 'react';
import { formatTime } from '../../src-shared/lib/dates.ts';
import type { Visit } from '../../src-shared/visits/visit.ts';
import { toneOf } from './purpose-tones.ts';
import { shortCustomerName } from './short-name.ts';
import type { VisitWords } from './use-visit-words.ts';
import classes from './VisitBlock.module.css';
import type { VisitMark } from './visit-marks.ts';
import { signOfMark } from './visit-marks.ts';

/**
 * One visit in a calendar, as a plain button. Hundreds of them are painted at once: they hold no handler, no state and no more elements than
 * there is text to show, whatever is done to them is heard by the grid around them (`data-visit`, `showTip`), and one whose visit did not
 * change is not painted again.
 */
export const VisitBlock = memo(function VisitBlock({
  visit,
  mark,
  words,
  owner,
  top,
  height,
  left,
  width,
  isWide,
  room,
  isDragged,
}: {
  visit: Visit;
  mark: VisitMark;
  words: VisitWords;
  /** Named where the visits of several people are shown together. */
  owner: string | null;
  /** Pixels from the top of the column; percents of its width. */
  top: number;
  height: number;
  left: number;
  width: number;
  /** The block is as wide as the screen: what has no line of its own stands beside the name. */
  isWide: boolean;
  /** How much can be read: of what is too narrow for a word only the colour is painted, and the tip says the rest. */
  room: 'nothing' | 'name' | 'both';
  isDragged: boolean;
}) {
  const spoken = words.spoken(visit, mark);
  const isLow = height < twoLines;
  // A pixel of the ground stays free above and below.
  const style: CSSProperties = { top: top + 1, height: height - 2, left: `${left}%`, width: `${width}%` };
  const under = () => {
    const purpose = words.purpose(visit);
    return <span className={classes.under}>{owner === null ? purpose : `${owner} · ${purpose}`}</span>;
  };
  return (
    <button
      type="button"
      className={`${room === 'nothing' ? classes.visit : `${classes.visit} ${classes.told}`} ${classes[mark === 'cancelled' ? 'cancelled' : toneOf(visit.purpose)]}`}
      style={style}
      aria-label={spoken}
      data-visit={visit.id}
      data-movable={visit.state === 'planned' || undefined}
      data-dragging={isDragged || undefined}
    >
      {room === 'nothing' ? null : (
        <span className={isLow && isWide ? `${classes.line} ${classes.low}` : classes.line}>
          <span className={classes.name}>{shortCustomerName(visit.customerName)}</span>
          {isLow && isWide ? under() : null}
          <Sign mark={mark} />
        </span>
      )}
      {isLow || room !== 'both' ? null : under()}
    </button>
  );
});

/** The pointer's tip says what a screen reader says. It is written where the pointer is, and not into hundreds that nobody points at. */
export function showTip({ target }: { readonly target: EventTarget }): void {
  const block = target instanceof Element ? target.closest<HTMLElement>('[data-visit]') : null;
  if (block !== null) block.title = block.ariaLabel ?? '';
}

/** Pixels that name and purpose need under each other. */
const twoLines = 35;

/** One line in a month: time, name, sign. */
export const MonthBlock = memo(function MonthBlock({
  visit,
  mark,
  words,
  isDragged,
}: {
  visit: Visit;
  mark: VisitMark;
  words: VisitWords;
  isDragged: boolean;
}) {
  const spoken = words.spoken(visit, mark);
  return (
    <button
      type="button"
      className={`${classes.visit} ${classes.month} ${classes.line} ${classes[mark === 'cancelled' ? 'cancelled' : toneOf(visit.purpose)]}`}
      aria-label={spoken}
      data-visit={visit.id}
      data-movable={visit.state === 'planned' || undefined}
      data-dragging={isDragged || undefined}
    >
      <span className={`${classes.time} fb-figures`}>{formatTime(visit.startsAt)}</span>
      <span className={classes.name}>{shortCustomerName(visit.customerName)}</span>
      <Sign mark={mark} />
    </button>
  );
});

function Sign({ mark }: { mark: VisitMark }) {
  return signOfMark[mark] === '' ? null : (
    <span className={classes.sign} data-mark={mark} aria-hidden>
      {signOfMark[mark]}
    </span>
  );
}
