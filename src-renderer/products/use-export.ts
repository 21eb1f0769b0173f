import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import { useFileOut } from '../api/use-file-out.ts';
import { useLanguage } from '../api/use-language.ts';

/** Writes the whole catalogue into a file that a spreadsheet opens. */
export function useExport() {
  const { t } = useTranslation('products');
  const client = useClient();
  const language = useLanguage();
  const { takeOut } = useFileOut();
  return {
    run: () =>
      takeOut({ name: `${t('title')}.xlsx`, failed: t('exportFailed') }, async (to) => {
        const { rows } = await client.products.export({ file: to.file, format: 'xlsx', language });
        return t('exported', { count: rows, name: to.name });
      }),
  };
}
