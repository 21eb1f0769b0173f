import type { Visit } from '../../../src-shared/visits/visit.ts';
import type { Context } from '../context.ts';
import { createStandIns, type StandInSpan } from '../team/index.ts';
import type { VisitsRepository } from './visits.repository.ts';

type MaybeMine = Omit<StandInSpan, 'userId'> & { readonly userId: string | null };

/** The visits of whoever works here: one's own, and a colleague's on the days that one stands in for them. */
export function createMyVisits(ctx: Context, visits: VisitsRepository) {
  const standIns = createStandIns(ctx);
  const spans = (from: string, to: string): MaybeMine[] => [
    { userId: ctx.userId(), from, to },
    ...standIns.ofMeBetween(from, to),
  ];
  return {
    /** Whose visits, and from when to when (instants). */
    spans,
    /** Those that begin in [from, to), earliest first. */
    between: (from: string, to: string, now: string): Visit[] =>
      spans(from, to)
        .flatMap((span) => visits.findBetween(span.from, span.to, now, { ownerId: span.userId, customerId: null }))
        .sort((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0)),
  };
}
