import { ActionIcon, Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { IconCalendarPlus, IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DayRoute } from '../../src-shared/routes/routes.contract.ts';
import type { Visit } from '../../src-shared/visits/visit.ts';
import { useLanguage } from '../api/use-language.ts';
import { PackLine } from '../day-packs/index.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useDayRoute, writeKilometres } from '../routes/index.ts';
import { dayOf, timeOf } from '../ui/formats.ts';
import { StateBadge } from '../ui/StateBadge.tsx';
import { markOf, newVisitDrawer, toneOfMark, useVisitWords, visitDrawer, visitResultDrawer } from '../visits/index.ts';
import { ArriveButton } from '../proof/index.ts';
import { currentVisit } from './current-visit.ts';
import classes from './TodayPage.module.css';

/** Today's visits in the order of the day; the one in hand stands out with what is to be done next. */
export function RouteCard({ visits: ofDay, now }: { visits: readonly Visit[]; now: number }) {
  const { t } = useTranslation('today');
  const navigate = useNavigate();
  const language = useLanguage();
  const route = useDayRoute(dayOf(now)).data;
  const metres = route?.totalMetres;
  const visits = inRouteOrder(ofDay, route);
  const current = currentVisit(visits, now);
  const done = visits.filter((visit) => visit.state === 'done').length;
  const aside = (
    <>
      <span>
        {t('route.count', { count: visits.length })}
        {visits.length === 0 ? '' : ` · ${t('route.done', { done, count: visits.length })}`} ·{' '}
      </span>
      {visits.length === 0 ? null : (
        <>
          <button type="button" className={classes.link} onClick={() => void navigate({ to: '/route' })}>
            {metres === undefined || metres === 0 ? t('route.map') : t('route.mapKm', { km: writeKilometres(metres, language) })}
          </button>{' '}
          ·{' '}
        </>
      )}
      <button type="button" className={classes.link} onClick={() => void navigate({ to: '/visits', search: { view: 'day' } })}>
        {t('route.open')}
      </button>
      {' · '}
      <button type="button" className={classes.link} onClick={() => void navigate({ to: '/expenses' })}>
        {t('route.expenses')}
      </button>
    </>
  );
  return (
    <>
      <PackLine on={dayOf(now)} hour={Number(timeOf(new Date(now).toISOString()).slice(0, 2))} />
      <Card title={t('route.title')} aside={aside} isFlush>
        {visits.length === 0 ? (
          <EmptyState
            icon={<IconCalendarPlus size={22} stroke={1.75} aria-hidden />}
            title={t('route.emptyTitle')}
            text={t('route.emptyText')}
          >
            <Button onClick={() => newVisitDrawer.open({})}>{t('route.plan')}</Button>
            <Button variant="default" onClick={() => void navigate({ to: '/visits', search: { view: 'week' } })}>
              {t('route.week')}
            </Button>
          </EmptyState>
        ) : (
          <ol className={classes.stops}>
            {visits.map((visit) => (
              <Stop
                key={visit.id}
                visit={visit}
                now={now}
                role={visit.id !== current?.visit.id ? null : current.isRunning ? 'now' : 'next'}
              />
            ))}
          </ol>
        )}
      </Card>
    </>
  );
}

/** As the rep put them on the route's own screen; a day that nobody sorted stays by time. */
function inRouteOrder(visits: readonly Visit[], route: DayRoute | undefined): readonly Visit[] {
  if (route?.isOrdered !== true) return visits;
  const rank = new Map(route.stops.map(({ visit }, at) => [visit.id, at]));
  return visits.toSorted((a, b) => (rank.get(a.id) ?? visits.length) - (rank.get(b.id) ?? visits.length));
}

function Stop({ visit, now, role }: { visit: Visit; now: number; role: 'now' | 'next' | null }) {
  const { t } = useTranslation('today');
  const words = useVisitWords();
  const mark = markOf(visit, now);
  const said =
    visit.result === null
      ? null
      : [visit.result.metWhom, visit.result.nextStep ?? visit.result.said].filter((part) => part !== null).join(' · ');
  const under = [words.purpose(visit), said ?? visit.note, said === null ? visit.customerAddress : null];
  const isCurrent = role !== null;
  return (
    <li
      className={classes.stop}
      data-current={isCurrent || undefined}
      data-done={mark === 'done' || undefined}
      aria-current={isCurrent ? 'step' : undefined}
    >
      <span className={`${classes.time} fb-figures`}>{timeOf(visit.startsAt)}</span>
      <div className={classes.grow}>
        <Link to="/customers/$id" params={{ id: visit.customerId }} className={classes.name} title={visit.customerName}>
          {visit.customerName}
        </Link>
        <div className={classes.under} title={under.filter((part) => part !== null).join(' · ')}>
          {under.filter((part) => part !== null).join(' · ')}
        </div>
      </div>
      <div className={classes.acts}>
        {mark === 'done' && visit.result !== null ? (
          <StateBadge tone="good" withDot>
            {t('route.doneAt', { time: timeOf(visit.result.at) })}
          </StateBadge>
        ) : null}
        {mark === 'missing' || mark === 'open' ? <StateBadge tone={toneOfMark[mark]}>{words.mark(mark)}</StateBadge> : null}
        {mark === 'planned' && role !== null ? <StateBadge tone="info">{t(`route.${role}`)}</StateBadge> : null}
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={t('route.details', { name: visit.customerName })}
          onClick={() => visitDrawer.open({ visitId: visit.id })}
        >
          <IconDots size={16} aria-hidden />
        </ActionIcon>
        {isCurrent ? <ArriveButton visit={visit} /> : null}
        {visit.state === 'planned' && (isCurrent || mark === 'missing') ? (
          <Button
            variant={isCurrent ? 'filled' : 'default'}
            aria-label={t('route.recordOf', { name: visit.customerName })}
            onClick={() => visitResultDrawer.open({ visitId: visit.id })}
          >
            {t('route.record')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
