import { formatDay } from '../../../src-shared/lib/dates.ts';
import type { PeriodKind } from '../../../src-shared/reports/periods.ts';
import type { Reached, VisitReport } from '../../../src-shared/reports/reports.contract.ts';

const words = {
  vi: {
    sheet: 'Lượt thăm',
    rep: 'Nhân viên',
    team: 'Đội',
    planned: 'kế hoạch',
    done: 'đã thăm',
    allPlanned: 'Tổng kế hoạch',
    allDone: 'Tổng đã thăm',
    successful: 'Thành công',
    success: 'Tỷ lệ thành công (%)',
    visited: 'Số khách đã thăm',
    own: 'Số khách phụ trách',
    coverage: 'Độ phủ (%)',
    frequency: 'Lượt mỗi khách',
    total: 'Tất cả',
  },
  en: {
    sheet: 'Visits',
    rep: 'Rep',
    team: 'Team',
    planned: 'planned',
    done: 'done',
    allPlanned: 'Planned in all',
    allDone: 'Done in all',
    successful: 'Successful',
    success: 'Success rate (%)',
    visited: 'Customers visited',
    own: 'Customers looked after',
    coverage: 'Coverage (%)',
    frequency: 'Visits per customer',
    total: 'Everybody',
  },
} as const;

/** The report as it stands in a file: a line for each rep, two columns for each period, the sum last. */
export function reportTable({ periods, reps, total }: VisitReport, by: PeriodKind, language: 'vi' | 'en') {
  const word = words[language];
  const nameOf = ({ from, to }: { from: string; to: string }) =>
    by === 'month' ? formatDay(from).slice(3) : `${formatDay(from)}–${formatDay(to)}`;
  const percent = (part: number, of: number) => (of === 0 ? null : Math.round((1000 * part) / of) / 10);
  const numbers = (row: Reached & { cells: readonly { planned: number; done: number }[] }) => [
    ...row.cells.flatMap(({ planned, done }) => [planned, done]),
    row.planned,
    row.done,
    row.successful,
    percent(row.successful, row.done),
    row.customersVisited,
    row.ownCustomers,
    percent(row.ownVisited, row.ownCustomers),
    row.customersVisited === 0 ? null : Math.round((100 * row.done) / row.customersVisited) / 100,
  ];
  return {
    sheet: word.sheet,
    head: [
      word.rep,
      word.team,
      ...periods.flatMap((period) => [`${nameOf(period)} ${word.planned}`, `${nameOf(period)} ${word.done}`]),
      ...[word.allPlanned, word.allDone, word.successful, word.success, word.visited, word.own, word.coverage, word.frequency],
    ],
    rows: [...reps.map((rep) => [rep.name, rep.teamName, ...numbers(rep)]), [word.total, null, ...numbers(total)]],
  };
}
