import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import { useFileOut, useMayExport } from '../api/use-file-out.ts';
import { useLanguage } from '../api/use-language.ts';
import { writeDay } from '../ui/formats.ts';
import { visitEntities } from '../visits/index.ts';

/** One's own customers of a day with what is to be known of each. */
export function useDayPack(on: string, isWanted = true) {
  const client = useClient();
  return useQuery({
    queryKey: ['dayPacks', 'get', on],
    meta: {
      entities: [
        ...visitEntities,
        'dayRoutes',
        'contacts',
        'interactions',
        'helpRequests',
        'tasks',
        'walletShares',
        'quotes',
        'orders',
        'invoices',
        'receipts',
        'files',
        'officeSettings',
      ],
    },
    queryFn: () => client.dayPacks.get({ on }),
    placeholderData: keepPreviousData,
    enabled: isWanted,
  });
}

/** Makes the PDF of a day and says where it is. */
export function usePackPdf(on: string) {
  const { t } = useTranslation('dayPacks');
  const client = useClient();
  const language = useLanguage();
  const { isRunning, takeOut } = useFileOut();
  const name = `${t('of', { day: writeDay(on).replaceAll('/', '-') })}.pdf`;
  return {
    isAllowed: useMayExport(),
    isRunning,
    make: () =>
      takeOut({ name, failed: t('failed'), purpose: 'document' }, async (to) => {
        const { customers } = await client.dayPacks.pdf({ file: to.file, on, language });
        return t('done', { count: customers, name: to.name });
      }),
  };
}
