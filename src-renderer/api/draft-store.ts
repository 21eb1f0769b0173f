import type { Client } from '../../src-shared/contract.ts';
import { AppError } from '../../src-shared/rpc/errors.ts';

const keepAfterMs = 1000;
/** Where earlier versions kept drafts: in the browser, in clear. */
const formerPrefix = 'fieldbook.draft.';

/**
 * What is typed into forms, by form. Forms read it without waiting; the core keeps it in the encrypted database, at most a second
 * after the last key and at once on `flush`.
 */
export interface DraftStore {
  /** The values as they were kept; undefined where there is no draft. */
  read(key: string): unknown;
  keep(key: string, values: object): void;
  clear(key: string): void;
  /** Hands over everything that waits, without waiting itself: the window may be gone the next moment. */
  flush(): void;
  /** Takes in what the core has kept, and once what an earlier version left in the browser. Never fails: forms work without. */
  fill(): Promise<void>;
}

export function createDraftStore(client: Client, former: FormerStorage | null): DraftStore {
  const drafts = new Map<string, unknown>();
  /** What the core has not been told yet; null is a draft to forget. */
  const waiting = new Map<string, object | null>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending: Promise<unknown> | null = null;
  let filled: Promise<void> | undefined;

  const send = async (key: string, values: object | null): Promise<void> => {
    try {
      await (values === null ? client.drafts.clear({ key }) : client.drafts.keep({ key, json: JSON.stringify(values) }));
    } catch (error) {
      // Too long to be kept: it stays on the screen. Anything else (the core is being started again) is tried with the next key.
      if (error instanceof AppError && error.code === 'invalid') return;
      if (!waiting.has(key)) waiting.set(key, values);
    }
  };
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const now = [...waiting];
    waiting.clear();
    if (now.length === 0) return;
    const sent = Promise.all(now.map(([key, values]) => send(key, values)));
    sending = sent;
    void sent.then(() => {
      if (sending === sent) sending = null;
    });
  };
  /** Two calls for one form must not overtake each other on their way: one at a time, except when the window goes. */
  const flushInTurn = () => {
    timer = undefined;
    if (sending === null) flush();
    else void sending.then(flush);
  };

  const fill = async () => {
    const kept = await client.drafts.list({}).catch(() => null);
    if (kept === null) return;
    for (const { key, json } of kept.drafts) drafts.set(key, JSON.parse(json));
    for (const { key, values } of readFormer(former)) {
      if (values !== null && !drafts.has(key)) {
        drafts.set(key, values);
        await send(key, values);
        if (waiting.has(key)) continue;
      }
      former?.removeItem(formerPrefix + key);
    }
  };

  return {
    read: (key) => drafts.get(key),
    keep(key, values) {
      drafts.set(key, values);
      waiting.set(key, values);
      timer ??= setTimeout(flushInTurn, keepAfterMs);
    },
    clear(key) {
      drafts.delete(key);
      waiting.set(key, null);
      clearTimeout(timer);
      flushInTurn();
    },
    flush,
    fill: () => (filled ??= fill()),
  };
}

export type FormerStorage = Pick<Storage, 'length' | 'key' | 'getItem' | 'removeItem'>;

function readFormer(former: FormerStorage | null): { key: string; values: object | null }[] {
  if (former === null) return [];
  const names = Array.from({ length: former.length }, (_, index) => former.key(index));
  return names
    .filter((name) => name !== null)
    .filter((name) => name.startsWith(formerPrefix))
    .map((name) => ({ key: name.slice(formerPrefix.length), values: readValues(former.getItem(name)) }));
}

function readValues(text: string | null): object | null {
  try {
    const values: unknown = JSON.parse(text ?? 'null');
    return typeof values === 'object' ? values : null;
  } catch {
    return null;
  }
}
