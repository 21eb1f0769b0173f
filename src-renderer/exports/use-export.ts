import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerFilter, CustomerOrder } from '../../src-shared/customers/customer-list.ts';
import type { ListField } from '../../src-shared/customers/list-fields.ts';
import type { ExportFormat } from '../../src-shared/exports/exports.contract.ts';
import { AppError } from '../../src-shared/rpc/errors.ts';
import type { Job } from '../../src-shared/rpc/events.ts';
import { useClient, useHost } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { chooseSaveTarget } from '../api/save-target.ts';
import { useJobs } from '../api/use-jobs.ts';
import { useLanguage } from '../api/use-language.ts';
import { dayOf, writeNumber } from '../ui/formats.ts';
import { showFailureToast, showUndoToast } from '../ui/toasts.tsx';

export interface ListExport {
  readonly isAllowed: boolean;
  /** The export that runs now, also one that was begun before this screen was opened. */
  readonly running: Job | undefined;
  readonly isStarting: boolean;
  start(
    format: ExportFormat,
    list: { filter: CustomerFilter; order: CustomerOrder; columns: readonly ListField[] },
  ): Promise<void>;
  stop(): void;
}

/** Takes a list out as a file, in the background. */
export function useListExport(): ListExport {
  const { t } = useTranslation('exports');
  const client = useClient();
  const host = useHost();
  const language = useLanguage();
  const [isStarting, setIsStarting] = useState(false);
  const allowed = useQuery({
    queryKey: ['exports', 'allowed'],
    meta: { entities: ['officeSettings', 'users', 'status'] },
    queryFn: () => client.exports.allowed({}),
  }).data;
  const running = useJobs().find((job) => job.kind === 'export' && job.state === 'running');
  return {
    isAllowed: allowed?.isAllowed ?? false,
    running,
    isStarting,
    async start(format, { filter, order, columns }) {
      setIsStarting(true);
      try {
        const target = await chooseSaveTarget(host, 'export', `${t('fileName', { day: dayOf(Date.now()) })}.${format}`);
        if (target === null) return;
        const made = await client.exports.customers({ file: target.ref, format, filter, order, columns: [...columns], language });
        target.collect();
        const written = t('done', { count: made.rows, shown: writeNumber(made.rows, language), name: target.name });
        showUndoToast({
          id: 'export',
          message: made.restricted === 0 ? written : `${written} ${t('restricted', { count: made.restricted })}`,
        });
      } catch (error) {
        if (!(error instanceof AppError && error.code === 'cancelled'))
          showFailureToast({ title: t('failed'), reason: sentenceOf(error, language) });
      } finally {
        setIsStarting(false);
      }
    },
    stop: () => void (running === undefined ? undefined : client.jobs.cancel({ id: running.id })),
  };
}
