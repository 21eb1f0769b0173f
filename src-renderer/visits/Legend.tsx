import type { Visit } from '../../src-shared/visits/visit.ts';
import { toneOf } from './purpose-tones.ts';
import classes from './CalendarPage.module.css';
import type { VisitWords } from './use-visit-words.ts';
import blocks from './VisitBlock.module.css';

/** Which colour is which purpose, of those that are on the screen. */
export function Legend({ visits, words }: { visits: readonly Visit[]; words: VisitWords }) {
  const purposes = [...new Set(visits.map(({ purpose }) => purpose))].toSorted();
  return (
    <div className={classes.legend}>
      {purposes.map((purpose) => (
        <span key={purpose} className={`${classes.purpose} ${blocks[toneOf(purpose)]}`}>
          <span className={classes.dot} aria-hidden />
          {words.purpose({ purpose })}
        </span>
      ))}
    </div>
  );
}
