import { z } from 'zod';

const routeSearch = z.object({ on: z.iso.date().optional().catch(undefined) });
export type RouteSearch = z.output<typeof routeSearch>;

/** The day of the screen as its address says it; what makes no sense is left out. */
export function readRouteSearch(search: Record<string, unknown>): RouteSearch {
  return routeSearch.parse(search);
}
