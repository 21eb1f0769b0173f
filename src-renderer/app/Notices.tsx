import { Button } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { textOf } from '../../src-shared/texts/texts.ts';
import { useClient } from '../api/client.tsx';
import { useLanguage } from '../api/use-language.ts';
import { useStatus } from '../api/use-status.ts';
import classes from './Notices.module.css';

/** What the user should know once after opening; it stays until it was read. */
export function Notices() {
  const { t } = useTranslation('app');
  const client = useClient();
  const language = useLanguage();
  const status = useStatus();
  if (status === undefined || status.notices.length === 0) return null;
  return (
    <div className={classes.notices} role="status">
      {status.notices.map((notice) => (
        <div key={notice.code} className={classes.notice}>
          <IconInfoCircle size={16} stroke={1.75} aria-hidden />
          <span className={classes.text}>{textOf(language, `notices.${notice.code}`, notice.details)}</span>
          <Button variant="default" onClick={() => void client.app.dismissNotice({ code: notice.code })}>
            {t('notices.dismiss')}
          </Button>
        </div>
      ))}
    </div>
  );
}
