import { Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconSettings } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../api/use-language.ts';
import { writeNumber } from '../ui/formats.ts';
import { writtenKeys } from '../ui/shortcuts.tsx';
import type { NavigationEntry } from './navigation.tsx';
import { useNavigation } from './navigation.tsx';
import classes from './Rail.module.css';

const settingsEntry: NavigationEntry = { id: 'settings', to: '/settings', icon: IconSettings };

export function Rail({ isCollapsed, onToggle }: { isCollapsed: boolean; onToggle: () => void }) {
  const { t } = useTranslation('app');
  const navigation = useNavigation();
  const ToggleIcon = isCollapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  const toggleLabel = isCollapsed ? t('rail.expand') : t('rail.collapse');
  return (
    <nav className={classes.rail} aria-label={t('rail.label')}>
      <div className={`${classes.brand} ${isCollapsed ? classes.tight : ''}`}>
        <span className={classes.mark} aria-hidden />
        {isCollapsed ? null : t('name')}
      </div>
      <div className={`${classes.nav} ${isCollapsed ? classes.tight : ''}`}>
        <ul>
          {navigation.map((entry) => (
            <RailItem key={entry.id} entry={entry} isCollapsed={isCollapsed} />
          ))}
        </ul>
        <ul className={classes.bottom}>
          <RailItem entry={settingsEntry} isCollapsed={isCollapsed} />
          <li>
            <Tooltip label={`${toggleLabel} · ${writtenKeys('rail')}`} position="right">
              <button
                type="button"
                className={classes.item}
                aria-label={toggleLabel}
                aria-expanded={!isCollapsed}
                onClick={onToggle}
              >
                <ToggleIcon className={classes.icon} size={17} stroke={1.75} aria-hidden />
                {isCollapsed ? null : (
                  <span className={classes.label}>{isCollapsed ? t('rail.expandShort') : t('rail.collapseShort')}</span>
                )}
              </button>
            </Tooltip>
          </li>
        </ul>
      </div>
    </nav>
  );
}

const noCount = () => undefined;

function RailItem({ entry, isCollapsed }: { entry: NavigationEntry; isCollapsed: boolean }) {
  const { t } = useTranslation('app');
  const language = useLanguage();
  const useCount = entry.useCount ?? noCount;
  const count = useCount();
  const label = t(`navigation.${entry.id}`);
  const Icon = entry.icon;
  return (
    <li>
      <Tooltip label={label} position="right" disabled={!isCollapsed}>
        <Link
          to={entry.to}
          className={classes.item}
          activeOptions={{ exact: false, includeSearch: false }}
          {...(isCollapsed ? { 'aria-label': label } : {})}
        >
          <Icon className={classes.icon} size={17} stroke={1.75} aria-hidden />
          {isCollapsed ? null : (
            <>
              <span className={classes.label}>{label}</span>
              {count === undefined || count === 0 ? null : <span className={classes.count}>{writeNumber(count, language)}</span>}
            </>
          )}
        </Link>
      </Tooltip>
    </li>
  );
}
