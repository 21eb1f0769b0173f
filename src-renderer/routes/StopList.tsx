import { ActionIcon, Button, Switch } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { IconDots, IconGripVertical, IconHome, IconLock, IconLockOpen } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayRoute, RouteStop } from '../../src-shared/routes/routes.contract.ts';
import { useLanguage } from '../api/use-language.ts';
import { isComposing } from '../ui/composing.ts';
import { timeOf } from '../ui/formats.ts';
import { StateBadge } from '../ui/StateBadge.tsx';
import { useVisitWords, visitDrawer } from '../visits/index.ts';
import classes from './RoutePage.module.css';
import type { RouteActions } from './use-route.ts';
import { writeKilometres } from './write-kilometres.ts';

/** The stops with what lies between them. They are moved with the pointer, or with Alt and an arrow. */
export function StopList({
  route,
  actions,
  chosen,
  onChoose,
  onStart,
}: {
  route: DayRoute;
  actions: RouteActions;
  chosen: string | null;
  onChoose: (id: string) => void;
  onStart: () => void;
}) {
  const { t } = useTranslation('routes');
  const language = useLanguage();
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const list = useRef<HTMLOListElement>(null);
  // A row that moves in the document loses the focus: it gets it back.
  const keyed = useRef<string | null>(null);
  useEffect(() => {
    if (keyed.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-handle="${keyed.current}"]`)?.focus();
  });

  function onKey(event: KeyboardEvent, stop: RouteStop, at: number) {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (step === 0 || !event.altKey || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    keyed.current = stop.visit.id;
    actions.move(stop.visit.id, at + step);
  }

  return (
    <section className={classes.list} aria-label={t('list')}>
      <div className={classes.start}>
        <IconHome size={18} stroke={1.75} aria-hidden />
        <div className={classes.grow}>
          <div className={classes.name}>{route.start?.name ?? t('noStart')}</div>
          {route.start === null ? <div className={classes.under}>{t('noStartHint')}</div> : null}
        </div>
        <Button variant="subtle" onClick={onStart}>
          {t(route.start === null ? 'setStart' : 'changeStart')}
        </Button>
      </div>
      <ol
        ref={list}
        className={classes.stops}
        onBlur={() => {
          keyed.current = null;
        }}
      >
        {actions.stops.map((stop, at) => (
          <li
            key={stop.visit.id}
            className={classes.stop}
            draggable
            data-over={over === at || undefined}
            data-chosen={chosen === stop.visit.id || undefined}
            data-dragged={dragged === stop.visit.id || undefined}
            onKeyDown={(event) => onKey(event, stop, at)}
            onMouseEnter={() => onChoose(stop.visit.id)}
            onFocus={() => onChoose(stop.visit.id)}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move';
              event.dataTransfer.setData('text/plain', stop.visit.customerName);
              setDragged(stop.visit.id);
            }}
            onDragOver={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              setOver(at);
            }}
            onDragEnd={() => {
              setDragged(null);
              setOver(null);
            }}
            onDrop={(event) => {
              event.preventDefault();
              if (dragged !== null) actions.move(dragged, at);
              setDragged(null);
              setOver(null);
            }}
          >
            <Stop stop={stop} number={at + 1} onFixed={(isFixed) => actions.setFixed(stop.visit.id, isFixed)} />
          </li>
        ))}
      </ol>
      {route.start === null ? null : (
        <div className={classes.start}>
          <Switch
            label={t('returns', { name: route.start.name })}
            checked={route.returns}
            onChange={(event) => actions.setReturns(event.currentTarget.checked)}
          />
          <span className={classes.push} />
          {route.metresBack === null ? null : (
            <span className={`${classes.leg} fb-figures`}>{writeKilometres(route.metresBack, language)}</span>
          )}
        </div>
      )}
    </section>
  );
}

function Stop({ stop, number, onFixed }: { stop: RouteStop; number: number; onFixed: (isFixed: boolean) => void }) {
  const { t } = useTranslation('routes');
  const language = useLanguage();
  const words = useVisitWords();
  const { visit } = stop;
  const name = visit.customerName;
  const under = [words.purpose(visit), visit.customerAddress].filter((part) => part !== null).join(' · ');
  const fixWord = t(stop.isFixed ? 'unfix' : 'fix', { name });
  return (
    <>
      <button
        type="button"
        className={classes.handle}
        data-handle={visit.id}
        aria-label={t('handle', { name, number })}
        title={t('handleHint')}
      >
        <IconGripVertical size={16} stroke={1.75} aria-hidden />
      </button>
      <span className={classes.number} data-estimated={stop.source === 'province' || undefined} aria-hidden>
        {number}
      </span>
      <span className={`${classes.time} fb-figures`}>{timeOf(visit.startsAt)}</span>
      <div className={classes.grow}>
        <Link to="/customers/$id" params={{ id: visit.customerId }} className={classes.name} title={name}>
          {name}
        </Link>
        <div className={classes.under} title={under}>
          {under}
        </div>
      </div>
      <div className={classes.acts}>
        {visit.state === 'done' ? (
          <StateBadge tone="good" withDot>
            {words.mark('done')}
          </StateBadge>
        ) : null}
        {stop.position === null ? <StateBadge tone="warn">{t('nowhere')}</StateBadge> : null}
        {stop.source === 'province' ? <StateBadge>{t('estimate')}</StateBadge> : null}
        <span className={`${classes.leg} fb-figures`}>{stop.metres === null ? '' : writeKilometres(stop.metres, language)}</span>
        <ActionIcon
          variant="subtle"
          color={stop.isFixed ? 'accent' : 'gray'}
          size={28}
          aria-pressed={stop.isFixed}
          aria-label={fixWord}
          title={fixWord}
          onClick={() => onFixed(!stop.isFixed)}
        >
          {stop.isFixed ? <IconLock size={16} aria-hidden /> : <IconLockOpen size={16} stroke={1.5} aria-hidden />}
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={t('details', { name })}
          onClick={() => visitDrawer.open({ visitId: visit.id })}
        >
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </div>
    </>
  );
}
