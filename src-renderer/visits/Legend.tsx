import type { Visit } from '../../src-shared/visits/visit.ts';
import classes from './CalendarPage.module.css';
import { PurposeDot } from './PurposeDot.tsx';
import type { VisitWords } from './use-visit-words.ts';

/** Which colour is which purpose, of those that are on the screen. */
export function Legend({ visits, words }: { visits: readonly Visit[]; words: VisitWords }) {
  const purposes = [...new Set(visits.map(({ purpose }) => purpose))].toSorted();
  return (
    <div className={classes.legend}>
      {purposes.map((purpose) => (
        <span key={purpose} className={classes.purpose}>
          <PurposeDot purpose={purpose} />
          {words.purpose({ purpose })}
        </span>
      ))}
    </div>
  );
}
