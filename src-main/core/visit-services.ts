import type { Context } from './context.ts';
import type { Handlers } from './dispatcher.ts';
import { createProofService, createVisitsService } from './visits/index.ts';

/** Visits, what proves them, what is filled in and paid on the way. */
export function createVisitServices(ctx: Context): Pick<Handlers, 'visits' | 'proof'> {
  return { visits: createVisitsService(ctx), proof: createProofService(ctx) };
}
