import { useNavigate } from '@tanstack/react-router';
import { useTeam } from '../api/use-team.ts';
import { useNow } from '../ui/use-now.ts';
import { type CalendarView, stepFrom } from './calendar-range.ts';
import type { CalendarSearch } from './calendar-search.ts';
import type { CalendarPlace } from './use-calendar-place.ts';
import { useMonth } from './use-month.ts';
import { useVisits } from './use-visits.ts';

/** What the calendar shows at a place. The address holds where it goes next, so Back works and a link to a day can be copied. */
export function useCalendar({ view, on, today, who, range, usualView, me }: CalendarPlace) {
  const navigate = useNavigate({ from: '/visits' });
  const now = useNow();
  const team = useTeam();
  const visits = useVisits(range, view !== 'month');
  const month = useMonth(range, view === 'month');

  /** From where the address stands, which may be ahead of what is drawn: two quick steps are two weeks. */
  function goFrom(next: (newest: CalendarSearch) => { view?: CalendarView; on?: string; who?: string }) {
    const search = (newest: CalendarSearch) => {
      const asked = { view: newest.view, on: newest.on, who: newest.who, ...next(newest) };
      const known = Object.entries({
        ...asked,
        on: asked.on === today ? undefined : asked.on,
        who: asked.who === me ? undefined : asked.who,
      });
      // Only what differs from the calendar as it opens is written into the address.
      return Object.fromEntries(known.filter(([, value]) => value !== undefined));
    };
    void navigate({ to: '/visits', search });
  }

  return {
    view,
    on,
    today,
    now,
    who,
    team,
    from: range.from,
    to: range.to,
    visits,
    month,
    go: (next: { view?: CalendarView; on?: string; who?: string }) => goFrom(() => next),
    step: (direction: 1 | -1) => goFrom((newest) => ({ on: stepFrom(newest.view ?? usualView, newest.on ?? today, direction) })),
  };
}

export type Calendar = ReturnType<typeof useCalendar>;
