import { useTranslation } from 'react-i18next';
import type { Visit } from '../../src-shared/visits/visit.ts';
import { initialsFor } from '../ui/initials.ts';
import type { GridColumn } from './TimeGrid.tsx';
import { useDayMarks } from './use-day-marks.ts';
import classes from './WeekHeader.module.css';

/** The reps above a day of the team: who, and how many visits. Each opens his own day. */
export function TeamHeader({
  columns,
  visits,
  onOwner,
}: {
  columns: readonly GridColumn[];
  visits: readonly Visit[];
  onOwner: (ownerId: string) => void;
}) {
  const { t } = useTranslation('visits');
  const marks = useDayMarks();
  const [first] = columns;
  const mark = first === undefined ? null : marks(first.day);
  const counts = new Map<string, number>();
  for (const { ownerId, state } of visits) {
    if (ownerId !== null && state !== 'cancelled') counts.set(ownerId, (counts.get(ownerId) ?? 0) + 1);
  }
  return (
    <div className={classes.header} style={{ ['--days' as string]: columns.length }}>
      <div className={classes.corner} title={mark?.title}>
        {mark?.lunar}
      </div>
      {columns.map(({ key, ownerId, ownerName }) => {
        const count = t('calendar.count', { count: counts.get(ownerId ?? '') ?? 0 });
        return (
          <button
            key={key}
            type="button"
            className={classes.day}
            title={ownerName ?? ''}
            aria-label={t('calendar.ofOwner', { name: ownerName ?? '', count })}
            onClick={() => (ownerId === null ? undefined : onOwner(ownerId))}
          >
            <span className={`${classes.number} ${classes.initials}`}>{initialsFor(ownerName ?? '')}</span>
            <span className={classes.weekday}>{columns.length > 4 ? calledShort(ownerName ?? '') : ownerName}</span>
            <span className={classes.under}>{count}</span>
          </button>
        );
      })}
    </div>
  );
}

/** Where many stand side by side: the two last words, by which Vietnamese are told apart; families share the first one. */
function calledShort(name: string): string {
  return name.split(' ').slice(-2).join(' ');
}
