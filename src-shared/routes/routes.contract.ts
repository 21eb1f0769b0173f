import { z } from 'zod';
import { isoDate, requiredText, uuid } from '../lib/fields.ts';
import { latitude, longitude } from '../lib/position.ts';
import { command, query } from '../rpc/procedure.ts';
import { undoable } from '../undo/undo.contract.ts';
import { visit } from '../visits/visit.ts';
import { mostStops } from './day-route.ts';

const position = z.object({ latitude: latitude.unwrap(), longitude: longitude.unwrap() });

/** Where a day begins: the office, home, a hotel. */
export const routeStart = position.extend({ name: requiredText(300) });
export type RouteStart = z.output<typeof routeStart>;

export const routeStop = z.object({
  visit,
  position: position.nullable(),
  /** `customer`: written on the customer; `check-in`: where the rep was on this visit; `province`: only the province is known. */
  source: z.enum(['customer', 'check-in', 'province']).nullable(),
  /** The time is agreed: sorting leaves it in its place among those that are. */
  isFixed: z.boolean(),
  /** In a straight line from the last known place; null where there is none. */
  metres: z.number().int().nullable(),
});
export type RouteStop = z.output<typeof routeStop>;

export const dayRoute = z.object({
  on: isoDate,
  start: routeStart.nullable(),
  returns: z.boolean(),
  stops: z.array(routeStop),
  /** From the last stop back to the start, where the day ends there. */
  metresBack: z.number().int().nullable(),
  totalMetres: z.number().int(),
  /** Some stop is known by its province only. */
  isEstimated: z.boolean(),
  /** How many stops lie nobody knows where. */
  withoutPosition: z.number().int(),
  /** Somebody has put the stops in an order; otherwise they stand by time. */
  isOrdered: z.boolean(),
});
export type DayRoute = z.output<typeof dayRoute>;

export const routesContract = {
  get: query(
    "One's own stops of a day in the order to drive, with the distances between them",
    z.object({ on: isoDate }),
    dayRoute,
  ),
  order: command(
    'Puts the stops of a day that are still ahead in the order of the shortest way; agreed times keep theirs',
    z.object({ on: isoDate }),
    undoable.extend({ metresBefore: z.number().int(), metresAfter: z.number().int() }),
  ),
  save: command(
    'Keeps the order of a day, which times are agreed, where the day begins and whether it ends there',
    z.object({
      on: isoDate,
      order: z.array(uuid).max(mostStops).exactOptional(),
      fixed: z.array(uuid).max(mostStops).exactOptional(),
      returns: z.boolean().exactOptional(),
      start: routeStart.nullable().exactOptional(),
    }),
    undoable,
  ),
  byTime: command('Forgets the order of a day: the stops stand by time again', z.object({ on: isoDate }), undoable),
};
