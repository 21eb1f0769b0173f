import { infiniteQueryOptions, useQueryClient } from '@tanstack/react-query';
import type { Client } from '../../src-shared/contract.ts';
import type { TimelineKind } from '../../src-shared/timeline/timeline-entry.ts';
import { useClient } from '../api/client.tsx';
import type { LiveEntity } from '../api/live.ts';

/** Whatever may put a line into the timeline. */
export const timelineEntities: readonly LiveEntity[] = [
  'customers',
  'contacts',
  'interactions',
  'tasks',
  'activityTypes',
  'visits',
  'visitResults',
  'formAnswers',
  'handovers',
  'merges',
  'helpRequests',
  'opinions',
  'ratings',
  'referrals',
  'consentEvents',
  'files',
  'opportunities',
  'stages',
  'quotes',
  'orders',
  'orderDeliveries',
  'contracts',
  'invoices',
  'receipts',
  'quoteVersions',
  'acceptances',
];
/** What was tried to reach the customer. */
const reachingKinds: readonly TimelineKind[] = ['call', 'email', 'chat', 'meeting'];
const pageSize = 40;

export type ChosenKind = TimelineKind | 'reaching' | null;

export interface AskedOfTimeline {
  readonly kind: ChosenKind;
  readonly text: string;
  /** An instant: only what was before it. */
  readonly until: string | null;
}
const everything: AskedOfTimeline = { kind: null, text: '', until: null };

/** The timeline of one customer, page by page, newest first. */
export function timelineQuery(client: Client, customerId: string, { kind, text, until }: AskedOfTimeline) {
  return infiniteQueryOptions({
    queryKey: ['timeline', 'list', customerId, kind, text, until],
    meta: { entities: timelineEntities },
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      client.timeline.list({
        customerId,
        before: pageParam,
        limit: pageSize,
        ...(kind === null ? {} : { kinds: kind === 'reaching' ? [...reachingKinds] : [kind] }),
        ...(text === '' ? {} : { text }),
        ...(until === null ? {} : { until }),
      }),
    getNextPageParam: (page) => page.next,
  });
}

/** Asks for the newest entries while the record itself is still on its way: whoever opens a customer looks at them first. */
export function useTimelineEarly(customerId: string, isWanted: boolean): void {
  const queries = useQueryClient();
  const query = timelineQuery(useClient(), customerId, everything);
  // What fails here is asked for again by the timeline, which says so.
  if (isWanted && queries.getQueryState(query.queryKey) === undefined) void queries.prefetchInfiniteQuery(query);
}
