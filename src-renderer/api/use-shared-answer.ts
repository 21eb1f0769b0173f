import { type QueryClient, type QueryKey, QueryObserver, type QueryObserverOptions, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';

interface Shared<T> {
  follow(onChange: () => void): () => void;
  read(): T | undefined;
}

const kept = new WeakMap<QueryClient, Map<string, Shared<unknown>>>();

/**
 * The answer to a question that nearly every part of a screen asks, such as the people of the office or the lists of choices; undefined
 * until it is there. `useQuery` watches the same answer anew for each of thirty components; here one watches for all.
 */
export function useSharedAnswer<T>(options: QueryObserverOptions<T, Error, T, T, QueryKey>): T | undefined {
  const queries = useQueryClient();
  const { follow, read } = sharedOf(queries, options);
  return useSyncExternalStore(follow, read);
}

/** What watches for all; for tests. */
export function sharedOf<T>(queries: QueryClient, options: QueryObserverOptions<T, Error, T, T, QueryKey>): Shared<T> {
  const ofClient = kept.get(queries) ?? new Map<string, Shared<unknown>>();
  kept.set(queries, ofClient);
  const name = options.queryKey.join(' ');
  // One key has one kind of answer: whoever asks under it names the same procedure.
  const before = ofClient.get(name) as Shared<T> | undefined;
  if (before !== undefined) return before;
  const made = share(queries, options);
  ofClient.set(name, made);
  return made;
}

function share<T>(queries: QueryClient, options: QueryObserverOptions<T, Error, T, T, QueryKey>): Shared<T> {
  const observer = new QueryObserver(queries, options);
  return {
    follow(onChange) {
      // What nobody watched for a while was forgotten: it is found again, or asked anew.
      if (!observer.hasListeners()) observer.setOptions(options);
      return observer.subscribe(onChange);
    },
    read: () => queries.getQueryData<T>(options.queryKey),
  };
}
