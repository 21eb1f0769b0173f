import type { Context } from './context.ts';
import { createDayPacksService } from './day-packs/index.ts';
import type { Handlers } from './dispatcher.ts';
import { createRoutesService } from './routes/index.ts';

/** What a rep's day is driven by, and what it is measured by. */
export function createFieldServices(ctx: Context): Pick<Handlers, 'routes' | 'dayPacks'> {
  const routes = createRoutesService(ctx);
  return { routes, dayPacks: createDayPacksService(ctx, routes) };
}
