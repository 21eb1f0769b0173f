import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { TimelineEntry } from '../../../src-shared/timeline/timeline-entry.ts';

/** One place in the timeline: entries are ordered by instant, then by id, newest first. */
export interface Place {
  readonly at: string;
  readonly id: string;
}

export const newest: Place = { at: '9999', id: '' };

export function isBefore(entry: Place, place: Place): boolean {
  return entry.at < place.at || (entry.at === place.at && entry.id < place.id);
}

export function newestFirst(a: Place, b: Place): number {
  return isBefore(a, b) ? 1 : isBefore(b, a) ? -1 : 0;
}

export function readPlace(text: string): Place {
  const [at, id] = text.split(' ');
  if (at === undefined || id === undefined) {
    throw new AppError('invalid', 'the cursor does not come from this program', { fields: { before: 'unknown-cursor' } });
  }
  return { at, id };
}

export function writePlace({ at, id }: Place): string {
  return `${at} ${id}`;
}

/** An entry of which only what matters is said. */
export function anEntry(of: Pick<TimelineEntry, 'id' | 'kind' | 'at' | 'userName'> & Partial<TimelineEntry>): TimelineEntry {
  return {
    text: null,
    withWhom: null,
    nextStep: null,
    nextOn: null,
    details: null,
    earlier: [],
    correctedAt: null,
    takenBackAt: null,
    takenBackBy: null,
    isMine: false,
    mergedFrom: null,
    ...of,
  };
}

/** What one source is asked for. */
export interface Wanted {
  /** The customer and what was merged into it. */
  readonly members: readonly string[];
  readonly kinds: ReadonlySet<TimelineEntry['kind']>;
  readonly before: Place;
  readonly limit: number;
  /** A question to the index of what was said, and its words; null without a search. */
  readonly search: { readonly match: string; readonly words: readonly string[] } | null;
}
