import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '../../src-shared/rpc/errors.ts';
import { useClient, useHost } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { chooseSaveTarget } from '../api/save-target.ts';
import { useLanguage } from '../api/use-language.ts';
import { writeDay } from '../ui/formats.ts';
import { showFailureToast, showUndoToast } from '../ui/toasts.tsx';
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
  const host = useHost();
  const language = useLanguage();
  const [isRunning, setIsRunning] = useState(false);
  const allowed = useQuery({
    queryKey: ['exports', 'allowed'],
    meta: { entities: ['officeSettings', 'users', 'status'] },
    queryFn: () => client.exports.allowed({}),
  }).data;
  async function make(): Promise<void> {
    setIsRunning(true);
    try {
      const target = await chooseSaveTarget(host, 'document', `${t('of', { day: writeDay(on).replaceAll('/', '-') })}.pdf`);
      if (target === null) return;
      const { customers } = await client.dayPacks.pdf({ file: target.ref, on, language });
      target.collect();
      showUndoToast({ id: 'document', message: t('done', { count: customers, name: target.name }) });
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'cancelled'))
        showFailureToast({ title: t('failed'), reason: sentenceOf(error, language) });
    } finally {
      setIsRunning(false);
    }
  }
  return { isAllowed: allowed?.isAllowed ?? false, isRunning, make };
}
