import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { addDays, daysBetween, monthRange } from '../../src-shared/lib/dates.ts';
import { useLanguage } from '../api/use-language.ts';
import { useStatus } from '../api/use-status.ts';
import { useTargets } from '../targets/index.ts';
import { dayOf, writeNumber } from '../ui/formats.ts';
import { useOfficeDays } from '../holidays/index.ts';
import { visitResultDrawer, workdaysUntil } from '../visits/index.ts';
import classes from './TodayPage.module.css';
import type { Today } from './use-today.ts';

/** The numbers that the day is measured by; each opens the records behind it. */
export function Tiles({ today }: { today: Today }) {
  const { t } = useTranslation(['today', 'targets']);
  const language = useLanguage();
  const navigate = useNavigate();
  const office = useOfficeDays();
  const userId = useStatus()?.profile?.userId;
  const { planned, done } = today.month;
  const { total, notVisited60Days } = today.customers;
  const [oldest] = today.missingResults;
  const write = (value: number) => writeNumber(value, language);
  // Without a target of the office a month is measured by what was planned.
  const mine = useTargets(today.on.slice(0, 7), userId).data?.rows.find((row) => row.userId === userId);
  const target = mine?.goals.find((goal) => goal.kind === 'visits')?.target ?? null;
  const aim = target ?? planned;
  const days = workdaysUntil(today.on, monthRange(today.on).last, office);
  const monthHint =
    target !== null
      ? done >= target
        ? t('targets:tile.done')
        : t('targets:tile.left', { count: target - done, days })
      : planned === 0
        ? t('tiles.visitsNone')
        : done >= planned
          ? t('tiles.visitsDone')
          : t('tiles.visitsHint', { count: planned - done, days });

  function showUnvisited() {
    const filter = { notVisitedSince: addDays(today.on, -60), ...(userId === undefined ? {} : { ownerId: userId }) };
    void navigate({ to: '/customers', search: { filter } });
  }

  return (
    <div className={classes.tiles}>
      <button
        type="button"
        className={classes.tile}
        onClick={() =>
          void (target === null
            ? navigate({ to: '/visits', search: { view: 'month' } })
            : navigate({ to: '/reports', search: { tab: 'targets' } }))
        }
      >
        <span className={classes.label}>{t('tiles.visits')}</span>
        <span className={`${classes.figure} fb-figures`}>
          {write(done)} / {write(aim)}
          <span
            className={classes.progress}
            role="img"
            aria-label={
              target === null ? t('tiles.visitsLabel', { done, planned }) : t('targets:tile.label', { reached: done, target })
            }
          >
            <span style={{ width: `${aim === 0 ? 0 : Math.min(100, (100 * done) / aim)}%` }} />
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
