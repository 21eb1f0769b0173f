import { z } from 'zod';
import { periodKinds } from '../../src-shared/reports/periods.ts';

const reportSearch = z.object({
  by: z.enum(periodKinds).optional().catch(undefined),
  /** A day in the last period. */
  on: z.iso.date().optional().catch(undefined),
  team: z.uuid().optional().catch(undefined),
  rep: z.uuid().optional().catch(undefined),
  purpose: z.string().max(60).optional().catch(undefined),
  rating: z.string().max(10).optional().catch(undefined),
  /** Which report: visits, or targets of the month. */
  tab: z.enum(['visits', 'targets', 'forecast', 'lost', 'turnover']).optional().catch(undefined),
});
export type ReportSearch = z.output<typeof reportSearch>;

/** The state of the report as its address says it; what makes no sense is left out. */
export function readReportSearch(search: Record<string, unknown>): ReportSearch {
  return reportSearch.parse(search);
}
