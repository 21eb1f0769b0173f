import { useTranslation } from 'react-i18next';
import type { Visit } from '../../src-shared/visits/visit.ts';
import { useLanguage } from '../api/use-language.ts';
import { dayOf } from '../ui/formats.ts';
import { StateBadge } from '../ui/StateBadge.tsx';
import classes from './AgendaList.module.css';
import { longDay } from './day-names.ts';
import { visitDrawer } from './drawers.ts';
import { useDayMarks } from './use-day-marks.ts';
import { useVisitWords } from './use-visit-words.ts';
import { markOf, toneOfMark } from './visit-marks.ts';

/** The visits of two weeks as a list: for narrow windows, for reading aloud, for print. */
export function AgendaList({ visits, now, showsOwner }: { visits: readonly Visit[]; now: number; showsOwner: boolean }) {
  const { t } = useTranslation('visits');
  const language = useLanguage();
  const words = useVisitWords();
  const marks = useDayMarks();
  const days = Map.groupBy(visits, (visit) => dayOf(visit.startsAt));
  return (
    <div className={classes.list}>
      {[...days].map(([day, ofDay]) => {
        const mark = marks(day);
        return (
          <section key={day} className={classes.day} aria-label={longDay(day, language)}>
            <h2 className={classes.head}>
              <span className={mark.isOff ? classes.off : undefined}>{longDay(day, language)}</span>
              <span className={classes.lunar} title={mark.title}>
                {t('calendar.lunar', { day: mark.lunar })}
                {mark.holiday === null ? '' : ` · ${mark.holiday}`}
              </span>
            </h2>
            <ul className={classes.rows}>
              {ofDay.map((visit) => {
                const state = markOf(visit, now);
                const under = [words.purpose(visit), showsOwner ? visit.ownerName : null, visit.customerAddress].filter(
                  (part) => part !== null,
                );
                return (
                  <li key={visit.id}>
                    <button
                      type="button"
                      className={`${classes.row} ${state === 'cancelled' ? classes.cancelled : ''}`}
                      onClick={() => visitDrawer.open({ visitId: visit.id })}
                    >
                      <span className={`${classes.time} fb-figures`}>{words.times(visit)}</span>
                      <span>
                        <span className={classes.name}>{visit.customerName}</span>
                        <br />
                        <span className={classes.under}>{under.join(' · ')}</span>
                      </span>
                      <StateBadge tone={toneOfMark[state]} withDot={state === 'done'}>
                        {words.mark(state)}
                      </StateBadge>
                    </button>
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
