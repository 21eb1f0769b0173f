import { describe, expect, test } from 'vitest';
import { officeDays } from '../holidays/office-days.ts';
import { addDays, weekdayOf } from '../lib/dates.ts';
import { lunarDate } from '../vietnam/lunar.ts';
import { canEverTakePlace, planVisits, type PlanSource } from './plan-visits.ts';

const days = officeDays([]);
const free = { tetVisitFreeDays: 3, isFirstOfMonthVisitFree: false };
const customer = '0192d3f0-0000-7000-8000-00000000000a';
const weekly: PlanSource = {
  planId: 'plan',
  customerId: customer,
  ownerId: 'lan',
  purpose: 'periodic',
  everyDays: 7,
  weekdays: null,
  minuteOfDay: null,
  minutes: 45,
  fromOn: '2026-11-23',
  untilOn: null,
  lastOn: null,
  isSpread: false,
};
const plan = (sources: readonly PlanSource[], more: Partial<Parameters<typeof planVisits>[0]> = {}) =>
  planVisits({ sources, days, free, today: '2026-11-23', through: '2027-02-22', busy: () => [], ...more });
const daysOf = (source: Partial<PlanSource>, more = {}) => plan([{ ...weekly, ...source }], more).visits.map(({ day }) => day);

describe('the rhythm of one customer', () => {
  test('every week from the first day on, and a holiday is moved to the next working day', () => {
    const found = daysOf({ fromOn: '2026-11-24' }, { through: '2026-12-31' });
    // 24 November is Ngày Văn hóa: the visit is on Wednesday, the rhythm stays on Tuesdays.
    expect(found).toEqual(['2026-11-25', '2026-12-01', '2026-12-08', '2026-12-15', '2026-12-22', '2026-12-29']);
  });

  test('the next visit is counted from the last one', () => {
    expect(daysOf({ lastOn: '2026-11-21' }, { through: '2026-12-10' })).toEqual(['2026-11-28', '2026-12-05']);
    expect(daysOf({ lastOn: '2026-12-20', everyDays: 14 }, { through: '2027-01-10' })).toEqual(['2027-01-04']);
  });

  test('who is overdue is visited as soon as people work', () => {
    expect(daysOf({ lastOn: '2026-06-01', everyDays: 30 }, { through: '2026-12-01' })).toEqual(['2026-11-23']);
  });

  test('only on the weekdays that the plan names, and not after its end', () => {
    const found = daysOf({ weekdays: '2,5', untilOn: '2026-12-18', fromOn: '2026-11-23', everyDays: 10 });
    expect(found).toEqual(['2026-11-27', '2026-12-04', '2026-12-15']);
  });

  test('never on a holiday, a Sunday or the first days of Tết, even where the office works then', () => {
    const isWorking = officeDays([{ day: '2027-02-06', kind: 'working', vi: 'Trực Tết', en: 'On duty', source: null }]);
    const found = daysOf({ everyDays: 1 }, { days: isWorking, through: '2027-02-22' });
    expect(found.filter((day) => weekdayOf(day) === 7)).toEqual([]);
    const ofTet = found.filter((day) => lunarDate(day).month === 1 && lunarDate(day).day <= 3);
    expect(ofTet).toEqual([]);
    expect(found).toContain('2027-02-04');
    expect(found).not.toContain('2026-11-24');
  });

  test('not on the days that the office keeps free: as many of Tết as it says, and Mùng 1 of every month where it says so', () => {
    const isWorking = officeDays(
      ['2027-02-08', '2027-02-09', '2027-02-10'].map((day) => ({ day, kind: 'working', vi: 'Bù', en: 'Exchange', source: null })),
    );
    const of = (more: Partial<typeof free>) =>
      daysOf({ everyDays: 1 }, { days: isWorking, through: '2027-02-15', free: { ...free, ...more } });
    expect(of({})).toContain('2027-02-09');
    // Mùng 7 is 12 February.
    expect(of({ tetVisitFreeDays: 7 }).filter((day) => day > '2027-02-04')).toEqual(['2027-02-13', '2027-02-15']);
    expect([of({}), of({ isFirstOfMonthVisitFree: true })].map((found) => found.includes('2026-12-09'))).toEqual([true, false]);
  });

  test('a plan without end is made as far as the horizon and no further, and one on Sundays makes none', () => {
    expect(daysOf({ everyDays: 1 }, { through: '2026-11-28' })).toEqual([
      '2026-11-23',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
      '2026-11-28',
    ]);
    expect(daysOf({ weekdays: '7' })).toEqual([]);
    expect([canEverTakePlace('7', days, free, '2026-11-23'), canEverTakePlace('6,7', days, free, '2026-11-23')]).toEqual([
      false,
      true,
    ]);
  });
});

describe('the diary of one rep', () => {
  const many = (count: number, more: Partial<PlanSource> = {}) =>
    Array.from({ length: count }, (_, at) => ({
      ...weekly,
      ...more,
      customerId: `${customer.slice(0, -4)}${(at + 4096).toString(16)}`,
    }));

  test('visits of one day do not overlap, keep the midday rest, and go on to the next day when it is full', () => {
    const { visits } = plan(many(20, { everyDays: 90 }), { through: '2026-12-05' });
    const first = visits.filter(({ day }) => day === '2026-11-23');
    expect(first.map(({ startMinute }) => startMinute / 60)).toEqual([8, 9, 10, 11, 13, 14, 15, 16]);
    expect(visits.filter(({ day }) => day === '2026-11-25')).toHaveLength(8);
    expect(visits.filter(({ day }) => day === '2026-11-26')).toHaveLength(4);
    expect(new Set(visits.map(({ planDay }) => planDay))).toEqual(new Set(['2026-11-23']));
  });

  test('what is in the diary already is gone around', () => {
    const busy = (_owner: string, day: string) => (day === '2026-11-23' ? [{ start: 8 * 60, end: 11 * 60 }] : []);
    const [visit] = plan([weekly], { busy }).visits;
    expect(visit?.startMinute).toBe(11 * 60 + 15);
  });

  test('a wanted time is kept, and the second who wants it comes after the first', () => {
    const { visits } = plan(many(2, { minuteOfDay: 14 * 60, everyDays: 90 }), { through: '2026-12-05' });
    expect(visits.map(({ startMinute }) => startMinute / 60)).toEqual([14, 15]);
  });

  test('visits for which two weeks have no room are counted and not squeezed in', () => {
    const busy = () => [{ start: 0, end: 24 * 60 }];
    expect(plan(many(3, { everyDays: 90 }), { busy, through: '2026-12-22' })).toEqual({ visits: [], unplaced: 3 });
  });

  test('a class that nobody has visited yet is spread over its whole rhythm, the same in every order', () => {
    const sources = many(60, { everyDays: 30, isSpread: true });
    const { visits } = plan(sources, { through: '2026-12-22' });
    const perDay = Map.groupBy(visits, ({ day }) => day);
    expect(perDay.size).toBeGreaterThan(18);
    expect(plan(sources.toReversed(), { through: '2026-12-22' }).visits).toEqual(visits);
    // Tomorrow the same customers have the same days.
    const tomorrow = plan(sources, { today: '2026-11-24', through: '2026-12-22' }).visits;
    expect(tomorrow.map(({ turn, source }) => `${source.customerId} ${turn}`).toSorted()).toEqual(
      visits
        .filter(({ planDay }) => planDay >= '2026-11-24')
        .map(({ turn, source }) => `${source.customerId} ${turn}`)
        .toSorted(),
    );
  });
});

test('5 000 customers of 25 reps over a quarter', () => {
  const sources = Array.from(
    { length: 5000 },
    (_, at): PlanSource => ({
      ...weekly,
      customerId: `${customer.slice(0, -6)}${(at + 1_048_576).toString(16).padStart(6, '0')}`,
      ownerId: `rep ${at % 25}`,
      everyDays: [14, 30, 60, 60][at % 4] ?? 30,
      isSpread: true,
      lastOn: at % 3 === 0 ? addDays('2026-11-01', at % 20) : null,
    }),
  );
  const { visits } = plan(sources);
  expect(visits.length).toBeGreaterThan(12_000);
  const byRepAndDay = Map.groupBy(visits, ({ source, day }) => `${source.ownerId} ${day}`);
  for (const ofDay of byRepAndDay.values()) {
    const sorted = ofDay.toSorted((a, b) => a.startMinute - b.startMinute);
    for (const [at, visit] of sorted.entries()) expect(visit.startMinute).toBeGreaterThanOrEqual(sorted[at - 1]?.endMinute ?? 0);
  }
});
