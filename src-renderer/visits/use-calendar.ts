import { useMediaQuery } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useClient } from '../api/client.tsx';
import { useTeam } from '../api/use-team.ts';
import { dayOf } from '../ui/formats.ts';
import { useNow } from '../ui/use-now.ts';
import type { CalendarView } from './calendar-range.ts';
import { rangeOf, stepFrom } from './calendar-range.ts';
import { useMonth } from './use-month.ts';
import { useVisits, visitsQuery } from './use-visits.ts';

/** A window narrower than this has no room for seven columns. */
const narrow = '(max-width: 47em)';

/** What the calendar shows. The address holds it, so Back works and a link to a day can be copied. */
export function useCalendar() {
  const search = useSearch({ from: '/visits' });
  const navigate = useNavigate();
  const isNarrow = useMediaQuery(narrow, false, { getInitialValueInEffect: false }) === true;
  const now = useNow();
  const team = useTeam();
  const today = dayOf(now);
  const view: CalendarView = search.view ?? (isNarrow ? 'agenda' : 'week');
  const on = search.on ?? today;
  const me = team.find((user) => user.isMe);
  const who = search.who ?? me?.id ?? 'all';
  const { from, to } = rangeOf(view, on);
  const range = useMemo(
    () => ({ from, to, ...(who === 'all' || view === 'team' || team.length < 2 ? {} : { ownerId: who }) }),
    [from, to, who, view, team.length],
  );
  // Asked for before the empty days are drawn, so that the core looks them up meanwhile.
  const query = visitsQuery(useClient(), range);
  const queries = useQueryClient();
  if (view !== 'month' && queries.getQueryState(query.queryKey) === undefined) void queries.prefetchQuery(query);
  const visits = useVisits(range, view !== 'month');
  const month = useMonth(range, view === 'month');

  function go(next: { view?: CalendarView; on?: string; who?: string }) {
    const asked = { view: next.view ?? search.view, on: next.on ?? search.on, who: next.who ?? search.who };
    const known = Object.entries({
      ...asked,
      on: asked.on === today ? undefined : asked.on,
      who: asked.who === me?.id ? undefined : asked.who,
    });
    // Only what differs from the calendar as it opens is written into the address.
    void navigate({ to: '/visits', search: Object.fromEntries(known.filter(([, value]) => value !== undefined)) });
  }

  return {
    view,
    on,
    today,
    now,
    who,
    team,
    from,
    to,
    visits,
    month,
    go,
    step: (direction: 1 | -1) => go({ on: stepFrom(view, on, direction) }),
  };
}

export type Calendar = ReturnType<typeof useCalendar>;
