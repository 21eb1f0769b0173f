import type { BlobRecords } from './blob-records.ts';
import type { BlobStore } from './blob-store.ts';

/** Bytes of contents that the office has as well; with more the longest unused ones make room. */
const mostSpareBytes = 4 * 1024 ** 3;
/** What was looked at within this time stays in any case. */
const keptMs = 24 * 60 * 60_000;

/** Only what can be fetched again goes; small pictures stay. */
export function makeRoom(records: BlobRecords, store: BlobStore, now: string, most = mostSpareBytes): void {
  let left = records.spareBytes();
  if (left <= most) return;
  const before = new Date(Date.parse(now) - keptMs).toISOString();
  for (const { sha256, bytes, usedAt } of records.spare()) {
    if (left <= most || usedAt >= before) return;
    store.remove(sha256);
    records.noteGone(sha256);
    left -= bytes;
  }
}
