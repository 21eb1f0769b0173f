import { useTranslation } from 'react-i18next';
import type { CustomerFilter, CustomerOrder } from '../../src-shared/customers/customer-list.ts';
import type { ListField } from '../../src-shared/customers/list-fields.ts';
import type { ExportFormat } from '../../src-shared/exports/exports.contract.ts';
import type { Job } from '../../src-shared/rpc/events.ts';
import { useClient } from '../api/client.tsx';
import { useFileOut, useMayExport } from '../api/use-file-out.ts';
import { useJobs } from '../api/use-jobs.ts';
import { useLanguage } from '../api/use-language.ts';
import { dayOf, writeNumber } from '../ui/formats.ts';

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
  const language = useLanguage();
  const isAllowed = useMayExport();
  const { isRunning, takeOut } = useFileOut();
  const running = useJobs().find((job) => job.kind === 'export' && job.state === 'running');
  return {
    isAllowed,
    running,
    isStarting: isRunning,
    start: (format, { filter, order, columns }) =>
      takeOut({ name: `${t('fileName', { day: dayOf(Date.now()) })}.${format}`, failed: t('failed') }, async (to) => {
        const made = await client.exports.customers({ file: to.file, format, filter, order, columns: [...columns], language });
        const written = t('done', { count: made.rows, shown: writeNumber(made.rows, language), name: to.name });
        return made.restricted === 0 ? written : `${written} ${t('restricted', { count: made.restricted })}`;
      }),
    stop: () => void (running === undefined ? undefined : client.jobs.cancel({ id: running.id })),
  };
}
