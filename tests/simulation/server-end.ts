import type { SyncStore } from '../../src-server/sync/store.ts';

/** The server's process ends here; the database takes the open transaction back. */
export class ServerEnd extends Error {}

/** A store whose server ends at the n-th question to it. */
export interface EndingStore extends SyncStore {
  /** Counted from now; null: it does not end. */
  endsAt: number | null;
}

export function endingStore(store: SyncStore): EndingStore {
  const asked = <T extends object>(transaction: T): T =>
    new Proxy(transaction, {
      get(target, property, receiver) {
        if (ending.endsAt === 0) throw new ServerEnd('the server ends here');
        if (ending.endsAt !== null) ending.endsAt -= 1;
        return Reflect.get(target, property, receiver) as unknown;
      },
    });
  const ending: EndingStore = {
    endsAt: null,
    write: (tenantId, work) => store.write(tenantId, (tx) => work(asked(tx))),
    read: (tenantId, work) => store.read(tenantId, (tx) => work(asked(tx))),
  };
  return ending;
}
