import { ActionIcon, Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { IconChevronRight, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStatus } from '../api/use-status.ts';
import { ReminderBell } from '../reminders/index.ts';
import { initialsFor } from '../ui/initials.ts';
import { useCurrentPlace } from '../ui/place.tsx';
import { writtenKeys } from '../ui/shortcuts.tsx';
import { paletteDialog } from './CommandPalette.tsx';
import { quickAdds } from './quick-adds.tsx';
import { StatusBadge } from './StatusBadge.tsx';
import classes from './TopBar.module.css';

export function TopBar() {
  const { t } = useTranslation('app');
  const place = useCurrentPlace();
  const status = useStatus();
  const navigate = useNavigate();
  const userName = status?.profile?.userName ?? '';
  return (
    // Not a banner: dialogs bring a header of their own, and a page has one banner.
    <section className={classes.bar} aria-label={t('topbar.label')}>
      <div className={classes.place}>
        {place?.onTitle === undefined ? (
          <span className={classes.title}>{place?.title}</span>
        ) : (
          <button type="button" className={classes.title} onClick={place.onTitle}>
            {place.title}
          </button>
        )}
        {place?.detail === undefined ? null : (
          <span className={classes.detail}>
            {place.onTitle === undefined ? null : <IconChevronRight size={12} aria-hidden />} {place.detail}
          </span>
        )}
      </div>
      <button type="button" className={classes.search} onClick={() => paletteDialog.open(true)}>
        <span>{t('topbar.search')}</span>
        <kbd className={classes.keys}>Ctrl K</kbd>
      </button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label={t('topbar.add')} title={t('topbar.add')}>
            <IconPlus size={16} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {quickAdds.map((add) => (
            <Menu.Item
              key={add.id}
              onClick={add.open}
              {...('shortcut' in add ? { rightSection: <kbd className={classes.keys}>{writtenKeys(add.shortcut)}</kbd> } : {})}
            >
              {t(`commands.${add.id}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <ReminderBell />
      <StatusBadge />
      {userName === '' ? null : (
        <button
          type="button"
          className={classes.me}
          title={userName}
          aria-label={t('topbar.me', { name: userName })}
          onClick={() => void navigate({ to: '/settings' })}
        >
          {initialsFor(userName)}
        </button>
      )}
    </section>
  );
}
