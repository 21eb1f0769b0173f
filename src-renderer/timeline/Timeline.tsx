import { Button, Menu } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { IconCalendar } from '@tabler/icons-react';
import { useCallback, useDeferredValue, useEffect, useRef, useState } from 'react';
import { useTranslation } from '../locales/words.tsx';
import { startOfLocalDay } from '../../src-shared/lib/dates.ts';
import type { TimelineEntry } from '../../src-shared/timeline/timeline-entry.ts';
import { useClient } from '../api/client.tsx';
import { sentenceOf } from '../api/errors.ts';
import { useCommand } from '../api/use-command.ts';
import { useLanguage } from '../api/use-language.ts';
import { useFieldsOf } from '../custom-fields/index.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedState } from '../ui/FailedState.tsx';
import { firstRows } from '../ui/first-rows.ts';
import { dayOf, writeNumber } from '../ui/formats.ts';
import { LaterMenu } from '../ui/later.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';
import { useAfterPaint } from '../ui/use-after-paint.ts';
import { useNow } from '../ui/use-now.ts';
import classes from './Timeline.module.css';
import type { FieldWords } from './field-words.ts';
import { TimelineItem } from './TimelineItem.tsx';
import { TimelinePage, watchNear } from './TimelinePage.tsx';
import type { TimelinePlace } from './timeline-place.ts';
import { type ChosenKind, timelineEntities, timelineQuery } from './timeline-query.ts';
import { useEntryWords } from './use-entry-words.ts';

/** The lowest entry, and what stands above the list at least: as many as the window shows are in the first picture, the others after it. */
const entryPx = 36;
const abovePx = 370;

/** Everything that happened with a customer, newest first; older things come while scrolling. */
export function Timeline({
  customerId,
  words,
  opensAt = null,
}: {
  customerId: string;
  words: FieldWords;
  /** Begins at this entry and marks it. */
  opensAt?: TimelinePlace | null;
}) {
  const { t } = useTranslation('timeline');
  const client = useClient();
  const language = useLanguage();
  const [kind, setKind] = useState<ChosenKind>(null);
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const [until, setUntil] = useState(opensAt === null ? null : justAfter(opensAt.at));
  const pages = useInfiniteQuery({
    ...timelineQuery(client, customerId, { kind, text, until }),
    placeholderData: keepPreviousData,
  });
  const outline = useQuery({
    queryKey: ['timeline', 'outline', customerId],
    meta: { entities: timelineEntities },
    queryFn: () => client.timeline.outline({ customerId }),
  }).data;
  const shown = pages.data?.pages ?? [];
  const isWhole = useAfterPaint(shown.length > 0);
  const isEmpty = pages.isSuccess && shown[0]?.entries.length === 0;
  const end = useReachedEnd(
    () => {
      if (isWhole && pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
    },
    isWhole ? shown.length : 0,
  );
  const markedId = opensAt?.id ?? null;
  const said = useEntryWords(words);
  const today = dayOf(useNow());
  const hasOwnFields = useFieldsOf('interactions').length > 0;
  // Kept here and not by the entry: one that moves to the next page, as new ones come above it, is made anew there.
  const [correctingIds, setCorrectingIds] = useState<ReadonlySet<string>>(new Set());
  const onCorrect = useCallback(
    (id: string, isOn: boolean) =>
      setCorrectingIds((before) => {
        const ids = new Set(before);
        if (isOn) ids.add(id);
        else ids.delete(id);
        return ids;
      }),
    [],
  );
  const { run } = useCommand((core, id: string) => core.interactions.takeBack({ id }), { done: () => t('takenBackDone') });
  const onTakeBack = useCallback((id: string) => void run(id), [run]);
  const draw = useCallback(
    (entry: TimelineEntry) => (
      <TimelineItem
        key={entry.id}
        customerId={customerId}
        entry={entry}
        words={said}
        today={today}
        hasOwnFields={hasOwnFields}
        isMarked={entry.id === markedId}
        search={text}
        isCorrecting={correctingIds.has(entry.id)}
        onCorrect={onCorrect}
        onTakeBack={onTakeBack}
      />
    ),
    [customerId, said, today, hasOwnFields, markedId, text, correctingIds, onCorrect, onTakeBack],
  );
  const isFiltered = kind !== null || text !== '';
  return (
    <Card
      title={t('title')}
      isFlush
      aside={
        <>
          <SearchBox label={t('search')} value={typed} onSearch={setTyped} width={230} />
          <Months months={outline?.months ?? []} onChoose={setUntil} />
        </>
      }
    >
      <div className={classes.filters} role="group" aria-label={t('filterLabel')}>
        <Filter label={t('all')} count={outline?.total} isOn={kind === null} onClick={() => setKind(null)} />
        {(outline?.kinds ?? []).map(({ kind: of, count }) => (
          <Filter
            key={of}
            label={t(`kind.${of}`)}
            count={count}
            isOn={kind === of}
            onClick={() => setKind(kind === of ? null : of)}
          />
        ))}
        {outline === undefined || outline.attempts === 0 ? null : (
          <Filter
            label={t('attemptsTotal')}
            count={outline.attempts}
            isOn={kind === 'reaching'}
            onClick={() => setKind(kind === 'reaching' ? null : 'reaching')}
          />
        )}
      </div>
      {until === null ? null : (
        <div className={classes.jumped} role="status">
          {t('jumped')}
          <Button variant="subtle" onClick={() => setUntil(null)}>
            {t('toNewest')}
          </Button>
        </div>
      )}
      {pages.isError ? <FailedState reason={sentenceOf(pages.error, language)} onRetry={() => void pages.refetch()} /> : null}
      {pages.isPending ? <LoadingState lines={6} /> : null}
      {isEmpty ? (
        <EmptyState title={text !== '' ? t('notFound', { text }) : isFiltered ? t('emptyFiltered') : t('empty')} />
      ) : null}
      {isEmpty || shown.length === 0 ? null : (
        <div className={classes.list} role="list" aria-label={t('title')}>
          {(isWhole ? shown : shown.slice(0, 1)).map((page, index) => (
            // By its place: named after its first entry, each new one would make all anew, with what is being typed in them.
            <TimelinePage key={index} page={page} {...(isWhole ? {} : { most: firstRows(entryPx, abovePx) })} draw={draw} />
          ))}
        </div>
      )}
      <div ref={end} className={pages.isFetchingNextPage ? classes.more : ''} role="status">
        {pages.isFetchingNextPage ? t('loadingMore') : null}
      </div>
    </Card>
  );
}

/** An entry of that very instant is still before it. */
function justAfter(at: string): string {
  return new Date(Date.parse(at) + 1).toISOString();
}

function Filter({
  label,
  count,
  isOn,
  onClick,
}: {
  label: string;
  count: number | undefined;
  isOn: boolean;
  onClick: () => void;
}) {
  const language = useLanguage();
  return (
    <button type="button" className={classes.filter} aria-pressed={isOn} onClick={onClick}>
      {label}
      {count === undefined ? null : <span className={classes.count}> {writeNumber(count, language)}</span>}
    </button>
  );
}

interface MonthsOfTimeline {
  readonly months: readonly { readonly month: string; readonly count: number }[];
  readonly onChoose: (until: string | null) => void;
}

/** Months in which something happened; choosing one begins the list at its end. */
function Months({ months, onChoose }: MonthsOfTimeline) {
  const { t } = useTranslation('timeline');
  if (months.length < 2) return null;
  return (
    <LaterMenu
      position="bottom-end"
      button={(opener) => (
        <Button
          {...opener}
          variant="default"
          size="compact-sm"
          leftSection={<IconCalendar size={14} stroke={1.75} aria-hidden />}
        >
          {t('jump')}
        </Button>
      )}
    >
      <Menu.Dropdown mah={320} style={{ overflow: 'auto' }}>
        <MonthItems months={months} onChoose={onChoose} />
      </Menu.Dropdown>
    </LaterMenu>
  );
}

/** Apart from its button: ten years are a hundred lines, which are made when the menu is. */
function MonthItems({ months, onChoose }: MonthsOfTimeline) {
  const { t } = useTranslation('timeline');
  const language = useLanguage();
  return months.map(({ month, count }) => (
    <Menu.Item key={month} onClick={() => onChoose(startOfLocalDay(`${nextMonth(month)}-01`))}>
      {t('month', { month: month.slice(5), year: month.slice(0, 4) })}
      <span className={classes.count}> {writeNumber(count, language)}</span>
    </Menu.Item>
  ));
}

function nextMonth(month: string): string {
  const [year = 0, of = 1] = month.split('-').map(Number);
  return of === 12 ? `${year + 1}-01` : `${year}-${String(of + 1).padStart(2, '0')}`;
}

/** Calls back when the returned element comes near the seen part, and again after the list grew and it still is. */
function useReachedEnd(onReached: () => void, length: number) {
  const element = useRef<HTMLDivElement>(null);
  const newest = useRef(onReached);
  useEffect(() => {
    newest.current = onReached;
  });
  useEffect(
    () => watchNear(element.current, 1200, ({ isIntersecting }) => (isIntersecting ? newest.current() : undefined)),
    [length],
  );
  return element;
}
