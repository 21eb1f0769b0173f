import { ActionIcon, Button } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import {
  IconCalendarPlus,
  IconChevronLeft,
  IconChevronRight,
  IconFileDescription,
  IconPrinter,
  IconRoute,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../src-shared/lib/dates.ts';
import type { DayRoute } from '../../src-shared/routes/routes.contract.ts';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { dayOf } from '../ui/formats.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { usePlace } from '../ui/place.tsx';
import { useShortcut } from '../ui/shortcuts.tsx';
import { useNow } from '../ui/use-now.ts';
import { longDay, newVisitDrawer } from '../visits/index.ts';
import { RouteMap } from './RouteMap.tsx';
import classes from './RoutePage.module.css';
import { StartDrawer } from './StartDrawer.tsx';
import { StopList } from './StopList.tsx';
import { useDayRoute, useRouteActions } from './use-route.ts';
import { writeKilometres } from './write-kilometres.ts';

/** A day's stops in the order to drive: as a list with the distances, and drawn. */
export function RoutePage() {
  const { t } = useTranslation('routes');
  const language = useLanguage();
  const navigate = useNavigate();
  const today = dayOf(useNow());
  const on = useSearch({ from: '/route' }).on ?? today;
  const route = useDayRoute(on);
  usePlace({ title: t('title'), detail: longDay(on, language) });
  useShortcut('new', () => newVisitDrawer.open({}));
  const go = (day: string) => void navigate({ to: '/route', search: day === today ? {} : { on: day } });
  return (
    <div className={classes.page}>
      <header className={classes.toolbar}>
        <div className={classes.steps}>
          <ActionIcon
            variant="default"
            size={30}
            aria-label={t('before')}
            title={t('before')}
            onClick={() => go(addDays(on, -1))}
          >
            <IconChevronLeft size={16} aria-hidden />
          </ActionIcon>
          <Button variant="default" onClick={() => go(today)}>
            {t('today')}
          </Button>
          <ActionIcon variant="default" size={30} aria-label={t('after')} title={t('after')} onClick={() => go(addDays(on, 1))}>
            <IconChevronRight size={16} aria-hidden />
          </ActionIcon>
        </div>
        <h1 className={classes.title} aria-live="polite">
          {t('of', { day: longDay(on, language) })}
        </h1>
        {route.data === undefined ? null : <Summary route={route.data} />}
      </header>
      {route.error === null ? null : (
        <FailedState reason={sentenceOf(route.error, language)} onRetry={() => void route.refetch()} />
      )}
      {route.isPending ? <LoadingState lines={8} /> : null}
      {route.data === undefined ? null : route.data.stops.length === 0 ? (
        <EmptyState icon={<IconCalendarPlus size={22} stroke={1.75} aria-hidden />} title={t('none.title')} text={t('none.text')}>
          <Button onClick={() => newVisitDrawer.open({})}>{t('none.plan')}</Button>
          <Button variant="default" onClick={() => void navigate({ to: '/visits', search: { view: 'week', on } })}>
            {t('none.week')}
          </Button>
        </EmptyState>
      ) : (
        <Day route={route.data} />
      )}
    </div>
  );
}

function Summary({ route }: { route: DayRoute }) {
  const { t } = useTranslation('routes');
  const language = useLanguage();
  if (route.stops.length === 0) return null;
  return (
    <span className={classes.count} aria-live="polite">
      {t('stops', { count: route.stops.length })} ·{' '}
      <strong className="fb-figures">{t('straight', { km: writeKilometres(route.totalMetres, language) })}</strong>
    </span>
  );
}

function Day({ route }: { route: DayRoute }) {
  const { t } = useTranslation('routes');
  const navigate = useNavigate();
  const actions = useRouteActions(route);
  const [chosen, setChosen] = useState<string | null>(null);
  const [isStartOpen, setIsStartOpen] = useState(false);
  const notes = [
    route.isEstimated ? t('estimated') : null,
    route.withoutPosition === 0 ? null : t('unplaced', { count: route.withoutPosition }),
  ].filter((note) => note !== null);
  return (
    <>
      <div className={classes.bar}>
        <Button
          leftSection={<IconRoute size={16} stroke={1.75} aria-hidden />}
          loading={actions.isBusy}
          disabled={route.stops.length < 2}
          title={t('sortHint')}
          onClick={actions.sort}
        >
          {t('sort')}
        </Button>
        <Button variant="default" disabled={!route.isOrdered} onClick={actions.byTime}>
          {t('byTime')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} stroke={1.75} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('print')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconFileDescription size={16} stroke={1.75} aria-hidden />}
          onClick={() => void navigate({ to: '/day-pack', search: { on: route.on } })}
        >
          {t('pack')}
        </Button>
      </div>
      {notes.length === 0 ? null : (
        <p className={classes.note} role="note">
          {notes.join(' ')}
        </p>
      )}
      <div className={classes.columns}>
        <StopList route={route} actions={actions} chosen={chosen} onChoose={setChosen} onStart={() => setIsStartOpen(true)} />
        <RouteMap route={{ ...route, stops: [...actions.stops] }} chosen={chosen} onChoose={setChosen} />
      </div>
      {isStartOpen ? <StartDrawer route={route} actions={actions} onClose={() => setIsStartOpen(false)} /> : null}
    </>
  );
}
