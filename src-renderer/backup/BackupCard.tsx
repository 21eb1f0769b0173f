import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Card } from '../ui/Card.tsx';
import { writeDayTime } from '../ui/formats.ts';
import classes from './Backup.module.css';
import { useBackups } from './use-backups.ts';

/** For the settings: when the newest backup was made, and the way to all of them. */
export function BackupCard() {
  const { t } = useTranslation('backup');
  const navigate = useNavigate();
  const newest = useBackups().data?.[0];
  return (
    <Card title={t('title')}>
      <div className={classes.buttons}>
        <span style={{ flex: 1 }}>
          {newest === undefined ? t('card.none') : t('card.newest', { when: writeDayTime(newest.madeAt) })}
        </span>
        <Button variant="default" onClick={() => void navigate({ to: '/backup' })}>
          {t('card.open')}
        </Button>
      </div>
    </Card>
  );
}
