import { addDays, localDay } from '../../../src-shared/lib/dates.ts';

/** From five in the afternoon, Vietnamese time, tomorrow is what people get ready for. */
const eveningHour = 17;
const offsetHours = 7;

/** The day whose pack is to be ready by now; null before the evening. */
export function eveningsPack(now: number): string | null {
  const instant = new Date(now);
  const hour = (instant.getUTCHours() + offsetHours) % 24;
  return hour >= eveningHour ? addDays(localDay(instant.toISOString()), 1) : null;
}
