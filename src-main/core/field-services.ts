import type { Context } from './context.ts';
import type { Handlers } from './dispatcher.ts';
import { createRoutesService } from './routes/index.ts';

/** What a rep's day is driven by, and what it is measured by. */
export function createFieldServices(ctx: Context): Pick<Handlers, 'routes'> {
  return { routes: createRoutesService(ctx) };
}
