/**
 * SQL of this version for papers. An upload is one person's: having sent every byte is the proof that a paper of that person may be read
 * (docs/adr/0019-papers.md). The bytes lie in parts of one mebibyte; of one content those of one upload are kept. No foreign key: its check
 * runs as the owner, whom the policies let see nothing in a request's transaction.
 */
export const papersSql = `
CREATE TABLE blob_uploads (
  tenant_id uuid NOT NULL,
  sha256 text COLLATE "C" NOT NULL,
  user_id uuid NOT NULL,
  bytes bigint NOT NULL,
  received bigint NOT NULL DEFAULT 0,
  begun_at text NOT NULL,
  completed_at text,
  holds_parts boolean NOT NULL DEFAULT true,
  PRIMARY KEY (tenant_id, sha256, user_id)
);
CREATE INDEX blob_uploads_begun ON blob_uploads(tenant_id, begun_at);
CREATE TABLE blob_parts (
  tenant_id uuid NOT NULL,
  sha256 text COLLATE "C" NOT NULL,
  user_id uuid NOT NULL,
  no integer NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (tenant_id, sha256, user_id, no)
);
ALTER TABLE blob_parts ALTER COLUMN content SET STORAGE EXTERNAL;
CREATE INDEX files_content ON files(tenant_id, sha256);
SELECT office_protect('blob_uploads');
SELECT office_protect('blob_parts');
GRANT SELECT, INSERT, UPDATE ON blob_uploads, blob_parts TO fieldbook_app;
`;
