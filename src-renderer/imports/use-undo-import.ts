import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { writeNumber } from '../ui/formats.ts';
import { showUndoToast } from '../ui/toasts.tsx';

/** Takes back a whole import and says what became of it. */
export function useUndoImport() {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  const command = useCommand((client, id: string) => client.imports.undo({ id }));
  return {
    isRunning: command.isRunning,
    async undo(id: string) {
      const outcome = await command.run(id);
      if (outcome === null) return;
      const shown = writeNumber(outcome.removed, language);
      const restored = writeNumber(outcome.restored, language);
      const message =
        outcome.kept > 0
          ? t('report.undoneKept', { shown, restored, kept: writeNumber(outcome.kept, language) })
          : outcome.restored > 0
            ? t('report.undoneRestored', { shown, restored })
            : t('report.undone', { count: outcome.removed, shown });
      showUndoToast({ message, id: 'import-undone' });
    },
  };
}
