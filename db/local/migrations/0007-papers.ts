/**
 * SQL of this version for papers: what this laptop knows of the bytes of a content. The folder `blobs` holds them; a row that a restored
 * backup has not got is made again from the folder.
 */
export const papersSql = `
CREATE TABLE blobs (
  sha256 TEXT PRIMARY KEY,
  bytes INTEGER NOT NULL,
  is_here INTEGER NOT NULL,
  added_at TEXT NOT NULL,
  used_at TEXT NOT NULL,
  fetched_at TEXT,
  sent_at TEXT,
  sent_bytes INTEGER NOT NULL DEFAULT 0,
  refusal TEXT,
  thumbnail TEXT
) STRICT;
CREATE INDEX blobs_thumbnail ON blobs(thumbnail) WHERE thumbnail IS NOT NULL;
CREATE INDEX blobs_unsent ON blobs(added_at) WHERE sent_at IS NULL AND is_here = 1;
CREATE INDEX files_content ON files(sha256);
`;
