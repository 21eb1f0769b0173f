import { z } from 'zod';
import { isoDate, optionalText, requiredText } from '../lib/fields.ts';
import { latitude, longitude } from '../lib/position.ts';

/** The order in which somebody drives one day's stops; belongs to that person alone. */
export const dayRouteValues = z.object({
  on: isoDate,
  /** The visits' ids in order, as a JSON array. */
  stops: requiredText(20_000),
  startName: optionalText(300),
  startLatitude: latitude,
  startLongitude: longitude,
});
