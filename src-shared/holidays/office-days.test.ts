import { describe, expect, test } from 'vitest';
import { officeDays } from './office-days.ts';

const shipped = officeDays([]);
const off = (day: string, vi: string) => ({ day, kind: 'off', vi, en: vi, source: null }) as const;
const working = (day: string) => ({ day, kind: 'working', vi: 'Làm bù', en: 'Made up for', source: null }) as const;

describe('without rows of the office', () => {
  test('the holidays of the law are days off, Saturdays are for visits and not for terms', () => {
    expect(shipped.offOn('2026-09-02')).toMatchObject({ kind: 'law', name: { vi: 'Quốc khánh', en: 'National Day' } });
    expect(shipped.offOn('2026-09-03')).toBeNull();
    expect([shipped.isWorkingDay('2026-11-28'), shipped.isVisitDay('2026-11-28')]).toEqual([false, true]);
    expect([shipped.isWorkingDay('2026-11-29'), shipped.isVisitDay('2026-11-29')]).toEqual([false, false]);
    expect([shipped.isWorkingDay('2026-11-24'), shipped.isVisitDay('2026-11-24')]).toEqual([false, false]);
  });

  test('working days are counted over Tết, and a term ends with the first working day after it', () => {
    // Tết Bính Ngọ: days off from Monday 16 to Friday 20 February 2026.
    expect(shipped.addWorkingDays('2026-02-13', 2)).toBe('2026-02-24');
    expect(shipped.endOfTerm('2026-02-01', 16)).toBe('2026-02-23');
    expect(shipped.addWorkingDays('2026-02-13', 0)).toBe('2026-02-13');
  });
});

describe('with rows of the office', () => {
  test('the government’s choice beside National Day replaces the usual one', () => {
    const days = officeDays([working('2026-09-01'), off('2026-09-03', 'Nghỉ liền kề Quốc khánh')]);
    expect(days.isWorkingDay('2026-09-01')).toBe(true);
    expect(days.offOn('2026-09-01')).toBeNull();
    expect(days.offOn('2026-09-03')).toMatchObject({ kind: 'office', name: { vi: 'Nghỉ liền kề Quốc khánh' } });
    expect(days.addWorkingDays('2026-08-31', 2)).toBe('2026-09-04');
    expect(shipped.addWorkingDays('2026-08-31', 2)).toBe('2026-09-04');
    expect(days.endOfTerm('2026-08-31', 1)).toBe('2026-09-01');
  });

  test('a Saturday worked in exchange counts, and a bridge day does not', () => {
    const days = officeDays([off('2026-01-02', 'Nghỉ hoán đổi'), working('2026-01-10')]);
    expect(days.addWorkingDays('2025-12-31', 1)).toBe('2026-01-05');
    expect(days.addWorkingDays('2026-01-09', 1)).toBe('2026-01-10');
    expect(days.exchangeOn('2026-01-10')).toMatchObject({ name: { vi: 'Làm bù' } });
    expect(days.isVisitDay('2026-01-11')).toBe(false);
  });

  test('an office that is closed for ten years still gets an answer', () => {
    const closed = Array.from({ length: 5000 }, (_, at) =>
      off(new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10), 'x'),
    );
    expect(officeDays(closed).endOfTerm('2026-01-01', 1) > '2035').toBe(true);
  });
});
