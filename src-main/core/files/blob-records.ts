import type { Db } from '../platform/database.ts';
import { isOwed, isUnsentPaper } from '../sync/unsent-blobs.ts';

/** What is kept of a content beside its bytes. */
export interface BlobRecord {
  readonly bytes: number;
  readonly isHere: boolean;
  readonly thumbnail: string | null;
}

export interface UnsentBlob {
  readonly sha256: string;
  readonly bytes: number;
  readonly refusal: string | null;
}

/** The table `blobs`: where the bytes of papers are, and what the office has of them. */
export function createBlobRecords(db: Db) {
  const get = db.prepare('SELECT bytes, is_here AS isHere, thumbnail FROM blobs WHERE sha256 = ?');
  const noted = db.prepare(
    `INSERT INTO blobs (sha256, bytes, is_here, added_at, used_at, fetched_at) VALUES (@sha256, @bytes, 1, @now, @now, @fetchedAt)
     ON CONFLICT (sha256) DO UPDATE SET is_here = 1, used_at = @now, fetched_at = ifnull(@fetchedAt, fetched_at)`,
  );
  const used = db.prepare('UPDATE blobs SET used_at = ? WHERE sha256 = ? AND used_at < ?');
  const gone = db.prepare('UPDATE blobs SET is_here = 0 WHERE sha256 = ?');
  const setThumbnail = db.prepare('UPDATE blobs SET thumbnail = ? WHERE sha256 = ?');
  const sent = db.prepare('UPDATE blobs SET sent_bytes = bytes, sent_at = ?, refusal = NULL WHERE sha256 = ?');
  const sentSome = db.prepare('UPDATE blobs SET sent_bytes = ? WHERE sha256 = ?');
  const refused = db.prepare('UPDATE blobs SET refusal = ? WHERE sha256 = ?');
  const unsent = db.prepare(`SELECT b.sha256, b.bytes, b.refusal FROM blobs AS b WHERE ${isOwed} ORDER BY b.added_at`);
  const waiting = db.prepare(
    `SELECT id, name, customerId, customerName, productId, productName, bytes, sentBytes, refusal FROM (
       SELECT f.id, f.name, f.customer_id AS customerId, ifnull(c.name, '') AS customerName, NULL AS productId, NULL AS productName,
              b.bytes, b.sent_bytes AS sentBytes, b.refusal, b.added_at
       FROM blobs AS b JOIN files AS f ON f.sha256 = b.sha256 LEFT JOIN customers AS c ON c.id = f.customer_id WHERE ${isUnsentPaper}
       UNION ALL
       SELECT f.id, f.name, NULL, NULL, f.product_id, ifnull(p.name, ''), b.bytes, b.sent_bytes, b.refusal, b.added_at
       FROM product_photos AS f JOIN blobs AS b ON b.sha256 = f.sha256 LEFT JOIN products AS p ON p.id = f.product_id WHERE ${isUnsentPaper})
     ORDER BY added_at, id LIMIT 500`,
  );
  const total = db.prepare('SELECT count(*) AS files, ifnull(sum(bytes), 0) AS bytes FROM blobs WHERE is_here = 1');
  /** The office hands out what the papers' makers have sent: where they are this person's alone, it has this person's. */
  const sentBefore = db.prepare(
    `UPDATE blobs SET sent_at = @now, sent_bytes = bytes WHERE sha256 = @sha256 AND sent_at IS NULL AND NOT EXISTS (
       SELECT 1 FROM files AS f WHERE f.sha256 = @sha256 AND f.created_by IS NOT (SELECT value FROM sync_state WHERE key = 'user_id')
       UNION ALL
       SELECT 1 FROM product_photos AS f WHERE f.sha256 = @sha256 AND f.created_by IS NOT (SELECT value FROM sync_state WHERE key = 'user_id'))`,
  );
  const wanted = db.prepare(
    `SELECT f.sha256, max(f.bytes) AS bytes FROM files AS f LEFT JOIN blobs AS b ON b.sha256 = f.sha256 JOIN customers AS c ON c.id = f.customer_id
     WHERE f.deleted_at IS NULL AND c.deleted_at IS NULL AND f.rev > 0 AND f.bytes <= @most AND (b.sha256 IS NULL OR (b.is_here = 0 AND b.fetched_at IS NULL))
       AND c.owner_id = (SELECT value FROM sync_state WHERE key = 'user_id')
     GROUP BY f.sha256 ORDER BY max(f.created_at) DESC LIMIT 200`,
  );
  const wantedPhotos = db.prepare(
    `SELECT f.sha256, max(f.bytes) AS bytes FROM product_photos AS f JOIN products AS p ON p.id = f.product_id LEFT JOIN blobs AS b ON b.sha256 = f.sha256
     WHERE f.deleted_at IS NULL AND p.deleted_at IS NULL AND p.is_active = 1 AND f.rev > 0 AND f.bytes <= @most
       AND (b.sha256 IS NULL OR (b.is_here = 0 AND b.fetched_at IS NULL))
     GROUP BY f.sha256 ORDER BY min(f."order"), max(f.created_at) DESC LIMIT +@limit`,
  );
  const photoBytes = db
    .prepare(
      'SELECT ifnull(sum(bytes), 0) FROM blobs WHERE is_here = 1 AND sha256 IN (SELECT sha256 FROM product_photos WHERE deleted_at IS NULL)',
    )
    .pluck();
  /** What the office has as well, longest unused first. */
  const spare = db.prepare(
    `SELECT sha256, bytes, used_at AS usedAt FROM blobs WHERE is_here = 1 AND (sent_at IS NOT NULL OR fetched_at IS NOT NULL) ORDER BY used_at LIMIT 500`,
  );
  const spareBytes = db
    .prepare('SELECT ifnull(sum(bytes), 0) FROM blobs WHERE is_here = 1 AND (sent_at IS NOT NULL OR fetched_at IS NOT NULL)')
    .pluck();
  /** Not taken for a paper's content: the small pictures lie in the same folder. */
  const isThumbnail = db.prepare('SELECT 1 FROM blobs WHERE thumbnail = ?').pluck();
  const unreferenced = db.prepare(
    `SELECT b.sha256, b.thumbnail FROM blobs AS b
     WHERE b.added_at < @before AND NOT EXISTS (SELECT 1 FROM files AS f WHERE f.sha256 = b.sha256 AND (f.deleted_at IS NULL OR f.deleted_at >= @before))
       AND b.sha256 NOT IN (SELECT f.sha256 FROM product_photos AS f WHERE f.deleted_at IS NULL OR f.deleted_at >= @before)`,
  );
  const forget = db.prepare('DELETE FROM blobs WHERE sha256 = ?');

  return {
    get(sha256: string): BlobRecord | null {
      const row = get.get(sha256) as (Omit<BlobRecord, 'isHere'> & { isHere: number }) | undefined; // the columns selected
      return row === undefined ? null : { ...row, isHere: row.isHere === 1 };
    },
    noteStored: ({ sha256, bytes }: { sha256: string; bytes: number }, now: string) =>
      void noted.run({ sha256, bytes, now, fetchedAt: null }),
    noteFetched(blob: { sha256: string; bytes: number }, now: string) {
      noted.run({ ...blob, now, fetchedAt: now });
      sentBefore.run({ sha256: blob.sha256, now });
    },
    /** For the order in which contents make room; a minute is exact enough. */
    noteUsed: (sha256: string, now: string) => void used.run(now, sha256, new Date(Date.parse(now) - 60_000).toISOString()),
    noteGone: (sha256: string) => void gone.run(sha256),
    setThumbnail: (sha256: string, thumbnail: string) => void setThumbnail.run(thumbnail, sha256),
    noteSent: (sha256: string, now: string) => void sent.run(now, sha256),
    noteSentBytes: (sha256: string, bytes: number) => void sentSome.run(bytes, sha256),
    noteRefused: (sha256: string, refusal: string | null) => void refused.run(refusal, sha256),
    unsent: () => unsent.all() as UnsentBlob[], // the columns selected
    waiting: () => waiting.all(),
    total: () => total.get() as { files: number; bytes: number }, // as above
    /** Contents up to this size of papers of the person's own customers that were never here. */
    wanted: (most: number) => wanted.all({ most }) as { sha256: string; bytes: number }[], // as above
    /** Of pictures of what is sold, main ones first. */
    wantedPhotos: (most: number, limit: number) => wantedPhotos.all({ most, limit }) as { sha256: string; bytes: number }[], // as above
    /** Of all pictures of products on this laptop. */
    photoBytes: () => Number(photoBytes.get()),
    spare: () => spare.all() as { sha256: string; bytes: number; usedAt: string }[], // as above
    spareBytes: () => Number(spareBytes.get()),
    isThumbnail: (sha256: string) => isThumbnail.get(sha256) === 1,
    /** Contents that no paper has had since `before`. */
    unreferenced: (before: string) => unreferenced.all({ before }) as { sha256: string; thumbnail: string | null }[], // as above
    forget: (sha256: string) => void forget.run(sha256),
  };
}
export type BlobRecords = ReturnType<typeof createBlobRecords>;
