import type { Context } from './context.ts';
import { createDayPacksService } from './day-packs/index.ts';
import type { Handlers } from './dispatcher.ts';
import { createReportsService } from './reports/index.ts';
import { createRoutesService } from './routes/index.ts';
import { createTargetsService } from './targets/index.ts';

/** What a rep's day is driven by, and what it is measured by. */
export function createFieldServices(ctx: Context): Pick<Handlers, 'routes' | 'dayPacks' | 'reports' | 'targets'> {
  const routes = createRoutesService(ctx);
  return {
    routes,
    dayPacks: createDayPacksService(ctx, routes),
    reports: createReportsService(ctx),
    targets: createTargetsService(ctx),
  };
}
