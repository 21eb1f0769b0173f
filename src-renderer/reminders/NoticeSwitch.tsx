import { Button, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../api/client.tsx';
import { useSettings } from '../settings/index.ts';
import { noticesAllowed, permissionOf } from './notice-permission.ts';
import classes from './Reminders.module.css';

/** Notices on this laptop's desktop: on and off, and in a browser the button that asks it for permission. */
export function NoticeSwitch() {
  const { t } = useTranslation('reminders');
  const { desktop } = useHost();
  const { settings, change } = useSettings();
  const [permission, setPermission] = useState(() => permissionOf(desktop));
  if (permission === 'unsupported') return <span className={classes.soft}>{t('notices.unsupported')}</span>;
  if (permission === 'denied') return <span className={classes.soft}>{t('notices.denied')}</span>;
  if (permission === 'default') {
    return (
      <Button
        variant="default"
        onClick={() =>
          void Notification.requestPermission().then((given) => {
            setPermission(given);
            if (given !== 'granted') return;
            change({ showsNotices: true });
            noticesAllowed.open(true);
          })
        }
      >
        {t('notices.allow')}
      </Button>
    );
  }
  return (
    <Switch
      label={t('notices.label')}
      checked={settings.showsNotices}
      onChange={(event) => change({ showsNotices: event.currentTarget.checked })}
    />
  );
}
