import { z } from 'zod';
import { isoDate, optionalText, requiredText } from '../lib/fields.ts';

/**
 * What the government or the office decides for one day, over the rules that the program ships: a day off, or a working day in exchange.
 */
export const holidayValues = z.object({
  day: isoDate,
  kind: z.enum(['off', 'working']),
  vi: requiredText(120),
  en: requiredText(120),
  source: optionalText(300),
});
export type HolidayValues = z.output<typeof holidayValues>;
