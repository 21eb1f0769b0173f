import { announceDrawer } from '../announcements/index.ts';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useUndo } from '../api/use-undo.tsx';
import { useIsOffice } from '../api/use-office.ts';
import { useSyncNow } from '../office/index.ts';
import { reminderCentre } from '../reminders/index.ts';
import { tetPlanDrawer } from '../visits/index.ts';
import { useSettings } from '../settings/index.ts';
import { useNavigation } from './navigation.tsx';
import { quickAdds } from './quick-adds.tsx';
import { helpDialog } from './ShortcutHelp.tsx';

export interface PaletteCommand {
  readonly id: string;
  readonly label: string;
  readonly group: 'screens' | 'commands';
  readonly run: () => void;
}

/** Everything that can be done from anywhere, by name. */
export function useCommands(): readonly PaletteCommand[] {
  const { t } = useTranslation(['app', 'expenses', 'leads', 'competitors', 'duplicates', 'prices', 'announcements']);
  const navigate = useNavigate();
  const undo = useUndo();
  const navigation = useNavigation();
  const isOffice = useIsOffice();
  const { syncNow } = useSyncNow();
  const { settings, change } = useSettings();
  const screens = [...navigation, { id: 'settings', to: '/settings' } as const].map((entry) => ({
    id: entry.id,
    label: t(`navigation.${entry.id}`),
    group: 'screens' as const,
    run: () => void navigate({ to: entry.to }),
  }));
  const adds = quickAdds.map((add) => ({ id: add.id, label: t(`commands.${add.id}`), run: add.open }));
  const officeCommands = isOffice
    ? [
        { id: 'syncNow', label: t('commands.syncNow'), run: syncNow },
        { id: 'pending', label: t('commands.pending'), run: () => void navigate({ to: '/sync' }) },
        {
          id: 'conflicts',
          label: t('commands.conflicts'),
          run: () => void navigate({ to: '/sync', search: { tab: 'conflicts' } }),
        },
      ]
    : [];
  const plans = [
    { id: 'tetPlan', label: t('commands.tetPlan'), run: () => tetPlanDrawer.open({}) },
    { id: 'announce', label: t('announcements:command'), run: () => announceDrawer.open({ policies: [] }) },
  ];
  const prices = { id: 'prices', label: t('prices:title'), run: () => void navigate({ to: '/prices', search: {} }) };
  const expenses = { id: 'expenses', label: t('expenses:title'), run: () => void navigate({ to: '/expenses' }) };
  const duplicates = { id: 'duplicates', label: t('duplicates:title'), run: () => void navigate({ to: '/duplicates' }) };
  const leads = { id: 'leads', label: t('leads:title'), run: () => void navigate({ to: '/leads' }) };
  const competitors = { id: 'competitors', label: t('competitors:title'), run: () => void navigate({ to: '/competitors' }) };
  const settingsCommands = [
    { id: 'light', label: t('commands.light'), run: () => change({ theme: 'light' }) },
    { id: 'dark', label: t('commands.dark'), run: () => change({ theme: 'dark' }) },
    { id: 'system', label: t('commands.system'), run: () => change({ theme: 'system' }) },
    { id: 'vi', label: t('commands.vi'), run: () => change({ language: 'vi' }) },
    { id: 'en', label: t('commands.en'), run: () => change({ language: 'en' }) },
    { id: 'rail', label: t('commands.rail'), run: () => change({ isRailCollapsed: !settings.isRailCollapsed }) },
    { id: 'undo', label: t('commands.undo'), run: undo.undoLast },
    { id: 'reminders', label: t('commands.reminders'), run: () => reminderCentre.open(true) },
    { id: 'help', label: t('commands.help'), run: () => helpDialog.open(true) },
  ];
  return [
    ...screens,
    ...[expenses, leads, competitors, duplicates, prices].map((screen) => ({ ...screen, group: 'screens' as const })),
    ...[...adds, ...plans, ...officeCommands, ...settingsCommands].map((command) => ({ ...command, group: 'commands' as const })),
  ];
}
