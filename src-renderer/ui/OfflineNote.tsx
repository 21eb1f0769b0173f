import { IconCloudOff } from '@tabler/icons-react';
import { useTranslation } from '../locales/words.tsx';
import classes from './Faces.module.css';

/** Said where a person could wonder whether work done without signal is kept. */
export function OfflineNote({ text }: { text?: string }) {
  const { t } = useTranslation('ui');
  return (
    <div className={classes.note} role="note">
      <IconCloudOff size={16} stroke={1.75} aria-hidden />
      {text ?? t('offline')}
    </div>
  );
}
