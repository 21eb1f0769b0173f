import { useTranslation } from 'react-i18next';
import { useClient, useHost } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { chooseSaveTarget } from '../api/save-target.ts';
import { useLanguage } from '../api/use-language.ts';
import { showFailureToast, showUndoToast } from '../ui/toasts.tsx';

/** Writes the whole catalogue into a file that a spreadsheet opens. */
export function useExport() {
  const { t } = useTranslation('products');
  const client = useClient();
  const host = useHost();
  const language = useLanguage();
  return {
    async run() {
      try {
        const target = await chooseSaveTarget(host, 'export', `${t('title')}.xlsx`);
        if (target === null) return;
        const { rows } = await client.products.export({ file: target.ref, format: 'xlsx', language });
        target.collect();
        showUndoToast({ id: 'export', message: t('exported', { count: rows, name: target.name }) });
      } catch (error) {
        showFailureToast({ title: t('exportFailed'), reason: sentenceOf(error, language) });
      }
    },
  };
}
