import type { Visit } from '../../src-shared/visits/visit.ts';
import type { Tone } from '../ui/StateBadge.tsx';

/** What a visit is for the eye: planned and still ahead, done, without a result although its time is past, cancelled. */
export type VisitMark = 'planned' | 'done' | 'missing' | 'cancelled';

export function markOf(visit: Pick<Visit, 'state' | 'isMissingResult' | 'endsAt'>, now: number): VisitMark {
  if (visit.state !== 'planned') return visit.state;
  // The core says so when it is asked; the clock says so while the answer is on the screen.
  return visit.isMissingResult || Date.parse(visit.endsAt) < now ? 'missing' : 'planned';
}

export const toneOfMark: Readonly<Record<VisitMark, Tone>> = {
  planned: 'neutral',
  done: 'good',
  missing: 'warn',
  cancelled: 'neutral',
};

/** A sign that is read without colour; the word stands in the visit's name for screen readers. */
export const signOfMark: Readonly<Record<VisitMark, string>> = { planned: '', done: '✓', missing: '!', cancelled: '✕' };
