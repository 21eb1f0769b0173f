import { dayOf, timeOf, writeShortDay } from '../ui/formats.ts';

/** A moment inside a sentence: the hour alone for today, `14:05 24/11` otherwise. */
export function momentOf(instant: string, today: string): string {
  return dayOf(instant) === today ? timeOf(instant) : `${timeOf(instant)} ${writeShortDay(instant, today)}`;
}
