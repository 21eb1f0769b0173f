import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Visit } from '../../src-shared/visits/visit.ts';
import { useLanguage } from '../api/use-language.ts';
import { Card } from '../ui/Card.tsx';
import { dayOf, daysBetween, writeShortDay } from '../ui/formats.ts';
import { StateBadge } from '../ui/StateBadge.tsx';
import { shortWeekday, useVisitWords, visitDrawer, visitResultDrawer } from '../visits/index.ts';
import classes from './TodayPage.module.css';

const shownAtFirst = 4;

/** Visits of the past days of which nobody has said yet what came of them. */
export function MissingResults({ visits, on }: { visits: readonly Visit[]; on: string }) {
  const { t } = useTranslation('today');
  const words = useVisitWords();
  const language = useLanguage();
  const [isWhole, setIsWhole] = useState(false);
  if (visits.length === 0) return null;
  // The newest is remembered best, so it stands first.
  const newestFirst = visits.toReversed();
  const shown = isWhole ? newestFirst : newestFirst.slice(0, shownAtFirst);
  const rest = visits.length - shown.length;
  return (
    <Card title={t('missing.title')} aside={<StateBadge tone="warn">{visits.length}</StateBadge>} isFlush>
      <ul className={classes.rows}>
        {shown.map((visit) => (
          <li key={visit.id}>
            <div className={classes.grow}>
              <Link to="/customers/$id" params={{ id: visit.customerId }} className={classes.name} title={visit.customerName}>
                {visit.customerName}
              </Link>
              <div className={classes.under}>
                {shortWeekday(dayOf(visit.startsAt), language)} {writeShortDay(visit.startsAt, on)} ·{' '}
                {t('missing.ago', { count: daysBetween(visit.startsAt, on) })}
                {visit.state === 'planned' ? '' : ` · ${words.mark('open')}`}
              </div>
            </div>
            <Button
              variant="default"
              style={{ flex: 'none' }}
              aria-label={t(visit.state === 'planned' ? 'route.recordOf' : 'route.details', { name: visit.customerName })}
              onClick={() => (visit.state === 'planned' ? visitResultDrawer : visitDrawer).open({ visitId: visit.id })}
            >
              {visit.state === 'planned' ? t('route.record') : t('missing.look')}
            </Button>
          </li>
        ))}
      </ul>
      {rest > 0 || isWhole ? (
        <div className={classes.rest}>
          {rest > 0 ? `${t('missing.more', { count: rest })} · ` : null}
          <button type="button" className={classes.link} aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
            {isWhole ? t('missing.hide') : t('missing.show')}
          </button>
        </div>
      ) : null}
    </Card>
  );
}
