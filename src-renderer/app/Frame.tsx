import { useMediaQuery } from '@mantine/hooks';
import { Outlet } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsOffice } from '../api/use-office.ts';
import { OfficeBanners, useSyncNow } from '../office/index.ts';
import { useNotices } from '../reminders/index.ts';
import { useSettings } from '../settings/index.ts';
import { PlaceProvider } from '../ui/place.tsx';
import { useShortcut } from '../ui/shortcuts.tsx';
import { CommandPalette } from './CommandPalette.tsx';
import classes from './Frame.module.css';
import { Notices } from './Notices.tsx';
import { quickAdds, SharedDrawers } from './quick-adds.tsx';
import { Rail } from './Rail.tsx';
import { ShortcutHelp } from './ShortcutHelp.tsx';
import { TopBar } from './TopBar.tsx';
import { useShell } from './use-shell.ts';

/** What stands around every screen: the rail, the top bar, the palette, the drawers that any screen may open. */
export function Frame() {
  const { t } = useTranslation('app');
  const { settings, change } = useSettings();
  // A narrow or enlarged window has no room for the labels, whatever was chosen on a wide one.
  const isNarrow = useMediaQuery('(max-width: 820px)', false, { getInitialValueInEffect: false });
  const isCollapsed = settings.isRailCollapsed || isNarrow;
  const screen = useRef<HTMLElement>(null);
  const isOffice = useIsOffice();
  const { syncNow } = useSyncNow();
  useShell();
  useNotices();
  useShortcut('sync', syncNow, isOffice);
  useShortcut('rail', () => change({ isRailCollapsed: !settings.isRailCollapsed }));
  // What stands around a screen is mounted after it, and must not take its key.
  useShortcut('new', () => quickAdds[0].open(), true, true);
  return (
    <PlaceProvider>
      <button type="button" className={classes.skip} onClick={() => screen.current?.focus()}>
        {t('skip')}
      </button>
      <div className={`${classes.frame} ${isCollapsed ? classes.collapsed : ''}`}>
        <div className={classes.side}>
          <Rail isCollapsed={isCollapsed} onToggle={() => change({ isRailCollapsed: !settings.isRailCollapsed })} />
        </div>
        <div className={classes.main}>
          <TopBar />
          <Notices />
          <OfficeBanners />
          <main className={classes.screen} ref={screen} tabIndex={-1}>
            <Outlet />
          </main>
        </div>
      </div>
      <CommandPalette />
      <ShortcutHelp />
      <SharedDrawers />
    </PlaceProvider>
  );
}
