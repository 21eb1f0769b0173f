import { useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShellCommand, ShellEvent } from '../../src-shared/rpc/bridge.ts';
import { useHost } from '../api/client.tsx';
import { useStatus } from '../api/use-status.ts';
import { useUndo } from '../api/use-undo.tsx';
import { newCustomerDrawer } from '../customers/index.ts';
import { fileToImport } from '../imports/index.ts';
import { useSettings } from '../settings/index.ts';
import { taskDrawer } from '../tasks/index.ts';
import { newVisitDrawer, visitDrawer } from '../visits/index.ts';
import { pressShortcut } from '../ui/shortcuts.tsx';
import { showUndoToast } from '../ui/toasts.tsx';
import { paletteDialog } from './CommandPalette.tsx';
import { helpDialog } from './ShortcutHelp.tsx';

/** What the desktop shell asks of the screens: menu commands, links to records, a core that was started again. */
export function useShell() {
  const { desktop } = useHost();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const undo = useUndo();
  const { settings } = useSettings();
  const sync = useStatus()?.sync;
  // Alone there is no office that anything could wait for, which is not the same as nothing waiting.
  const unsent = sync === undefined || sync.state === 'alone' ? null : sync.waiting;
  const { t } = useTranslation('app');

  useEffect(() => void desktop?.setLanguage(settings.language), [desktop, settings.language]);
  useEffect(() => void desktop?.setUnsent(unsent), [desktop, unsent]);
  useEffect(() => {
    const commands: Partial<Record<ShellCommand, () => void>> = {
      'new-customer': () => newCustomerDrawer.open({}),
      'new-visit': () => newVisitDrawer.open({}),
      'go-today': () => void navigate({ to: '/today' }),
      'go-calendar': () => void navigate({ to: '/visits' }),
      backup: () => void navigate({ to: '/backup' }),
      palette: () => paletteDialog.open(true),
      find: () => pressShortcut('filter'),
      save: () => pressShortcut('save'),
      undo: () => undo.undoLast(),
      import: () => void navigate({ to: '/imports' }),
      settings: () => void navigate({ to: '/settings' }),
      about: () => void navigate({ to: '/settings' }),
      'go-customers': () => void navigate({ to: '/customers' }),
      shortcuts: () => helpDialog.open(true),
    };
    return desktop?.onShell((event: ShellEvent) => {
      if (event.type === 'command') commands[event.command]?.();
      if (event.type === 'open-record' && event.record.entity === 'customer')
        void navigate({ to: '/customers/$id', params: { id: event.record.id } });
      if (event.type === 'open-record' && event.record.entity === 'quote')
        void navigate({ to: '/quotes/$id', params: { id: event.record.id } });
      if (event.type === 'open-record' && event.record.entity === 'visit') visitDrawer.open({ visitId: event.record.id });
      if (event.type === 'open-record' && event.record.entity === 'task') taskDrawer.open({ taskId: event.record.id });
      if (event.type === 'open-file') {
        fileToImport.open(event.file);
        void navigate({ to: '/imports' });
      }
      if (event.type === 'core') void queries.invalidateQueries();
      if (event.type === 'update-ready') {
        showUndoToast({
          id: 'update-ready',
          message: t('updateReady', { version: event.version }),
          action: t('restartToUpdate'),
          onAction: () => void desktop.restartToUpdate(),
        });
      }
    });
  }, [desktop, navigate, queries, undo, t]);
}
