import { createHash } from 'node:crypto';
import { blobPartBytes, type BlobProgress } from '../../src-shared/files/blob-wire.ts';
import type { OfficeDatabase, Sql } from '../platform/database.ts';
import { refuse } from '../platform/refusal.ts';

/*
 * Contents of papers in the database, in parts of one mebibyte:
 *
 *     begin ──▶ part 0, 1, 2 … (each at the offset that is due) ──▶ the hash is what the name says? ──▶ whole
 *                                                                    no ──▶ begins again at 0
 *
 * Who may send: whoever made a `files` row with this hash. Who may read: whoever sees such a row whose maker has sent the content in full.
 * Knowing a hash, or writing it into a row of one's own, gives nothing: the maker of that row has proven nothing.
 */

export interface BlobCaller {
  readonly tenantId: string;
  readonly userId: string;
}

interface Upload {
  readonly bytes: number;
  readonly received: number;
  readonly completed_at: string | null;
}

/** The same answer whether there is no such content or somebody else's papers have it. */
function unknown(): never {
  return refuse('not-found', 'no paper of yours has this content');
}

export function createOfficeBlobs(deps: {
  readonly database: OfficeDatabase;
  readonly nowMs: () => number;
  /** Bytes of all contents of one office together. */
  readonly mostBytes: number;
}) {
  const { database } = deps;
  const now = () => new Date(deps.nowMs()).toISOString();

  const refuseStranger = async (sql: Sql, { tenantId, userId }: BlobCaller, sha256: string) => {
    const rows = await sql.query(
      `SELECT 1 FROM files WHERE tenant_id = $1 AND sha256 = $2 AND created_by = $3 AND deleted_at IS NULL
       UNION ALL
       SELECT 1 FROM product_photos WHERE tenant_id = $1 AND sha256 = $2 AND created_by = $3 AND deleted_at IS NULL LIMIT 1`,
      [tenantId, sha256, userId],
    );
    if (rows.length === 0) unknown();
  };
  const lockUpload = async (sql: Sql, { tenantId, userId }: BlobCaller, sha256: string): Promise<Upload | undefined> => {
    const [upload] = await sql.query<Upload>(
      'SELECT bytes, received, completed_at FROM blob_uploads WHERE tenant_id = $1 AND sha256 = $2 AND user_id = $3 FOR UPDATE',
      [tenantId, sha256, userId],
    );
    return upload;
  };
  const refuseOverQuota = async (sql: Sql, { tenantId }: BlobCaller, sha256: string, bytes: number) => {
    const [sum] = await sql.query<{ bytes: number }>(
      `SELECT coalesce(sum(bytes), 0)::bigint AS bytes
         FROM (SELECT max(bytes) AS bytes FROM blob_uploads WHERE tenant_id = $1 AND sha256 <> $2 GROUP BY sha256) AS contents`,
      [tenantId, sha256],
    );
    if ((sum?.bytes ?? 0) + bytes > deps.mostBytes)
      refuse('too-large', 'the office has no more room for papers', { fields: { office: 'full' } });
  };

  return {
    /** Begins an upload, or tells how far the one that was begun has come. */
    async begin(caller: BlobCaller, sha256: string, bytes: number): Promise<BlobProgress> {
      const { tenantId, userId } = caller;
      return await database.inTenant(tenantId, 'write', async (sql) => {
        await refuseStranger(sql, caller, sha256);
        const known = await lockUpload(sql, caller, sha256);
        if (known !== undefined && known.bytes === bytes) return progressOf(known);
        if (known?.completed_at != null) refuse('invalid', 'this content has another length', { fields: { bytes: 'invalid' } });
        await refuseOverQuota(sql, caller, sha256, bytes);
        await sql.query(
          `INSERT INTO blob_uploads (tenant_id, sha256, user_id, bytes, begun_at) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT (tenant_id, sha256, user_id) DO UPDATE SET bytes = excluded.bytes, received = 0`,
          [tenantId, sha256, userId, bytes, now()],
        );
        return { offset: 0, isWhole: false };
      });
    },

    /** Takes the part that is due; another one is answered with how far the upload has come, and nothing happens. */
    async add(caller: BlobCaller, sha256: string, offset: number, part: Buffer): Promise<BlobProgress> {
      const who = [caller.tenantId, sha256, caller.userId] as const;
      const outcome = await database.inTenant(caller.tenantId, 'write', async (sql) => {
        await refuseStranger(sql, caller, sha256);
        const upload = await lockUpload(sql, caller, sha256);
        if (upload === undefined) return unknown();
        // An answer that was lost: the laptop sends again what is here.
        if (upload.completed_at !== null || offset !== upload.received) return progressOf(upload);
        const due = Math.min(blobPartBytes, upload.bytes - upload.received);
        if (part.length !== due) refuse('invalid', `a part of ${due} bytes is due`, { fields: { part: 'invalid' } });
        await sql.query(
          `INSERT INTO blob_parts (tenant_id, sha256, user_id, no, content) VALUES ($1, $2, $3, $4, decode($5, 'base64'))
           ON CONFLICT (tenant_id, sha256, user_id, no) DO UPDATE SET content = excluded.content`,
          [...who, offset / blobPartBytes, part.toString('base64')],
        );
        const received = offset + part.length;
        await sql.query(`UPDATE blob_uploads SET received = $4 WHERE ${ofOne}`, [...who, received]);
        return received < upload.bytes ? { offset: received, isWhole: false } : await complete(sql, who, upload.bytes, now());
      });
      // Outside of the transaction, so that what was received is forgotten and the laptop can begin again.
      return outcome ?? refuse('invalid', 'the content is not what its name says', { fields: { sha256: 'invalid' } });
    },

    /** How long the content is and whose upload holds it, for whoever may read it. */
    async find(caller: BlobCaller, scopes: readonly string[], sha256: string): Promise<{ bytes: number; holder: string }> {
      return await database.inTenant(caller.tenantId, 'snapshot', async (sql) => {
        const [found] = await sql.query<{ bytes: number; holder: string }>(
          `SELECT h.bytes, h.user_id AS holder FROM blob_uploads AS h
            WHERE h.tenant_id = $1 AND h.sha256 = $2 AND h.completed_at IS NOT NULL AND h.holds_parts
              AND (${isSeenIn('files')} OR ${isSeenIn('product_photos')})
            ORDER BY h.completed_at, h.user_id LIMIT 1`,
          [caller.tenantId, sha256, scopes],
        );
        return found ?? unknown();
      });
    },

    /** The bytes `from` to `to` of a content, part by part, each in a transaction of its own: a slow line keeps nobody waiting. */
    async *read(tenantId: string, sha256: string, holder: string, range: { from: number; to: number }): AsyncIterable<Buffer> {
      for (let no = Math.floor(range.from / blobPartBytes); no * blobPartBytes < range.to; no += 1) {
        const who = [tenantId, sha256, holder] as const;
        const part = await database.inTenant(tenantId, 'snapshot', async (sql) => await readPart(sql, who, no));
        if (part === null) throw new Error('a part of a content is gone');
        const start = no * blobPartBytes;
        yield part.subarray(Math.max(0, range.from - start), range.to - start);
      }
    },
  };
}

/** Whether a row of this table that lies in one of the scopes $3 points to the content, and its maker has sent every byte of it. */
function isSeenIn(table: 'files' | 'product_photos'): string {
  return `EXISTS (SELECT 1 FROM ${table} AS f
    JOIN blob_uploads AS u ON u.tenant_id = f.tenant_id AND u.sha256 = f.sha256 AND u.user_id = f.created_by
    WHERE f.tenant_id = $1 AND f.sha256 = $2 AND f.deleted_at IS NULL AND f.scope_id = ANY($3::text[]) AND u.completed_at IS NOT NULL)`;
}

/** Tenant, content, person: one upload. */
type Who = readonly [tenantId: string, sha256: string, userId: string];
const ofOne = 'tenant_id = $1 AND sha256 = $2 AND user_id = $3';

/** Null where the bytes are not what the name says. */
async function complete(sql: Sql, who: Who, bytes: number, now: string): Promise<BlobProgress | null> {
  const hash = createHash('sha256');
  for (let no = 0; no * blobPartBytes < bytes; no += 1) hash.update((await readPart(sql, who, no)) ?? '');
  if (hash.digest('hex') !== who[1]) {
    await sql.query(`UPDATE blob_uploads SET received = 0 WHERE ${ofOne}`, [...who]);
    return null;
  }
  await sql.query(
    `UPDATE blob_uploads AS u SET completed_at = $4, holds_parts = NOT EXISTS (
       SELECT 1 FROM blob_uploads AS o WHERE o.tenant_id = u.tenant_id AND o.sha256 = u.sha256 AND o.user_id <> u.user_id
          AND o.completed_at IS NOT NULL AND o.holds_parts)
     WHERE u.tenant_id = $1 AND u.sha256 = $2 AND u.user_id = $3`,
    [...who, now],
  );
  return { offset: bytes, isWhole: true };
}

async function readPart(sql: Sql, who: Who, no: number): Promise<Buffer | null> {
  const row = await sql.texts(`SELECT encode(content, 'base64') FROM blob_parts WHERE ${ofOne} AND no = $4`, [...who, no]);
  const text = row?.[0] ?? null;
  return text === null ? null : Buffer.from(typeof text === 'string' ? text : Buffer.from(text).toString('latin1'), 'base64');
}

function progressOf(upload: Upload): BlobProgress {
  return { offset: upload.received, isWhole: upload.completed_at !== null };
}
