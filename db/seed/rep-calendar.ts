import { addDays, weekdayOf } from '../../src-shared/lib/dates.ts';
import type { Random } from './random.ts';

/*
 * One rep's days. A day has eight places for a visit, each long enough for the visit and the way to the next; a rep uses four to seven
 * of them. A place is given away once, so that nobody is at two customers at the same time. The memory is one byte for each day,
 * however many customers there are.
 */

const firstDay = -365;
const lastDay = 14;
/** Minutes after midnight at which the places begin. */
const places = [480, 540, 600, 660, 780, 840, 900, 960] as const;
/** No working days although they are not on a weekend: New Year, Tết 2026 and 2027, 30/4, 1/5, 2/9 with the day before, Culture Day. */
const holidays = /-(?:01-01|04-30|05-01|09-01|09-02|11-24)$|^2026-02-(?:16|17|18|19|20)$|^2027-02-(?:05|08|09|10)$/;

export interface Slot {
  readonly day: string;
  /** Negative for days to come. */
  readonly daysAgo: number;
  /** Minutes after midnight in Vietnam. */
  readonly startMinute: number;
  readonly endMinute: number;
}

export interface RepCalendar {
  /** A free place on the working day nearest to `daysAgo` days before today, or null where the days around are full. */
  takePast(daysAgo: number): Slot | null;
  /** The next place of the plan: all of today's first, then the two weeks after. Null when the plan is full. */
  takePlanned(): Slot | null;
}

export function createRepCalendar(today: string, random: Random): RepCalendar {
  /** One bit for each place that is still free. */
  const free = new Uint8Array(lastDay - firstDay + 1);
  for (let offset = firstDay; offset <= lastDay; offset += 1)
    free[offset - firstDay] = isWorkingDay(addDays(today, offset), today) ? placesOfADay(random) : 0;
  const planned = planOf(free, random);

  const take = (offset: number): Slot | null => {
    const bits = free[offset - firstDay] ?? 0;
    if (bits === 0) return null;
    const open = places.map((_, index) => index).filter((index) => (bits & (1 << index)) !== 0);
    return slotOf(offset, random.pick(open));
  };
  const slotOf = (offset: number, place: number): Slot => {
    free[offset - firstDay] = (free[offset - firstDay] ?? 0) & ~(1 << place);
    const startMinute = (places[place] ?? 480) + (random.chance(0.25) ? 15 : 0);
    return { day: addDays(today, offset), daysAgo: -offset, startMinute, endMinute: startMinute + random.pick([30, 30, 40]) };
  };

  return {
    takePast(daysAgo) {
      for (let step = 0; step <= 8; step += 1) {
        for (const ago of step === 0 ? [daysAgo] : [daysAgo - step, daysAgo + step]) {
          const slot = ago >= 1 && ago <= -firstDay ? take(-ago) : null;
          if (slot !== null) return slot;
        }
      }
      return null;
    },
    takePlanned() {
      const next = planned.shift();
      return next === undefined ? null : slotOf(next.offset, next.place);
    },
  };
}

/** Today counts as one, so that whoever looks around on a Sunday finds a day's work. */
function isWorkingDay(day: string, today: string): boolean {
  return day === today || (weekdayOf(day) <= 5 && !holidays.test(day));
}

function placesOfADay(random: Random): number {
  let bits = 0xff;
  for (let left = random.int(1, 3); left > 0; left -= 1) bits &= ~(1 << random.int(0, 7));
  return bits;
}

/** Today first and whole; the days after it are fuller the nearer they are. */
function planOf(free: Uint8Array, random: Random): { offset: number; place: number }[] {
  const plan: { offset: number; place: number }[] = [];
  for (let offset = 0; offset <= lastDay; offset += 1) {
    const bits = free[offset - firstDay] ?? 0;
    const keep = offset === 0 ? 1 : offset < 4 ? 0.85 : 0.55;
    for (let place = 0; place < places.length; place += 1) {
      if ((bits & (1 << place)) !== 0 && random.chance(keep)) plan.push({ offset, place });
    }
  }
  return plan;
}

/** How many working days the year before `today` has. */
export function workingDaysBefore(today: string): number {
  let count = 0;
  for (let offset = firstDay; offset < 0; offset += 1) if (isWorkingDay(addDays(today, offset), today)) count += 1;
  return count;
}
