/**
 * A paper of the person who works here whose bytes the office has not got from this person (`f` its row, `b` its content). A row that waits
 * itself is counted there: one paper is one thing that waits.
 */
export const isUnsentPaper = `f.deleted_at IS NULL AND b.sent_at IS NULL AND b.is_here = 1
  AND f.created_by = (SELECT value FROM sync_state WHERE key = 'user_id')`;

const unsent = `FROM blobs AS b WHERE b.sent_at IS NULL AND b.is_here = 1
  AND EXISTS (SELECT 1 FROM files AS f WHERE f.sha256 = b.sha256 AND f.rev > 0 AND ${isUnsentPaper})`;

/** How many contents wait for the office and since when, and how many it does not take. */
export const unsentBlobsSql = `SELECT
  (SELECT count(*) ${unsent} AND b.refusal IS NULL) AS waiting,
  (SELECT min(b.added_at) ${unsent} AND b.refusal IS NULL) AS since,
  (SELECT count(*) ${unsent} AND b.refusal IS NOT NULL) AS refused`;
