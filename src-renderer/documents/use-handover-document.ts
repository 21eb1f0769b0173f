import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '../../src-shared/rpc/errors.ts';
import type { Job } from '../../src-shared/rpc/events.ts';
import { useClient, useHost } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { chooseSaveTarget } from '../api/save-target.ts';
import { useJobs } from '../api/use-jobs.ts';
import { useLanguage } from '../api/use-language.ts';
import { dayOf, writeNumber } from '../ui/formats.ts';
import { showFailureToast, showUndoToast } from '../ui/toasts.tsx';

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
  const host = useHost();
  const language = useLanguage();
  const [isStarting, setIsStarting] = useState(false);
  const allowed = useQuery({
    queryKey: ['exports', 'allowed'],
    meta: { entities: ['officeSettings', 'users', 'status'] },
    queryFn: () => client.exports.allowed({}),
  }).data;
  const running = useJobs().find((job) => job.kind === 'document' && job.state === 'running');

  async function make(name: string, write: (file: string) => Promise<{ pages: number; restricted: number }>): Promise<void> {
    setIsStarting(true);
    try {
      const target = await chooseSaveTarget(host, 'document', `${name}.pdf`);
      if (target === null) return;
      const { pages, restricted } = await write(target.ref);
      target.collect();
      const done = t('done', { name: target.name, pages: writeNumber(pages, language) });
      showUndoToast({
        id: 'document',
        message: restricted === 0 ? done : `${done} ${t('restricted', { count: restricted })}`,
      });
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'cancelled'))
        showFailureToast({ title: t('failed'), reason: sentenceOf(error, language) });
    } finally {
      setIsStarting(false);
    }
  }

  return {
    isAllowed: allowed?.isAllowed ?? false,
    running,
    isStarting,
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
