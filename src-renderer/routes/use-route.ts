import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayRoute, RouteStart, RouteStop } from '../../src-shared/routes/routes.contract.ts';
import { useClient } from '../api/client.tsx';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { visitEntities } from '../visits/index.ts';
import { writeKilometres } from './write-kilometres.ts';

/** One's own stops of a day in the order to drive. */
export function useDayRoute(on: string) {
  const client = useClient();
  return useQuery({
    queryKey: ['routes', 'get', on],
    meta: { entities: [...visitEntities, 'dayRoutes'] },
    queryFn: () => client.routes.get({ on }),
    placeholderData: keepPreviousData,
  });
}

/** What can be done to the route of a day; everything can be undone. */
export function useRouteActions(route: DayRoute) {
  const { t } = useTranslation('routes');
  const language = useLanguage();
  const { on } = route;
  // Stops move at once on the screen. The order stays while it is being saved, whatever the core still answers of the moves before it,
  // and then until the core's next answer takes its place.
  const [moved, setMoved] = useState<{ order: readonly string[]; until: DayRoute | 'saved' } | null>(null);
  const newest = useRef<readonly string[]>([]);
  const seen = useRef(route);
  const known = new Map(route.stops.map((stop) => [stop.visit.id, stop]));
  const isMoved = moved !== null && (moved.until === 'saved' || moved.until === route);
  const stops: readonly RouteStop[] = isMoved ? moved.order.flatMap((id) => known.get(id) ?? []) : route.stops;
  useEffect(() => {
    seen.current = route;
    newest.current = stops.map(({ visit }) => visit.id);
  });

  const sort = useCommand((client, day: string) => client.routes.order({ on: day }), {
    done: ({ metresBefore, metresAfter }) =>
      metresAfter < metresBefore
        ? t('sorted', { km: writeKilometres(metresBefore - metresAfter, language) })
        : t('sortedAlready'),
  });
  const byTime = useCommand((client, day: string) => client.routes.byTime({ on: day }), { done: () => t('byTimeDone') });
  const reorder = useCommand(
    (client, { order }: { order: readonly string[]; name: string; place: number }) =>
      client.routes.save({ on, order: [...order] }),
    {
      done: (_answer, { name, place }) => t('moved', { name, place }),
    },
  );
  const change = useCommand(
    (client, { said: _said, ...values }: { said: string; fixed?: string[]; returns?: boolean; start?: RouteStart | null }) =>
      client.routes.save({ on, ...values }),
    { done: (_answer, { said }) => said, isQuiet: false },
  );

  async function save(order: readonly string[], name: string, place: number) {
    const answer = await reorder.run({ order, name, place });
    setMoved((now) => (now?.order === order ? (answer === null ? null : { order, until: seen.current }) : now));
  }

  return {
    stops,
    isBusy: sort.isRunning,
    failure: change.failure,
    sort: () => void sort.run(on),
    byTime: () => void byTime.run(on),
    /** Puts the stop at another place, counted from 0. */
    move(id: string, to: number) {
      const order = newest.current.filter((other) => other !== id);
      const place = Math.max(0, Math.min(order.length, to));
      if (newest.current[place] === id) return;
      order.splice(place, 0, id);
      setMoved({ order, until: 'saved' });
      newest.current = order;
      void save(order, known.get(id)?.visit.customerName ?? '', place + 1);
    },
    setFixed(id: string, isFixed: boolean) {
      const fixed = route.stops.filter((stop) => (stop.visit.id === id ? isFixed : stop.isFixed)).map(({ visit }) => visit.id);
      const name = known.get(id)?.visit.customerName ?? '';
      void change.run({ fixed, said: t(isFixed ? 'fixed' : 'unfixed', { name }) });
    },
    setReturns: (returns: boolean) => void change.run({ returns, said: t(returns ? 'returnsOn' : 'returnsOff') }),
    setStart: (start: RouteStart | null) =>
      change.run({ start, said: start === null ? t('startRemoved') : t('startSaved', { name: start.name }) }),
  };
}
export type RouteActions = ReturnType<typeof useRouteActions>;
