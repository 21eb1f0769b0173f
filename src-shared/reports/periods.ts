import { addDays, monthRange, weekOf } from '../lib/dates.ts';

export const periodKinds = ['week', 'month', 'quarter'] as const;
export type PeriodKind = (typeof periodKinds)[number];

export interface Period {
  readonly from: string;
  /** Included. */
  readonly to: string;
}

/** The period that holds the day; weeks begin on Monday. */
export function periodOf(day: string, kind: PeriodKind): Period {
  if (kind === 'week') {
    const week = weekOf(day);
    return { from: week[0] ?? day, to: week[6] ?? day };
  }
  if (kind === 'month') {
    const { first, last } = monthRange(day);
    return { from: first, to: last };
  }
  const month = Number(day.slice(5, 7));
  const first = `${day.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
  return { from: first, to: monthRange(addDays(first, 63)).last };
}

/** So many periods in a row, the last of which holds the day. */
export function periodsUpTo(day: string, kind: PeriodKind, count: number): Period[] {
  const periods: Period[] = [];
  let at = day;
  for (let left = count; left > 0; left -= 1) {
    const period = periodOf(at, kind);
    periods.unshift(period);
    at = addDays(period.from, -1);
  }
  return periods;
}
