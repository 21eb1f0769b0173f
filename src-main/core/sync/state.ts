import type { Db } from '../platform/database.ts';

/** The few single values of a profile: who and which device this is, the clock, and later the cursor. */
export type StateKey =
  | 'device_id'
  | 'device_name'
  /** JSON `{id: name}`: how the office calls other laptops, as far as this one was told. */
  | 'device_names'
  /** Up to which line of the history the office was asked how the laptops are called that wrote it. */
  | 'device_names_to'
  | 'user_id'
  | 'company_name'
  | 'hlc'
  // With an office: its address, who logged in, the session, and where the laptop stands.
  | 'office_address'
  | 'office_id'
  | 'account'
  | 'role'
  | 'device_code'
  | 'device_key'
  /** The device that the session belongs to: another than `device_id` after a backup was put back. */
  | 'session_device_id'
  | 'refresh_token'
  | 'server_epoch'
  | 'cursor'
  | 'last_sync_at'
  | 'clock_offset_ms'
  | 'office_problem'
  | 'last_verified_at'
  /** JSON: which kinds of rows were not those of the office when they were compared, how, and whether that was told. */
  | 'known_differences'
  /** Up to this number every operation is sent again, whatever its state: the office was put back to an earlier day. */
  | 'resend_until'
  /** The last number that this laptop gave to a document of a series. */
  | `document:${string}`
  /** JSON `[{day, opNo}]`: how far operations had been archived on which day. */
  | 'archive_marks'
  /** The schema version for which columns kept in `extra` were moved to their places. */
  | 'extra_promoted'
  /** `version rid`: how the keys of duplicates were made, and up to which row. */
  | 'duplicates_built_to'
  /** JSON: the kinds of rows that are loaded from the office, or asked for. */
  | 'tables'
  /** JSON: what of erased persons is still to be cleaned out of journal, indexes and files. */
  | 'erase_cleaning'
  | `import-mapping:${string}`
  /** JSON: the basis that was named last for a table with these headings, and its purposes. */
  | `import-law:${string}`
  /** JSON: what wards of before July 2025 are called today, as it was answered while importing. */
  | 'import-wards'
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
