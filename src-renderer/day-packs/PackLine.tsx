import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../src-shared/lib/dates.ts';
import classes from './DayPack.module.css';
import { useDayPack } from './use-day-pack.ts';

/** From five in the afternoon: tomorrow's pack, one click away. Without visits tomorrow there is nothing to say. */
export function PackLine({ on, hour }: { on: string; hour: number }) {
  const { t } = useTranslation('dayPacks');
  const navigate = useNavigate();
  const isEvening = hour >= 17;
  const count = useDayPack(addDays(on, 1), isEvening).data?.pages.length ?? 0;
  if (!isEvening || count === 0) return null;
  return (
    <div className={classes.ready}>
      <span>{t('ready', { count })}</span>
      <button type="button" className={classes.link} onClick={() => void navigate({ to: '/day-pack' })}>
        {t('openPack')}
      </button>
    </div>
  );
}
