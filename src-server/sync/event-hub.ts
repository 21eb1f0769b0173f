import { officeScope } from '../../src-shared/sync/scopes.ts';

/** One laptop that listens. */
export interface Listener {
  readonly tenantId: string;
  readonly userId: string;
  readonly deviceId: string;
  readonly sessionId: string;
  scopes: ReadonlySet<string>;
  /** False: it does not read what it was sent, so it is given up. */
  send(text: string): boolean;
  close(): void;
}

export interface EventHub {
  /** Gives what takes the listener out again. A device listens once: an older stream of it is closed. */
  add(listener: Listener): () => void;
  /** A commit that has happened. `scopes` null: it may have touched any. */
  tell(commit: { readonly tenantId: string; readonly seq: number; readonly scopes: readonly string[] | null }): void;
  closeWhere(isMeant: (listener: Listener) => boolean): void;
  count(): number;
  /** Ends all streams and timers. */
  close(): void;
}

export interface EventHubDeps {
  /** The scopes of these people now, asked when the office's people may have changed. */
  readonly scopesOf: (tenantId: string, userIds: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>;
  readonly onError: (error: unknown) => void;
  readonly debounceMs?: number;
  readonly heartbeatMs?: number;
}

interface Heard {
  readonly listener: Listener;
  sentSeq: number;
  waitingSeq: number;
  timer: NodeJS.Timeout | null;
}

/**
 * Tells laptops that there is something to fetch, and nothing of what it is. The first nudge goes out at once; those that follow within
 * the debounce are one.
 */
export function createEventHub(deps: EventHubDeps): EventHub {
  const debounceMs = deps.debounceMs ?? 300;
  const offices = new Map<string, Map<string, Heard>>();
  const heartbeat = setInterval(() => {
    for (const heard of all()) if (!heard.listener.send(': still here\n\n')) drop(heard);
  }, deps.heartbeatMs ?? 25_000);
  heartbeat.unref();

  const all = () => [...offices.values()].flatMap((office) => [...office.values()]);
  const drop = (heard: Heard) => {
    const { tenantId, deviceId } = heard.listener;
    if (heard.timer !== null) clearTimeout(heard.timer);
    heard.timer = null;
    const office = offices.get(tenantId);
    if (office?.get(deviceId) === heard) office.delete(deviceId);
    if (office?.size === 0) offices.delete(tenantId);
    heard.listener.close();
  };
  const send = (heard: Heard) => {
    if (heard.waitingSeq <= heard.sentSeq) return;
    heard.sentSeq = heard.waitingSeq;
    if (!heard.listener.send(`data: ${JSON.stringify({ seq: heard.sentSeq })}\n\n`)) drop(heard);
  };
  const nudge = (heard: Heard, seq: number) => {
    heard.waitingSeq = Math.max(heard.waitingSeq, seq);
    if (heard.timer !== null) return;
    send(heard);
    heard.timer = setTimeout(() => {
      heard.timer = null;
      send(heard);
    }, debounceMs);
    heard.timer.unref();
  };
  const learnScopes = async (tenantId: string) => {
    const listening = [...(offices.get(tenantId)?.values() ?? [])];
    const scopes = await deps.scopesOf(
      tenantId,
      listening.map(({ listener }) => listener.userId),
    );
    for (const { listener } of listening) listener.scopes = new Set(scopes.get(listener.userId) ?? []);
  };

  return {
    add(listener) {
      const heard: Heard = { listener, sentSeq: -1, waitingSeq: -1, timer: null };
      const office = offices.get(listener.tenantId) ?? new Map<string, Heard>();
      offices.set(listener.tenantId, office);
      const older = office.get(listener.deviceId);
      office.set(listener.deviceId, heard);
      if (older !== undefined) {
        if (older.timer !== null) clearTimeout(older.timer);
        older.listener.close();
      }
      return () => drop(heard);
    },
    tell({ tenantId, seq, scopes }) {
      const office = offices.get(tenantId);
      if (office === undefined) return;
      const touched = [...office.values()].filter(
        ({ listener }) => scopes === null || scopes.some((scope) => listener.scopes.has(scope)),
      );
      for (const heard of touched) nudge(heard, seq);
      if (scopes === null || scopes.includes(officeScope)) learnScopes(tenantId).catch(deps.onError);
    },
    closeWhere(isMeant) {
      for (const heard of all()) if (isMeant(heard.listener)) drop(heard);
    },
    count: () => all().length,
    close() {
      clearInterval(heartbeat);
      for (const heard of all()) drop(heard);
    },
  };
}
