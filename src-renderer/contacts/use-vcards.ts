import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import { useFileOut, useMayExport } from '../api/use-file-out.ts';

/** Takes people along as cards for the address book of a phone. */
export function useVcardExport() {
  const { t } = useTranslation('contacts');
  const client = useClient();
  const { takeOut } = useFileOut();
  return {
    isAllowed: useMayExport(),
    exportVcards: (who: { contactIds?: string[]; customerIds?: string[] }, name: string) =>
      takeOut({ name: `${name}.vcf`, failed: t('vcard.failed') }, async (to) => {
        const made = await client.contacts.exportVcards({ file: to.file, ...who });
        const written = t('vcard.done', { count: made.cards, name: to.name });
        return made.restricted === 0 ? written : `${written} ${t('vcard.restricted', { count: made.restricted })}`;
      }),
  };
}
