import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportFormat } from '../../src-shared/exports/exports.contract.ts';
import { addDays } from '../../src-shared/lib/dates.ts';
import { type PeriodKind, periodsUpTo } from '../../src-shared/reports/periods.ts';
import type { NumberKind, ReportFilter, VisitReportQuestion } from '../../src-shared/reports/reports.contract.ts';
import { useClient } from '../api/client.tsx';
import { useFileOut, useMayExport } from '../api/use-file-out.ts';
import { useLanguage } from '../api/use-language.ts';
import { dayOf } from '../ui/formats.ts';
import { useNow } from '../ui/use-now.ts';
import type { ReportSearch } from './report-search.ts';

const entities = ['visits', 'visitResults', 'customers', 'users', 'teams', 'status'] as const;
/** As many columns as a screen shows without scrolling. */
const shownPeriods: Readonly<Record<PeriodKind, number>> = { week: 6, month: 6, quarter: 4 };

/** A list behind a number: of one rep or of everybody, in one period or in all. */
export interface Behind extends ReportFilter {
  readonly what: NumberKind;
  readonly from: string;
  readonly to: string;
  readonly title: string;
}

/** What the report shows. The address holds it, so Back works and a link can be copied. */
export function useReport() {
  const search = useSearch({ from: '/reports' });
  const navigate = useNavigate();
  const client = useClient();
  const today = dayOf(useNow());
  const by = search.by ?? 'month';
  const on = search.on ?? today;
  const { team, rep, purpose, rating } = search;
  const filter = useMemo(
    (): ReportFilter => ({
      ...(team === undefined ? {} : { teamId: team }),
      ...(rep === undefined ? {} : { ownerId: rep }),
      ...(purpose === undefined ? {} : { purpose }),
      ...(rating === undefined ? {} : { rating }),
    }),
    [team, rep, purpose, rating],
  );
  const question: VisitReportQuestion = { by, on, count: shownPeriods[by], ...filter };
  const report = useQuery({
    queryKey: ['reports', 'visits', question],
    meta: { entities },
    queryFn: () => client.reports.visits(question),
    placeholderData: keepPreviousData,
  });
  function go(next: Partial<ReportSearch>) {
    const asked = Object.entries({ ...search, ...next }).filter(([, value]) => value !== undefined);
    void navigate({ to: '/reports', search: Object.fromEntries(asked) });
  }
  return {
    search,
    by,
    on,
    filter,
    question,
    report,
    go,
    step(direction: 1 | -1) {
      const [last] = periodsUpTo(on, by, 1);
      go({ on: direction === -1 ? addDays(last?.from ?? on, -1) : addDays(last?.to ?? on, 1) });
    },
  };
}
export type ReportState = ReturnType<typeof useReport>;

export function useBehind(behind: Behind | null) {
  const client = useClient();
  const { title: _title, ...asked } = behind ?? { title: '', what: 'done' as const, from: '2000-01-01', to: '2000-01-01' };
  return useQuery({
    queryKey: ['reports', 'behind', asked],
    meta: { entities },
    queryFn: () => client.reports.behind(asked),
    enabled: behind !== null,
  });
}

/** Takes the report out as a file and says where it is. */
export function useReportExport(question: VisitReportQuestion) {
  const { t } = useTranslation('reports');
  const client = useClient();
  const language = useLanguage();
  const { isRunning, takeOut } = useFileOut();
  return {
    isAllowed: useMayExport(),
    isRunning,
    start: (format: ExportFormat) =>
      takeOut({ name: `${t('fileName', { day: question.on })}.${format}`, failed: t('exportFailed') }, async (to) => {
        await client.reports.exportVisits({ ...question, file: to.file, format, language });
        return t('exported', { name: to.name });
      }),
  };
}
