import { addDays, weekdayOf } from '../../src-shared/lib/dates.ts';

/** Days around today by their distance, each computed once: millions of rows need the same few thousand days. */
export interface Days {
  /** The day so many days before today (after it, where negative). */
  ago(count: number): string;
  /** The same, but what falls on a weekend moves to the Thursday or Friday before: work is done from Monday to Friday. */
  workdayAgo(count: number): string;
}

export function createDays(today: string): Days {
  const known = new Map<number, string>();
  const ago = (count: number) => {
    let day = known.get(count);
    if (day === undefined) {
      day = addDays(today, -count);
      known.set(count, day);
    }
    return day;
  };
  const workdays = new Map<number, string>();
  return {
    ago,
    workdayAgo(count) {
      let day = workdays.get(count);
      if (day === undefined) {
        day = weekdayOf(ago(count)) <= 5 ? ago(count) : ago(count + 2);
        workdays.set(count, day);
      }
      return day;
    },
  };
}

/** The instant of a minute of a Vietnamese day from seven in the morning on, when it is the same day in UTC. */
export function instantAt(day: string, minute: number): string {
  if (minute < 420) throw new RangeError('before seven it is still yesterday in UTC');
  return `${day}T${twoDigits(Math.floor(minute / 60) - 7)}:${twoDigits(minute % 60)}:00.000Z`;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
