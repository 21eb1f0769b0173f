import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { addDays, daysBetween, monthRange } from '../../src-shared/lib/dates.ts';
import { useLanguage } from '../api/use-language.ts';
import { useStatus } from '../api/use-status.ts';
import { dayOf, writeNumber } from '../ui/formats.ts';
import { useOfficeDays } from '../holidays/index.ts';
import { visitResultDrawer, workdaysUntil } from '../visits/index.ts';
import classes from './TodayPage.module.css';
import type { Today } from './use-today.ts';

/** The numbers that the day is measured by; each opens the records behind it. */
export function Tiles({ today }: { today: Today }) {
  const { t } = useTranslation('today');
  const language = useLanguage();
  const navigate = useNavigate();
  const office = useOfficeDays();
  const userId = useStatus()?.profile?.userId;
  const { planned, done } = today.month;
  const { total, notVisited60Days } = today.customers;
  const [oldest] = today.missingResults;
  const write = (value: number) => writeNumber(value, language);
  const monthHint =
    planned === 0
      ? t('tiles.visitsNone')
      : done >= planned
        ? t('tiles.visitsDone')
        : t('tiles.visitsHint', { count: planned - done, days: workdaysUntil(today.on, monthRange(today.on).last, office) });

  function showUnvisited() {
    const filter = { notVisitedSince: addDays(today.on, -60), ...(userId === undefined ? {} : { ownerId: userId }) };
    void navigate({ to: '/customers', search: { filter } });
  }

  return (
    <div className={classes.tiles}>
      <button type="button" className={classes.tile} onClick={() => void navigate({ to: '/visits', search: { view: 'month' } })}>
        <span className={classes.label}>{t('tiles.visits')}</span>
        <span className={`${classes.figure} fb-figures`}>
          {write(done)} / {write(planned)}
          <span className={classes.progress} role="img" aria-label={t('tiles.visitsLabel', { done, planned })}>
            <span style={{ width: `${planned === 0 ? 0 : Math.min(100, (100 * done) / planned)}%` }} />
          </span>
        </span>
        <span className={classes.hint}>{monthHint}</span>
      </button>
      <button type="button" className={classes.tile} onClick={showUnvisited}>
        <span className={classes.label}>{t('tiles.unvisited')}</span>
        <span className={`${classes.figure} fb-figures`}>{write(notVisited60Days)}</span>
        <span className={classes.hint}>
          {notVisited60Days === 0 ? t('tiles.unvisitedNone') : t('tiles.unvisitedHint', { total: write(total) })}
        </span>
      </button>
      {oldest === undefined ? (
        <div className={classes.tile}>
          <span className={classes.label}>{t('tiles.missing')}</span>
          <span className={`${classes.figure} fb-figures`}>0</span>
          <span className={classes.hint}>{t('tiles.missingNone')}</span>
        </div>
      ) : (
        <button type="button" className={classes.tile} onClick={() => visitResultDrawer.open({ visitId: oldest.id })}>
          <span className={classes.label}>{t('tiles.missing')}</span>
          <span className={`${classes.figure} ${classes.warn} fb-figures`}>{write(today.missingResults.length)}</span>
          <span className={classes.hint}>{t('tiles.missingHint', { count: daysBetween(dayOf(oldest.startsAt), today.on) })}</span>
        </button>
      )}
    </div>
  );
}
