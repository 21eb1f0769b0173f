import { useTranslation } from 'react-i18next';
import type { Job } from '../../src-shared/rpc/events.ts';
import { useClient } from '../api/client.tsx';
import { useFileOut, useMayExport } from '../api/use-file-out.ts';
import { useJobs } from '../api/use-jobs.ts';
import { useLanguage } from '../api/use-language.ts';
import { dayOf, writeNumber } from '../ui/formats.ts';

export interface HandoverDocument {
  readonly isAllowed: boolean;
  /** The document that is made now, also one that was begun before this screen was opened. */
  readonly running: Job | undefined;
  readonly isStarting: boolean;
  /** Of one customer. */
  makeSheet(customer: { id: string; name: string }): Promise<void>;
  /** Of a book. */
  makeDossier(ids: readonly string[]): Promise<void>;
  stop(): void;
}

/** Makes papers for whoever takes over, in the background, and says where they are. */
export function useHandoverDocument(): HandoverDocument {
  const { t } = useTranslation('documents');
  const client = useClient();
  const language = useLanguage();
  const isAllowed = useMayExport();
  const { isRunning, takeOut } = useFileOut();
  const running = useJobs().find((job) => job.kind === 'document' && job.state === 'running');
  const make = (name: string, write: (file: string) => Promise<{ pages: number; restricted: number }>) =>
    takeOut({ name: `${name}.pdf`, failed: t('failed'), purpose: 'document' }, async (to) => {
      const { pages, restricted } = await write(to.file);
      const done = t('done', { name: to.name, pages: writeNumber(pages, language) });
      return restricted === 0 ? done : `${done} ${t('restricted', { count: restricted })}`;
    });

  return {
    isAllowed,
    running,
    isStarting: isRunning,
    makeSheet: ({ id, name }) =>
      make(t('sheetName', { name: name.slice(0, 60) }), (file) =>
        client.documents.handoverSheet({ file, customerId: id, language }),
      ),
    makeDossier: (ids) =>
      make(t('dossierName', { day: dayOf(Date.now()) }), (file) =>
        client.documents.handoverDossier({ file, ids: [...ids], language }),
      ),
    stop: () => void (running === undefined ? undefined : client.jobs.cancel({ id: running.id })),
  };
}
