import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Client } from '../../src-shared/contract.ts';
import type { ExportFormat } from '../../src-shared/exports/exports.contract.ts';
import { addDays, monthRange } from '../../src-shared/lib/dates.ts';
import type { PipelineFilter, PipelineNumber, PipelineQuestion } from '../../src-shared/opportunities/forecast.contract.ts';
import { type Period, periodsUpTo } from '../../src-shared/reports/periods.ts';
import { useClient } from '../api/client.tsx';
import { useFileOut, useMayExport } from '../api/use-file-out.ts';
import { useLanguage } from '../api/use-language.ts';
import { dayOf } from '../ui/formats.ts';
import { useNow } from '../ui/use-now.ts';

const entities = ['opportunities', 'stages', 'customers', 'users', 'teams', 'status'] as const;
const shownPeriods = { month: 6, quarter: 4 } as const;

export interface Behind extends PipelineFilter, Period {
  readonly what: PipelineNumber;
  readonly lostReason?: string | null;
  readonly withoutTeam?: boolean;
  readonly title: string;
}

/** What a report of opportunities asks for; the address holds it. A forecast looks two months ahead. */
export function usePipelineQuestion(monthsAhead: number) {
  const search = useSearch({ from: '/reports' });
  const navigate = useNavigate();
  const today = dayOf(useNow());
  const by: PipelineQuestion['by'] = search.by === 'quarter' ? 'quarter' : 'month';
  const on = search.on ?? later(today, by === 'quarter' ? monthsAhead + 1 : monthsAhead);
  const { team, rep } = search;
  const filter: PipelineFilter = {
    ...(team === undefined ? {} : { teamId: team }),
    ...(rep === undefined ? {} : { ownerId: rep }),
  };
  const question: PipelineQuestion = { by, on, count: shownPeriods[by], ...filter };
  function go(next: Partial<typeof search>) {
    const asked = Object.entries({ ...search, ...next }).filter(([, value]) => value !== undefined);
    void navigate({ to: '/reports', search: Object.fromEntries(asked) });
  }
  return {
    ...{ search, question, filter, go },
    step(direction: 1 | -1) {
      const [last] = periodsUpTo(on, by, 1);
      go({ on: direction === -1 ? addDays(last?.from ?? on, -1) : addDays(last?.to ?? on, 1) });
    },
  };
}

function later(day: string, months: number): string {
  return months === 0 ? day : later(addDays(monthRange(day).last, 1), months - 1);
}

export function useForecast(question: PipelineQuestion, of: 'rep' | 'team') {
  const client = useClient();
  return useQuery({
    queryKey: ['pipeline', 'forecast', question, of],
    meta: { entities },
    queryFn: () => client.pipeline.forecast({ ...question, of }),
    placeholderData: keepPreviousData,
  });
}

export function useLost(question: PipelineQuestion) {
  const client = useClient();
  return useQuery({
    queryKey: ['pipeline', 'lost', question],
    meta: { entities },
    queryFn: () => client.pipeline.lost(question),
    placeholderData: keepPreviousData,
  });
}

export function useBehind(behind: Behind | null) {
  const client = useClient();
  const { title: _title, ...asked } = behind ?? { title: '', what: 'won' as const, from: '2000-01-01', to: '2000-01-01' };
  return useQuery({
    queryKey: ['pipeline', 'behind', asked],
    meta: { entities },
    queryFn: () => client.pipeline.behind(asked),
    enabled: behind !== null,
  });
}

/** Takes a report out as a file and says where it is. */
export function usePipelineExport(
  fileName: string,
  write: (
    client: Client,
    to: { file: string; format: ExportFormat; language: 'vi' | 'en' },
  ) => Promise<{ readonly rows: number; readonly restricted?: number }>,
) {
  const { t } = useTranslation(['opportunities', 'exports']);
  const client = useClient();
  const language = useLanguage();
  const { isRunning, takeOut } = useFileOut();
  return {
    isAllowed: useMayExport(),
    isRunning,
    start: (format: ExportFormat) =>
      takeOut({ name: `${fileName}.${format}`, failed: t('opportunities:report.exportFailed') }, async (to) => {
        const { restricted = 0 } = await write(client, { file: to.file, format, language });
        const written = t('opportunities:report.exportedTo', { name: to.name });
        return restricted === 0 ? written : `${written} ${t('exports:restricted', { count: restricted })}`;
      }),
  };
}
