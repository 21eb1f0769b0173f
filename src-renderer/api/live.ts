import { notifyManager, QueryClient } from '@tanstack/react-query';
import type { Query } from '@tanstack/react-query';
import type { CoreEvent, Job } from '../../src-shared/rpc/events.ts';
import type { Transport } from '../../src-shared/rpc/transport.ts';
import type { EntityName } from '../../src-shared/sync/entities.ts';

/**
 * What the core tells changes of: the entities, and what is no record (`status` is the program's own state, `blobs` where files' bytes are,
 * `deviceNames` what other laptops are called).
 */
export type LiveEntity = EntityName | 'status' | 'settings' | 'imports' | 'blobs' | 'deviceNames';

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** What makes the answer old when it changes, such as `['customers', 'visits']`. */
      readonly entities: readonly LiveEntity[];
    };
  }
}

/** Answers come from this laptop: they are never stale by age, only by a change, and no network state matters. */
export function createQueryClient(): QueryClient {
  // An answer is drawn in the turn in which it comes. The library's timer waits behind whatever else the browser has to do.
  notifyManager.setScheduler(queueMicrotask);
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 60_000,
        retry: false,
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

/**
 * So long (milliseconds) what changed waits for the answers that are under way. A question that is given up goes on in the browser: while
 * another process writes, a screen that asked at every frame would have thousands of them open, and the browser refuses more.
 */
const patienceMs = 500;

export const jobsKey = ['jobs', 'live'] as const;

/**
 * Follows the core: what a screen shows is asked for again when it changed. Changes of one frame are taken together, so an
 * import of 10,000 rows does not ask 10,000 times. Returns the function that ends it.
 */
export function followChanges(
  transport: Pick<Transport, 'subscribe'>,
  queries: QueryClient,
  nextFrame: (run: () => void) => void = onNextFrame,
): () => void {
  const changed = new Set<string>();
  let isWaiting = false;
  let isAsking = false;

  function refetchChanged() {
    isWaiting = false;
    isAsking = true;
    const entities = new Set(changed);
    changed.clear();
    const predicate = (query: Query) => entities.has('*') || (query.meta?.entities ?? []).some((entity) => entities.has(entity));
    const beginning = queries
      .getQueryCache()
      .findAll({ predicate, fetchStatus: 'fetching' })
      .filter((query) => query.state.data === undefined);
    void withinPatience(queries.invalidateQueries({ predicate })).then(() => {
      isAsking = false;
      if (changed.size > 0) waitForFrame();
    });
    // The library asks nothing anew while a first answer is under way, and that answer may be older than the change.
    for (const query of beginning) askAgainAfter(queries, query);
  }

  function note(entity: string) {
    changed.add(entity);
    if (!isWaiting && !isAsking) waitForFrame();
  }

  function waitForFrame() {
    isWaiting = true;
    nextFrame(refetchChanged);
  }

  return transport.subscribe((event: CoreEvent) => {
    if (event.type === 'changed') note(event.entity);
    if (event.type === 'status') note('status');
    if (event.type === 'job') noteJob(queries, event.job);
  });
}

async function withinPatience(answers: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const enough = new Promise((resolve) => (timer = setTimeout(resolve, patienceMs)));
  await Promise.race([answers, enough]);
  clearTimeout(timer);
}

function noteJob(queries: QueryClient, job: Job) {
  const query = queries.getQueryCache().find({ queryKey: jobsKey });
  queries.setQueryData<readonly Job[]>(jobsKey, (jobs = []) => [...jobs.filter((other) => other.id !== job.id), job]);
  // An answer that is under way may be older than this word, and would stand until the next one: a job that is held up says none.
  if (query?.state.fetchStatus === 'fetching') askAgainAfter(queries, query);
}

function askAgainAfter(queries: QueryClient, query: Query) {
  const askAgain = () => queries.invalidateQueries({ queryKey: query.queryKey, exact: true });
  query.promise?.then(askAgain, askAgain);
}

function onNextFrame(run: () => void) {
  // A hidden window paints no frames; the timer makes sure that it is not behind when it is shown again.
  const timer = setTimeout(once, 100);
  const frame = requestAnimationFrame(once);
  let isDone = false;
  function once() {
    if (isDone) return;
    isDone = true;
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    run();
  }
}
