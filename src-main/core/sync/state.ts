import type { Db } from '../platform/database.ts';

/** The few single values of a profile: who and which device this is, the clock, and later the cursor. */
export type StateKey =
  | 'device_id'
  | 'device_name'
  | 'user_id'
  | 'company_name'
  | 'hlc'
  | 'last_verified_at'
  | `import-mapping:${string}`
  | `draft:${string}`;

export interface StateStore {
  get(key: StateKey): string | null;
  set(key: StateKey, value: string): void;
  remove(key: StateKey): void;
  /** Every value whose key begins so. */
  list(prefix: string): { key: string; value: string }[];
}

export function createStateStore(db: Db): StateStore {
  const read = db.prepare('SELECT value FROM sync_state WHERE key = ?').pluck();
  const write = db.prepare('INSERT INTO sync_state VALUES (?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value');
  const erase = db.prepare('DELETE FROM sync_state WHERE key = ?');
  const listed = db.prepare('SELECT key, value FROM sync_state WHERE substr(key, 1, length(@prefix)) = @prefix ORDER BY key');
  return {
    get(key) {
      const value = read.get(key);
      return typeof value === 'string' ? value : null;
    },
    set(key, value) {
      write.run(key, value);
    },
    remove(key) {
      erase.run(key);
    },
    list(prefix) {
      return listed.all({ prefix }) as { key: string; value: string }[]; // the columns selected
    },
  };
}
