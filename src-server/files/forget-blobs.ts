import type { UpkeepJob } from '../platform/upkeep.ts';

/** Undo brings a paper back within this time, on every laptop. */
const keptDays = 30;
/** Uploads that one transaction forgets; each may have fifty parts of a mebibyte. */
const mostUploads = 50;

/** Bytes come after their row: where there is none at all after so long, the person was erased. */
const rowlessHours = 1;

/** Contents that no paper has had for thirty days, and at once those of erased persons, whose papers name no content any more. */
export const forgetBlobs: UpkeepJob = {
  name: 'blobs',
  async run(sql, nowMs, most) {
    const atOnce = Math.min(most, mostUploads);
    const gone = await sql.query(
      `WITH old AS (
         SELECT u.tenant_id, u.sha256, u.user_id FROM blob_uploads u
          WHERE NOT EXISTS (SELECT 1 FROM files f WHERE f.tenant_id = u.tenant_id AND f.sha256 = u.sha256
                               AND (f.deleted_at IS NULL OR f.deleted_at >= $1))
            AND NOT EXISTS (SELECT 1 FROM product_photos f WHERE f.tenant_id = u.tenant_id AND f.sha256 = u.sha256
                               AND (f.deleted_at IS NULL OR f.deleted_at >= $1))
            AND (u.begun_at < $1 AND coalesce(u.completed_at, '') < $1 OR u.begun_at < $3 AND NOT EXISTS (
              SELECT 1 FROM files f WHERE f.tenant_id = u.tenant_id AND f.sha256 = u.sha256) AND NOT EXISTS (
              SELECT 1 FROM product_photos f WHERE f.tenant_id = u.tenant_id AND f.sha256 = u.sha256))
          LIMIT $2
       ), parts AS (
         DELETE FROM blob_parts p USING old WHERE p.tenant_id = old.tenant_id AND p.sha256 = old.sha256 AND p.user_id = old.user_id
       )
       DELETE FROM blob_uploads u USING old
        WHERE u.tenant_id = old.tenant_id AND u.sha256 = old.sha256 AND u.user_id = old.user_id RETURNING 1 AS one`,
      [hoursAgo(nowMs, keptDays * 24), atOnce, hoursAgo(nowMs, rowlessHours)],
    );
    // As many as were asked for means: ask once more.
    return gone.length < atOnce ? gone.length : most;
  },
};

function hoursAgo(nowMs: number, hours: number): string {
  return new Date(nowMs - hours * 60 * 60_000).toISOString();
}

/** The same content sent by several people is kept once. */
export const forgetDoubleBlobs: UpkeepJob = {
  name: 'doubleBlobs',
  async run(sql, _nowMs, most) {
    const gone = await sql.query(
      `DELETE FROM blob_parts p USING (
         SELECT k.tenant_id, k.sha256, k.user_id, k.no FROM blob_uploads u
           JOIN blob_parts k ON k.tenant_id = u.tenant_id AND k.sha256 = u.sha256 AND k.user_id = u.user_id
          WHERE NOT u.holds_parts LIMIT $1
       ) old
       WHERE p.tenant_id = old.tenant_id AND p.sha256 = old.sha256 AND p.user_id = old.user_id AND p.no = old.no RETURNING 1 AS one`,
      [most],
    );
    return gone.length;
  },
};
