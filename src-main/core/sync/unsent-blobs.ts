const me = `(SELECT value FROM sync_state WHERE key = 'user_id')`;

/**
 * A paper of the person who works here whose bytes the office has not got from this person (`f` its row of `files` or of `product_photos`,
 * `b` its content). A row that waits itself is counted there: one paper is one thing that waits.
 */
export const isUnsentPaper = `f.deleted_at IS NULL AND b.sent_at IS NULL AND b.is_here = 1
  AND f.created_by = ${me}`;

/**
 * Whether a content `b` is one that this person owes to the office. The office takes it after a row that names it: where all such rows wait
 * themselves it is not owed yet. Pictures of products have no index by their content and are few: their contents are gathered once.
 */
export const isOwed = `b.sent_at IS NULL AND b.is_here = 1 AND (
  EXISTS (SELECT 1 FROM files AS f WHERE f.sha256 = b.sha256 AND f.rev > 0 AND ${isUnsentPaper})
  OR b.sha256 IN (SELECT f.sha256 FROM product_photos AS f WHERE f.deleted_at IS NULL AND f.created_by = ${me} AND f.rev > 0))`;

const unsent = `FROM blobs AS b WHERE ${isOwed}`;

/** How many contents wait for the office and since when, and how many it does not take. */
export const unsentBlobsSql = `SELECT
  (SELECT count(*) ${unsent} AND b.refusal IS NULL) AS waiting,
  (SELECT min(b.added_at) ${unsent} AND b.refusal IS NULL) AS since,
  (SELECT count(*) ${unsent} AND b.refusal IS NOT NULL) AS refused`;
