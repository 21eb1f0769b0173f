import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../../src-shared/timeline/timeline.contract.ts';
import { useClient } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { useLanguage } from '../api/use-language.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import classes from './Timeline.module.css';
import { type FieldWords, TimelineItem } from './TimelineItem.tsx';

const filters = [
  'visit',
  'call',
  'note',
  'meeting',
  'chat',
  'email',
  'change',
] as const satisfies readonly TimelineEntry['kind'][];

/** Everything that happened with a customer, newest first; older things come while scrolling. */
export function Timeline({ customerId, words }: { customerId: string; words: FieldWords }) {
  const { t } = useTranslation('timeline');
  const client = useClient();
  const language = useLanguage();
  const [kind, setKind] = useState<TimelineEntry['kind'] | null>(null);
  const pages = useInfiniteQuery({
    queryKey: ['timeline', 'list', customerId, kind],
    meta: { entities: ['customers', 'contacts', 'interactions', 'visits', 'visitResults'] },
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      client.timeline.list({ customerId, before: pageParam, limit: 40, ...(kind === null ? {} : { kinds: [kind] }) }),
    getNextPageParam: (page) => page.next,
  });
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? [];
  const end = useReachedEnd(() => {
    if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
  }, entries.length);
  return (
    <Card
      title={t('title')}
      isFlush
      aside={
        <div className={classes.filters} role="group" aria-label={t('filterLabel')}>
          <Filter label={t('all')} isOn={kind === null} onClick={() => setKind(null)} />
          {filters.map((filter) => (
            <Filter key={filter} label={t(`kind.${filter}`)} isOn={kind === filter} onClick={() => setKind(filter)} />
          ))}
        </div>
      }
    >
      {pages.isError ? <FailedState reason={sentenceOf(pages.error, language)} onRetry={() => void pages.refetch()} /> : null}
      {pages.isPending ? <LoadingState lines={6} /> : null}
      {pages.isSuccess && entries.length === 0 ? <EmptyState title={kind === null ? t('empty') : t('emptyFiltered')} /> : null}
      {entries.length === 0 ? null : (
        <ol className={classes.list}>
          {entries.map((entry) => (
            <TimelineItem key={entry.id} entry={entry} words={words} />
          ))}
        </ol>
      )}
      <div ref={end} className={pages.isFetchingNextPage ? classes.more : ''} role="status">
        {pages.isFetchingNextPage ? t('loadingMore') : null}
      </div>
    </Card>
  );
}

function Filter({ label, isOn, onClick }: { label: string; isOn: boolean; onClick: () => void }) {
  return (
    <button type="button" className={classes.filter} aria-pressed={isOn} onClick={onClick}>
      {label}
    </button>
  );
}

/** Calls back when the returned element comes near the seen part, and again after the list grew and it still is. */
function useReachedEnd(onReached: () => void, length: number) {
  const element = useRef<HTMLDivElement>(null);
  const newest = useRef(onReached);
  useEffect(() => {
    newest.current = onReached;
  });
  useEffect(() => {
    if (element.current === null) return undefined;
    const observer = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && newest.current(), {
      rootMargin: '600px',
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [length]);
  return element;
}
