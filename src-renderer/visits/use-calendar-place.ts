import { useMediaQuery } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import { useClient } from '../api/client.tsx';
import { useTeam } from '../api/use-team.ts';
import { appointmentsQuery } from '../appointments/index.ts';
import { dayOf } from '../ui/formats.ts';
import { useIsLate } from '../ui/use-is-late.ts';
import { useNow } from '../ui/use-now.ts';
import type { CalendarView } from './calendar-range.ts';
import { rangeOf } from './calendar-range.ts';
import { monthQuery } from './use-month.ts';
import { type VisitRange, visitsQuery } from './use-visits.ts';

/** A window narrower than this has no room for seven columns. */
const narrow = '(max-width: 47em)';

/** Where the calendar stands. */
export interface CalendarPlace {
  readonly view: CalendarView;
  readonly on: string;
  readonly today: string;
  /** A colleague's id, or `all`. */
  readonly who: string;
  /** What is asked of the core for it. */
  readonly range: VisitRange;
  /** The view that an address names which names none. */
  readonly usualView: CalendarView;
  readonly me: string | undefined;
}

/**
 * The place to draw: the one that the address names, as soon as its visits are read; until then the one before stays whole, unless they are
 * long in coming. An empty week that is drawn for the blink in which the core looks up its visits costs as much as they do, and flickers.
 */
export function useCalendarPlace(): CalendarPlace {
  const asked = useAskedPlace();
  const isKnown = useIsKnown(asked);
  const isLate = useIsLate(!isKnown, JSON.stringify([asked.view, asked.range]));
  const [shown, setShown] = useState(asked);
  if (!isKnown && !isLate) return shown;
  if (shown !== asked) setShown(asked);
  return asked;
}

function useAskedPlace(): CalendarPlace {
  const search = useSearch({ from: '/visits' });
  const isNarrow = useMediaQuery(narrow, false, { getInitialValueInEffect: false }) === true;
  const today = dayOf(useNow());
  const team = useTeam();
  const me = team.find((user) => user.isMe)?.id;
  const isAlone = team.length < 2;
  return useMemo(() => {
    const usualView = isNarrow ? 'agenda' : 'week';
    const view = search.view ?? usualView;
    const on = search.on ?? today;
    const who = search.who ?? me ?? 'all';
    const range = { ...rangeOf(view, on), ...(who === 'all' || view === 'team' || isAlone ? {} : { ownerId: who }) };
    return { view, on, today, who, range, usualView, me };
  }, [search.view, search.on, search.who, isNarrow, today, me, isAlone]);
}

/**
 * Whether the core has answered for a place, be it with a refusal. It is asked at once, before anything is drawn; what stands beside the visits
 * is not waited for, but comes along with them most of the time.
 */
function useIsKnown({ view, range }: CalendarPlace): boolean {
  const client = useClient();
  const queries = useQueryClient();
  const { queryKey } = view === 'month' ? monthQuery(client, range) : visitsQuery(client, range);
  if (queries.getQueryState(queryKey) === undefined) {
    if (view === 'month') void queries.prefetchQuery(monthQuery(client, range));
    else void queries.prefetchQuery(visitsQuery(client, range));
    void queries.prefetchQuery(appointmentsQuery(client, range));
  }
  const follow = useCallback((onChange: () => void) => queries.getQueryCache().subscribe(onChange), [queries]);
  return useSyncExternalStore(follow, () => queries.getQueryState(queryKey)?.status !== 'pending');
}
