import type { OfficeHoliday } from '../../src-shared/holidays/holidays.contract.ts';
import { type Holiday, holidaysOf } from '../../src-shared/vietnam/holidays.ts';

export interface DayLine {
  readonly day: string;
  readonly name: { readonly vi: string; readonly en: string };
  readonly kind: Holiday['kind'] | 'off' | 'working';
  readonly source: string | null;
  /** The office's own row; null for what the rules of the law say. */
  readonly row: OfficeHoliday | null;
}

/** The days off of a year and the working days in exchange, each day once: an office's row stands in the place of the law's. */
export function daysOfYear(year: number, rows: readonly OfficeHoliday[]): DayLine[] {
  const lines = new Map<string, DayLine>();
  for (const { day, name, kind, source } of [...holidaysOf(year), ...holidaysOf(year - 1)]) {
    if (day.startsWith(String(year)) && !lines.has(day)) lines.set(day, { day, name, kind, source, row: null });
  }
  for (const row of rows) {
    const { day, kind, vi, en, source } = row;
    if (day.startsWith(String(year))) lines.set(day, { day, name: { vi, en }, kind, source, row });
  }
  return [...lines.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1));
}
