import { z } from 'zod';
import { isoDate, optionalText, requiredText, uuid } from '../lib/fields.ts';
import { latitude, longitude } from '../lib/position.ts';

/** The order in which somebody drives one day's stops; belongs to that person alone. */
export const dayRouteValues = z.object({
  on: isoDate,
  /** `routeStops` as JSON. */
  stops: requiredText(20_000),
  startName: optionalText(300),
  startLatitude: latitude,
  startLongitude: longitude,
});

/** More stops than anybody drives in a day; an id takes 39 characters of the stored text, and may stand there twice. */
export const mostStops = 200;

/** What stands in `stops`. */
export const routeStops = z.object({
  /** The visits' ids in the order to drive. */
  order: z.array(uuid).max(mostStops).default([]),
  /** Visits whose time is agreed: they keep their order among themselves. */
  fixed: z.array(uuid).max(mostStops).default([]),
  /** The day ends where it began. */
  returns: z.boolean().default(false),
});
export type RouteStops = z.output<typeof routeStops>;

/** A text of a newer version, or of nobody knows whom, is a day without an order. */
export function readRouteStops(text: string): RouteStops {
  try {
    const parsed = routeStops.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
  } catch {
    // Not JSON: as below.
  }
  return { order: [], fixed: [], returns: false };
}
