import { memo } from 'react';
import { formatTime } from '../../src-shared/lib/dates.ts';
import type { Visit } from '../../src-shared/visits/visit.ts';
import { toneOf } from './purpose-tones.ts';
import { shortCustomerName } from './short-name.ts';
import type { VisitWords } from './use-visit-words.ts';
import classes from './VisitBlock.module.css';
import type { VisitMark } from './visit-marks.ts';
import { signOfMark } from './visit-marks.ts';

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
