import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { timelineContract } from '../../../src-shared/timeline/timeline.contract.ts';
import { type TimelineEntry, timelineKinds } from '../../../src-shared/timeline/timeline-entry.ts';
import { foldText, foldWords } from '../../../src-shared/vietnam/fold.ts';
import type { Context } from '../context.ts';
import { createFamily } from '../customers/index.ts';
import { createActivityReader } from './activities.ts';
import { createActivitySearch } from './activity-search.ts';
import { activityMatch, holdsWords } from './activity-words.ts';
import { newest, newestFirst, isBefore, readPlace, type Wanted, writePlace } from './place.ts';
import { createOutline } from './outline.ts';
import { createChangeReader } from './record-changes.ts';
import { createSmallReader } from './small-sources.ts';

/** Entries of a customer and of what was merged into it, newest first, from every source. */
export function createTimelineReader(ctx: Context): (wanted: Wanted) => TimelineEntry[] {
  const activities = createActivityReader(ctx.db, ctx.userId);
  const small = createSmallReader(ctx.db, ctx.userId);
  const changes = createChangeReader(ctx.db);
  const nameOf = ctx.db.prepare('SELECT name FROM customers WHERE id = ?').pluck();

  return (wanted) => {
    const { members, kinds, before, limit, search } = wanted;
    const others = [
      ...small(JSON.stringify(members), kinds).filter((entry) => isBefore(entry, before)),
      ...changes(members, kinds, before, search === null ? limit : null),
    ];
    const fitting = search === null ? others : others.filter((entry) => holdsWords(wordsOf(entry), search.words));
    const entries = [...activities(wanted), ...fitting].sort(newestFirst).slice(0, limit);
    for (const entry of entries) {
      const name: unknown = entry.mergedFrom === null || entry.mergedFrom === members[0] ? null : nameOf.get(entry.mergedFrom);
      entry.mergedFrom = typeof name === 'string' ? name : null;
    }
    return entries;
  };
}

export function createTimelineService(ctx: Context): HandlersOf<typeof timelineContract> {
  const family = createFamily(ctx.db);
  const read = createTimelineReader(ctx);
  const outline = createOutline(ctx);
  const searchAll = createActivitySearch(ctx.db);

  return {
    list({ customerId, kinds, text, before, until, limit }) {
      const members = family.of(customerId);
      const match = activityMatch(text ?? '', members);
      const entries = read({
        members,
        kinds: new Set(kinds ?? timelineKinds),
        before: before === null ? (until === undefined ? newest : { at: until, id: '' }) : readPlace(before),
        limit: limit + 1,
        search: match === null ? null : { match, words: foldWords(text ?? '') },
      });
      const page = entries.slice(0, limit);
      const last = page[page.length - 1];
      return { entries: page, next: entries.length > limit && last !== undefined ? writePlace(last) : null };
    },
    outline: ({ customerId }) => outline(family.of(customerId)),
    search: ({ text, limit }) => ({ hits: searchAll(text, limit) }),
  };
}

/** What a search looks at in an entry that stands in no index. */
function wordsOf(entry: TimelineEntry): string {
  const { text, withWhom, details, userName, takenBackAt } = entry;
  if (takenBackAt !== null) return '';
  const told =
    details === null
      ? []
      : Object.values(details).flatMap((value) => (Array.isArray(value) ? value.flatMap(plain) : plain(value)));
  return foldText([text, withWhom, userName, ...told].filter((word) => word !== null).join(' '));
}

function plain(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(plain) : [];
}
