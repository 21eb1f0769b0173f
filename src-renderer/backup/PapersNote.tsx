import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import { useLanguage } from '../api/use-language.ts';
import { writeNumber } from '../ui/formats.ts';
import classes from './Backup.module.css';
import { writeSize } from './sizes.ts';

/** Which backups hold papers' bytes: said wherever some lie on this laptop, with what the office has not got yet. */
export function PapersNote() {
  const { t } = useTranslation('backup');
  const client = useClient();
  const language = useLanguage();
  const store = useQuery({
    queryKey: ['files', 'store'],
    meta: { entities: ['files', 'blobs', 'customers'] },
    queryFn: () => client.files.store({}),
  }).data;
  if (store === undefined || store.files === 0) return null;
  const lying = t('papers.lying', { shown: writeNumber(store.files, language), size: writeSize(store.bytes, language) });
  const waiting = store.waiting?.length ?? 0;
  const elsewhere =
    store.waiting === null
      ? ''
      : waiting === 0
        ? t('papers.atOffice')
        : t('papers.waiting', { shown: writeNumber(waiting, language) });
  return (
    <p className={classes.intro}>
      {lying} {elsewhere}
    </p>
  );
}
