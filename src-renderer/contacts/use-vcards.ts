import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { AppError } from '../../src-shared/rpc/errors.ts';
import { useClient, useHost } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { chooseSaveTarget } from '../api/save-target.ts';
import { useLanguage } from '../api/use-language.ts';
import { showFailureToast, showUndoToast } from '../ui/toasts.tsx';

/** Takes people along as cards for the address book of a phone. */
export function useVcardExport() {
  const { t } = useTranslation('contacts');
  const client = useClient();
  const host = useHost();
  const language = useLanguage();
  const isAllowed =
    useQuery({
      queryKey: ['exports', 'allowed'],
      meta: { entities: ['officeSettings', 'users', 'status'] },
      queryFn: () => client.exports.allowed({}),
    }).data?.isAllowed ?? false;
  return {
    isAllowed,
    async exportVcards(who: { contactIds?: string[]; customerIds?: string[] }, name: string) {
      try {
        const target = await chooseSaveTarget(host, 'export', `${name}.vcf`);
        if (target === null) return;
        const made = await client.contacts.exportVcards({ file: target.ref, ...who });
        target.collect();
        const written = t('vcard.done', { count: made.cards, name: target.name });
        showUndoToast({
          id: 'export',
          message: made.restricted === 0 ? written : `${written} ${t('vcard.restricted', { count: made.restricted })}`,
        });
      } catch (error) {
        if (!(error instanceof AppError && error.code === 'cancelled'))
          showFailureToast({ title: t('vcard.failed'), reason: sentenceOf(error, language) });
      }
    },
  };
}
