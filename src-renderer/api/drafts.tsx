import { createContext, useContext, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useClient } from './client.tsx';
import type { DraftStore, FormerStorage } from './draft-store.ts';
import { createDraftStore } from './draft-store.ts';

const DraftsContext = createContext<DraftStore | null>(null);

/** Shows its children when what was typed before is there, a few milliseconds later: a form reads its draft as it opens. */
export function DraftsProvider({ children }: { children: ReactNode }) {
  const client = useClient();
  const [store] = useState(() => createDraftStore(client, browserStorage()));
  const [isFilled, setIsFilled] = useState(false);

  useEffect(() => {
    void store.fill().then(() => setIsFilled(true));
    const flushHidden = () => {
      if (document.visibilityState === 'hidden') store.flush();
    };
    window.addEventListener('pagehide', store.flush);
    document.addEventListener('visibilitychange', flushHidden);
    return () => {
      window.removeEventListener('pagehide', store.flush);
      document.removeEventListener('visibilitychange', flushHidden);
      store.flush();
    };
  }, [store]);

  return isFilled ? <DraftsContext value={store}>{children}</DraftsContext> : null;
}

export function useDraftStore(): DraftStore {
  const store = useContext(DraftsContext);
  if (store === null) throw new Error('DraftsProvider is missing');
  return store;
}

/** A browser may forbid it. */
function browserStorage(): FormerStorage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
