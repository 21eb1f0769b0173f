import { formatDay } from '../../src-shared/lib/dates.ts';
import type { Period, PeriodKind } from '../../src-shared/reports/periods.ts';

/** `23/11–29/11`, `11/2026`, `Q4/2026`. */
export function periodName({ from, to }: Period, by: PeriodKind): string {
  if (by === 'week') return `${formatDay(from).slice(0, 5)}–${formatDay(to).slice(0, 5)}`;
  if (by === 'month') return formatDay(from).slice(3);
  return `Q${Math.ceil(Number(from.slice(5, 7)) / 3)}/${from.slice(0, 4)}`;
}

/** A share in whole percent; null where there is nothing to have a share of. */
export function percentOf(part: number, of: number): number | null {
  return of === 0 ? null : Math.round((100 * part) / of);
}
