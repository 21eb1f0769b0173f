import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../ui/PageHeader.tsx';
import { usePlace } from '../ui/place.tsx';
import classes from './Backup.module.css';
import { BackupSection } from './BackupSection.tsx';

/** Backups under an address of their own; the settings show the same section. */
export function BackupPage() {
  const { t } = useTranslation(['backup', 'app']);
  const navigate = useNavigate();
  usePlace({ title: t('app:navigation.settings'), detail: t('backup:title'), onTitle: () => void navigate({ to: '/settings' }) });
  return (
    <div className={classes.page}>
      <PageHeader title={t('backup:title')} />
      <div className={classes.sections}>
        <BackupSection />
      </div>
    </div>
  );
}
