import { formatDay } from '../../../src-shared/lib/dates.ts';
import type { Forecast, ForecastCell, LostCell, LostReport } from '../../../src-shared/opportunities/forecast.contract.ts';

const words = {
  vi: {
    forecast: 'Dự báo cơ hội',
    lost: 'Lý do thua',
    rep: 'Nhân viên',
    team: 'Đội',
    reason: 'Lý do',
    expected: 'dự kiến',
    open: 'đang mở',
    weighted: 'đang mở có trọng số',
    won: 'đã thắng',
    allExpected: 'Tổng dự kiến',
    allOpen: 'Tổng đang mở',
    allWeighted: 'Tổng có trọng số',
    allWon: 'Tổng đã thắng',
    reached: 'Thực tế / dự kiến (%)',
    count: 'số cơ hội',
    value: 'giá trị',
    allCount: 'Tổng số cơ hội',
    allValue: 'Tổng giá trị',
    share: 'Tỷ lệ (%)',
    none: 'Chưa ghi lý do',
    noTeam: 'Không thuộc đội nào',
    total: 'Tất cả',
  },
  en: {
    forecast: 'Forecast',
    lost: 'Lost reasons',
    rep: 'Rep',
    team: 'Team',
    reason: 'Reason',
    expected: 'expected',
    open: 'open',
    weighted: 'open, weighted',
    won: 'won',
    allExpected: 'Expected in all',
    allOpen: 'Open in all',
    allWeighted: 'Weighted in all',
    allWon: 'Won in all',
    reached: 'Won of expected (%)',
    count: 'opportunities',
    value: 'value',
    allCount: 'Opportunities in all',
    allValue: 'Value in all',
    share: 'Share (%)',
    none: 'No reason given',
    noTeam: 'In no team',
    total: 'Everybody',
  },
} as const;

const percent = (part: number, of: number) => (of === 0 ? null : Math.round((1000 * part) / of) / 10);

/** The forecast as it stands in a file: a line for each rep or team, four columns for each period, the sum last. */
export function forecastTable(
  { periods, rows, total }: Forecast,
  by: 'month' | 'quarter',
  of: 'rep' | 'team',
  language: 'vi' | 'en',
) {
  const word = words[language];
  const four = (cell: ForecastCell) => [cell.expectedDong, cell.openDong, cell.weightedDong, cell.wonDong];
  const numbers = (row: ForecastCell & { readonly cells: readonly ForecastCell[] }) => [
    ...row.cells.flatMap(four),
    ...four(row),
    percent(row.wonDong, row.expectedDong),
  ];
  return {
    sheet: word.forecast,
    head: [
      word[of],
      ...periods.flatMap((period) =>
        [word.expected, word.open, word.weighted, word.won].map((what) => `${nameOf(period, by)} ${what}`),
      ),
      ...[word.allExpected, word.allOpen, word.allWeighted, word.allWon, word.reached],
    ],
    rows: [...rows.map((row) => [row.name ?? word.noTeam, ...numbers(row)]), [word.total, ...numbers(total)]],
  };
}

/** Reasons as they stand in a file, with their words in the language of the file. */
export function lostTable(
  { periods, reasons, total }: LostReport,
  by: 'month' | 'quarter',
  language: 'vi' | 'en',
  wordFor: (reason: string) => string,
) {
  const word = words[language];
  const numbers = (row: LostCell & { readonly cells: readonly LostCell[] }) => [
    ...row.cells.flatMap(({ count, dong }) => [count, dong]),
    ...[row.count, row.dong, percent(row.count, total.count)],
  ];
  return {
    sheet: word.lost,
    head: [
      word.reason,
      ...periods.flatMap((period) => [`${nameOf(period, by)} ${word.count}`, `${nameOf(period, by)} ${word.value}`]),
      ...[word.allCount, word.allValue, word.share],
    ],
    rows: [
      ...reasons.map((row) => [row.reason === null ? word.none : wordFor(row.reason), ...numbers(row)]),
      [word.total, ...numbers(total)],
    ],
  };
}

function nameOf({ from, to }: { from: string; to: string }, by: 'month' | 'quarter'): string {
  return by === 'month' ? formatDay(from).slice(3) : `${formatDay(from).slice(3)}–${formatDay(to).slice(3)}`;
}
