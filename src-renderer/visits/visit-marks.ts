import { isLeftOpen, type Visit } from '../../src-shared/visits/visit.ts';
import type { Tone } from '../ui/StateBadge.tsx';

/**
 * What a visit is for the eye: planned and still ahead, done, without a result although its time is past, with a result but never left,
 * cancelled.
 */
export type VisitMark = 'planned' | 'done' | 'missing' | 'open' | 'cancelled';

export function markOf(
  visit: Pick<Visit, 'state' | 'isMissingResult' | 'startsAt' | 'endsAt' | 'inAt' | 'outAt'>,
  now: number,
): VisitMark {
  if (visit.state === 'done') return isLeftOpen(visit, now) ? 'open' : 'done';
  if (visit.state === 'cancelled') return 'cancelled';
  // The core says so when it is asked; the clock says so while the answer is on the screen.
  return visit.isMissingResult || Date.parse(visit.endsAt) < now ? 'missing' : 'planned';
}

export const toneOfMark: Readonly<Record<VisitMark, Tone>> = {
  planned: 'neutral',
  done: 'good',
  missing: 'warn',
  open: 'warn',
  cancelled: 'neutral',
};

/** A sign that is read without colour; the word stands in the visit's name for screen readers. */
export const signOfMark: Readonly<Record<VisitMark, string>> = {
  planned: '',
  done: '✓',
  missing: '!',
  open: '!',
  cancelled: '✕',
};
