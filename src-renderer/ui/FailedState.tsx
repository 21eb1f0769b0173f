import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from '../locales/words.tsx';
import classes from './Faces.module.css';

/** What a part shows when it cannot: what happened, what was kept, and a way to try again. */
export function FailedState({
  title,
  reason,
  kept,
  onRetry,
}: {
  title?: string;
  reason: string;
  kept?: string;
  onRetry?: () => void;
}) {
  const { t } = useTranslation('ui');
  return (
    <div className={classes.face} role="alert">
      <div className={`${classes.icon} ${classes.iconBad}`}>
        <IconAlertTriangle size={22} stroke={1.75} aria-hidden />
      </div>
      <p className={classes.title}>{title ?? t('failed.title')}</p>
      <p className={classes.text}>{reason}</p>
      <p className={classes.text}>{kept ?? t('failed.kept')}</p>
      {onRetry === undefined ? null : (
        <div className={classes.actions}>
          <Button variant="default" onClick={onRetry}>
            {t('retry')}
          </Button>
        </div>
      )}
    </div>
  );
}
